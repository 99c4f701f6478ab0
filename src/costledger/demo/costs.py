"""What the invented company buys besides goods: who sends which invoice, and when.

Each row is a series of invoices of one supplier to one department: amounts in kroner
without VAT, the months in which they come, how much they vary. A row with `up_to` varies
with a long tail from `amount` to there, as travel, repairs and tools do.
"""

from __future__ import annotations

from attrs import frozen

EVERY = tuple(range(1, 13))
QUARTERLY = (1, 4, 7, 10)
NOT_JULY = (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12)
EVEN = (2, 4, 6, 8, 10, 12)
ODD = (1, 3, 5, 9, 11)
AUTUMN = (9, 10, 11)


@frozen
class Cost:
    """A series of invoices, or of expense claims when `vat` is none and text says so."""

    account: str
    department: str
    text: str
    amount: int
    months: tuple[int, ...] = EVERY
    spread: int = 0
    """Percent that the amount varies, as a bell."""
    up_to: int = 0
    vat: int = 25
    project: str = ""
    day: int = 6


PREMISES = (
    Cost("6300", "340", "Havnegata Eiendom, rent", 285_000, day=1),
    Cost(
        "6320",
        "340",
        "Renhold Vest, waste and water",
        28_200,
        QUARTERLY,
        spread=14,
        day=9,
    ),
    Cost("6360", "340", "Blank & Rein, cleaning", 24_800, day=3),
    Cost("6390", "340", "Vaktposten, security", 11_900, QUARTERLY, day=2),
    Cost(
        "5900", "340", "Kantinekompaniet, canteen", 31_500, NOT_JULY, 12, vat=15, day=27
    ),
)

MACHINES = (
    Cost("6400", "110", "Maskinleie, laser cutter", 46_500, day=4),
    Cost("6400", "120", "Maskinleie, spray booth", 18_900, day=4),
    Cost("6440", "140", "Truckleie, forklifts", 8_900, day=5),
    Cost("6440", "240", "Bilpartner, service vans", 17_400, day=5),
    Cost("6500", "110", "Verktøyhuset, tools", 4_900, ODD, up_to=96_000, day=12),
    Cost("6500", "130", "Verktøyhuset, tools", 5_400, EVEN, up_to=69_000, day=17),
    Cost("6500", "240", "Verktøyhuset, tools", 900, ODD, up_to=16_000, day=19),
    Cost("6570", "110", "Arbeidstøy, welding gear", 14_200, QUARTERLY, 18, day=11),
    Cost("6570", "130", "Arbeidstøy, work clothing", 11_600, QUARTERLY, 18, day=11),
    Cost("6620", "110", "Maskinservice, laser and robots", 14_500, EVEN, up_to=260_000, day=21),
    Cost("6620", "120", "Maskinservice, spray booth", 6_800, ODD, up_to=150_000, day=22),
    Cost("6620", "150", "Kalibrering, test rigs", 18_400, (3, 9), day=14),
    Cost("4030", "120", "Lakk & Kjemi, paint", 41_000, NOT_JULY, 22, day=10),
    Cost("4500", "120", "Pulverlakk, coating of trikes", 62_000, NOT_JULY, 25,
         project="", day=18),
    Cost("6750", "130", "Bemanning Vest, assembly help", 86_000, (3, 4, 5, 6), 20, day=28),
)  # fmt: skip

VEHICLES = (
    Cost("7000", "140", "Drivstoffkort, fuel", 9_800, EVERY, 22, day=28),
    Cost("7000", "240", "Drivstoffkort, fuel and charging", 12_600, EVERY, 22, day=28),
    Cost("7020", "140", "Bilverkstedet, van service", 1_800, (2, 6, 10), up_to=24_000),
    Cost(
        "7020", "240", "Bilverkstedet, van service", 2_100, (1, 5, 9, 11), up_to=31_000
    ),
    Cost("7040", "240", "Trygg Forsikring, vans", 38_600, (1,), vat=0, day=8),
    Cost("7040", "140", "Trygg Forsikring, truck", 21_300, (1,), vat=0, day=8),
)

PEOPLE = (
    Cost("5920", "320", "Trygg Forsikring, personnel", 46_200, QUARTERLY, vat=0, day=8),
    Cost("5950", "110", "Sveiseskolen, certificates", 38_500, (2, 9), vat=0, day=20),
    Cost("5950", "130", "Motorwerk, drive unit course", 24_900, (1, 10), vat=0, day=15),
    Cost("5950", "210", "Salgsakademiet, course", 21_000, (3,), vat=0, day=15),
    Cost("5950", "330", "Standard, safety of e-bikes", 17_800, (5, 11), vat=0, day=15),
    Cost("6860", "310", "Fjordhotellet, strategy meeting", 58_400, (2, 9), 10, day=24),
    Cost("7100", "210", "Expense claim, mileage", 7_400, EVEN, 35, vat=0, day=24),
    Cost("7100", "240", "Expense claim, mileage", 4_300, EVEN, 35, vat=0, day=24),
    Cost("7130", "210", "Reisebyrået, flights", 9_800, EVEN, up_to=92_000, vat=12, day=13),
    Cost("7130", "220", "Reisebyrået, flights", 18_400, ODD, up_to=148_000, vat=12, day=16),
    Cost("7130", "310", "Reisebyrået, flights", 5_900, (2, 4, 9, 11), up_to=36_000, vat=12),
    Cost("7140", "210", "Expense claim, hotel and meals", 4_400, ODD, up_to=42_000, vat=0,
         day=25),
    Cost("7140", "220", "Expense claim, hotel and meals", 7_900, ODD, up_to=68_000, vat=0,
         day=26),
    Cost("7140", "330", "Expense claim, supplier visit", 6_800, (4, 8, 11), 30, vat=0,
         project="P3010", day=23),
)  # fmt: skip

ADVICE = (
    Cost("6700", "320", "Revisor Vest, audit of last year", 148_000, (3,), day=25),
    Cost("6700", "320", "Revisor Vest, attestation of grants", 24_000, (5,), day=20),
    Cost("6700", "320", "Revisor Vest, interim audit", 46_000, (11,), day=27),
    Cost("6705", "320", "Lønnspartner, payroll services", 13_900, day=10),
    Cost("6720", "310", "Advokatene ved Kaien, contracts", 8_500, (2, 5, 8, 10), up_to=96_000),
    Cost("6790", "320", "Nettdrift, IT operations", 34_500, day=7),
    Cost("6790", "330", "Ingeniørhuset, drive unit tests", 64_000, (2, 3, 5, 9, 10), 25,
         project="P3010", day=19),
    Cost("6790", "330", "Ingeniørhuset, cold chamber", 38_000, AUTUMN, 25, project="P3020",
         day=19),
    Cost("7600", "330", "Patentkontoret, applications", 22_400, (4, 12), vat=0, day=16),
    Cost("7600", "330", "Teknisk Kontroll, type approval", 57_000, (6, 11), day=16),
    Cost("7710", "310", "Board fee and meetings", 42_000, QUARTERLY, vat=0, day=29),
)  # fmt: skip

OFFICE = (
    Cost("6420", "320", "ERP-leverandøren, subscription", 38_400, day=2),
    Cost("6420", "330", "CAD Nordic, licenses", 64_500, QUARTERLY, day=2),
    Cost("6420", "230", "Nettbutikk, web shop", 23_700, QUARTERLY, day=3),
    Cost("6550", "320", "Datamaskin, laptops", 12_900, (1, 3, 8, 10), up_to=64_000),
    Cost("6550", "150", "Måleteknikk, test equipment", 9_500, (4, 9), up_to=44_000),
    Cost("6800", "320", "Kontorvarer", 1_400, EVEN, up_to=9_500, day=8),
    Cost("6800", "210", "Kontorvarer", 900, (1, 3, 5, 8, 10), up_to=6_200, day=8),
    Cost("6907", "320", "Fiberlinje, data lines", 19_470, QUARTERLY, day=1),
    Cost("6940", "210", "Posten, letters and parcels", 1_850, ODD, 40, day=30),
    Cost("7400", "310", "Bransjeforeningen, membership", 48_500, (1,), vat=0, day=19),
    Cost(
        "7500", "320", "Trygg Forsikring, property and liability", 31_200, vat=0, day=8
    ),
    Cost("7770", "320", "Banken, charges", 1_150, EVERY, 30, vat=0, day=30),
)

MARKET = (
    Cost("7320", "230", "Mediahuset, campaigns", 96_000, (2, 3, 4, 5), 20, day=14),
    Cost("7320", "230", "Mediahuset, online", 31_000, EVERY, 25, day=26),
    Cost("7320", "230", "Trykkeriet, catalogs", 84_000, (2,), day=9),
    Cost("7330", "230", "Messehallen, stand", 186_000, (3,), project="P3030", day=5),
    Cost("7330", "", "Standbygg, building the stand", 74_500, (3,), project="P3030", day=12),
    Cost("7330", "220", "Messe Hamburg, stand", 128_000, (9,), vat=0, day=11),
    Cost("7350", "210", "Restaurant Kaien, customers", 1_600, EVEN, up_to=14_000, vat=0,
         day=17),
    Cost("7350", "220", "Restaurant, dealers abroad", 2_100, (2, 5, 9), up_to=12_000, vat=0),
    Cost("7360", "210", "Restaurant Kaien, evening", 3_800, (3, 6, 9, 11, 12), up_to=18_000,
         vat=0, day=18),
    Cost("7420", "310", "Blomster og gaver", 900, (4, 12), up_to=11_000, day=12),
)  # fmt: skip

COSTS = (
    *PREMISES,
    *MACHINES,
    *VEHICLES,
    *PEOPLE,
    *ADVICE,
    *OFFICE,
    *MARKET,
)


@frozen
class Meter:
    """An electricity meter: kilowatt-hours of a year, and percent that follow the cold."""

    department: str
    kilowatt_hours: int
    heating_percent: int


METERS = (
    Meter("110", 268_000, 15),
    Meter("120", 232_000, 35),
    Meter("130", 84_000, 55),
    Meter("140", 61_000, 70),
    Meter("340", 118_000, 75),
)

COLD = (185, 170, 140, 95, 55, 30, 20, 25, 55, 95, 140, 190)
"""How cold a month is, in percent of the year's mean."""

ELECTRICITY_PRICE = (172, 164, 141, 118, 94, 81, 69, 74, 92, 117, 149, 168)
"""Øre a kilowatt-hour with grid rent, month by month."""

PHONE_PER_HEAD = 389
"""Kroner a month and employee."""
