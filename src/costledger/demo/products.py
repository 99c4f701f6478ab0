"""What the invented company sells and what goes into it: prices, customers, seasons."""

from __future__ import annotations

from attrs import frozen

FLAT = (1,) * 12
SPRING = (40, 60, 110, 150, 160, 120, 40, 80, 90, 70, 50, 60)
TENDERS = (30, 60, 130, 90, 80, 110, 20, 60, 140, 110, 100, 70)
WORKSHOP = (60, 60, 120, 160, 140, 110, 60, 90, 100, 90, 60, 50)

DEALERS = (
    "Sykkelbua dealers",
    "Nordhjul retail",
    "Byferd Bergen",
    "Hverdagshjul",
    "Velo Vest dealers",
)
PUBLIC = ("Municipality of Vikdal", "Municipality of Nesby", "Kystpost parcels")
FLEETS = ("Grønn Vare delivery", "Kystpost parcels", "Bakeriet chain", "Rask Levering")
ABROAD = ("Lastcykel Göteborg", "Ladcykel København", "Lastenrad Hamburg")


@frozen
class Product:
    """A stream of invoices for one product in one market; prices in kroner, no VAT."""

    project: str
    account: str
    text: str
    price: int
    units: int
    """How many in a year."""
    invoices: int
    """How many invoices a month."""
    season: tuple[int, ...]
    customers: tuple[str, ...]
    is_export: bool = False
    department: str = ""
    """Who is credited beside the product; then the department carries the sale."""


BIKES = (
    Product("P1010", "3000", "Tind Family", 35_920, 570, 3, SPRING, DEALERS),
    Product("P1020", "3000", "Tind Long", 43_920, 425, 3, SPRING, DEALERS),
    Product("P1030", "3000", "Tind Post trike", 91_500, 222, 2, TENDERS, PUBLIC),
    Product("P1040", "3000", "Tind Box", 51_920, 305, 3, TENDERS, FLEETS),
    Product(
        "P1020", "3100", "Tind Long", 41_500, 170, 1, SPRING, ABROAD, is_export=True
    ),
    Product(
        "P1040", "3100", "Tind Box", 48_900, 150, 1, TENDERS, ABROAD, is_export=True
    ),
)

SERVICES = (
    Product("P2010", "3020", "Service contract", 1_560, 2_460, 2, FLAT, PUBLIC),
    Product("P2030", "3600", "Rental, bikes a month", 2_490, 1_180, 2, FLAT, FLEETS),
    Product(
        "P2010", "3020", "Call-out beside contract", 1_180, 160, 1, WORKSHOP, FLEETS,
        department="240",
    ),
)  # fmt: skip

ACCESSORIES = (
    ("Rain cover", 1_992),
    ("Child seat", 1_592),
    ("Spare battery", 6_392),
    ("Cargo box lock", 792),
    ("Winter tires, pair", 1_432),
)
"""What goes with bikes: text, price in kroner."""

FREE_OF_CHARGE = "Bell and reflectors, free of charge"

DISCOUNT_FROM_UNITS, DISCOUNT_PERCENT = 14, 4

REPAIR_PRICES = (349, 590, 890, 1_190, 1_490, 2_390)
"""What repairs at the counter cost, in kroner without VAT."""

UNIT_COST_PERMILLE = {"P1010": 452, "P1020": 441, "P1030": 428, "P1040": 436}
"""Components in a bike, as permille of its Norwegian price."""


@frozen
class Component:
    """A group of components: its share of a bike's component cost and its suppliers."""

    account: str
    text: str
    permille: int
    suppliers: tuple[str, ...]
    vat: int


COMPONENTS = (
    Component("4000", "Tubes and frames", 310, ("Stålrør Nord", "Sveis & Ramme"), 25),
    Component("4010", "Drive units", 420, ("Motorwerk import", "Cellkraft import"), 0),
    Component("4020", "Wheels and brakes", 270, ("Hjul & Deler", "Bremse Nordic"), 25),
)

INBOUND_PERMILLE = 52
"""Freight and customs on drive units from abroad."""
