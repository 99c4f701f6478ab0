"""The slips of a year: vouchers that no cost ledger can take as they are.

Each table is one kind of trap. What happens to them is counted by `facts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from costledger.demo import overhead, vouchers
from costledger.demo.costs import Cost
from costledger.demo.days import later, month_end, working_day
from costledger.demo.dimensions import MISTYPED_DEPARTMENT, PLANNED_DEPARTMENT
from costledger.demo.vouchers import BANK, NO_SERIES, Line, Voucher, kroner

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from costledger.demo.chance import Chance

FORGOTTEN = (
    Cost("6800", "", "Kontorvarer, collected in the shop", 1_180, (3, 8), 30, day=20),
    Cost("6550", "", "Datamaskin, screens", 14_960, (5,), day=7),
    Cost("7420", "", "Blomster og gaver, retirement", 2_490, (6,), day=18),
    Cost("6860", "", "Kaffebaren, meeting", 640, (2, 4, 10), 25, vat=15, day=11),
    Cost("6720", "", "Advokatene ved Kaien, advice", 26_400, (7,), day=8),
    Cost("7400", "", "Fagbladet, subscriptions", 3_860, (1, 9), vat=0, day=21),
)
"""Neither a department nor a project."""

UNKNOWN = (
    Cost("6500", MISTYPED_DEPARTMENT, "Verktøyhuset, torque wrenches", 4_320, (2, 6), 15),
    Cost("7020", MISTYPED_DEPARTMENT, "Bilverkstedet, tires", 11_840, (4, 10), 8, day=19),
    Cost("6570", PLANNED_DEPARTMENT, "Arbeidstøy, new team", 9_650, (10,), day=13),
    Cost("6550", PLANNED_DEPARTMENT, "Måleteknikk, bench", 38_200, (11,), day=4),
    Cost("6750", PLANNED_DEPARTMENT, "Bemanning Vest, trainees", 52_000, (11, 12), 12,
         day=9),
)  # fmt: skip
"""A department that is in no list of dimension values, and no project."""

UNKNOWN_BUT_PROJECT = (
    Cost("6790", PLANNED_DEPARTMENT, "Ingeniørhuset, battery tests", 29_500, (10, 11, 12),
         20, project="P3010", day=17),
    Cost("7130", MISTYPED_DEPARTMENT, "Reisebyrået, fair", 8_900, (3,), vat=12,
         project="P3030", day=10),
)  # fmt: skip
"""A department that is in no list, and a project that carries the cost."""

BLOCKED = (
    Cost("6300", "800", "Sentrumsgården, rent of the shop", 38_000, (1, 2, 3), day=1),
    Cost("6360", "800", "Blank & Rein, clearing the shop", 7_400, (2,), day=16),
    Cost("6390", "800", "Vaktposten, the shop", 2_150, (1,), day=2),
    Cost(
        "7320",
        "800",
        "Skiltmakeren, removing signs",
        9_300,
        (3,),
        project="P1010",
        day=24,
    ),
)
"""A department that is blocked; the project beside it, if any, does not help."""

MISBOOKED = (
    (Cost("6790", "210", "Nettdrift, new server", 41_300, (2,), day=9), "320"),
    (Cost("7320", "320", "Mediahuset, winter campaign", 64_000, (1,), day=13), "230"),
    (Cost("6620", "130", "Maskinservice, robot arm", 52_750, (4,), day=22), "110"),
    (Cost("6440", "110", "Truckleie, extra forklift", 6_400, (5,), day=12), "140"),
    (Cost("7130", "310", "Reisebyrået, dealers", 18_460, (9,), vat=12, day=9), "220"),
    (Cost("6900", "340", "Mobilselskapet, headsets", 7_890, (11,), day=18), "240"),
)
"""Booked to the wrong department (the row's), reversed, and booked to the right one."""

DAYS_TO_REVERSE = 4

BANK_FEED = ((1, 3), (4, 7), (7, 2), (8, 5), (10, 9), (12, 4))
"""Months in which the bank feed brought lines without a document number, and øre."""


def invoices(chance: Chance, year: int) -> list[Voucher]:
    """The suppliers' invoices that were coded in a way that does not hold."""
    rows = (*FORGOTTEN, *UNKNOWN, *UNKNOWN_BUT_PROJECT, *BLOCKED)
    return list(overhead.invoices(chance, year, rows))


def misbooked(chance: Chance, year: int) -> Iterator[Voucher]:
    """Invoices to the wrong department, which are never paid, and the right ones."""
    for cost, department in MISBOOKED:
        day = working_day(year, cost.months[0], cost.day)
        wrong = overhead.invoice(chance, day, cost)
        yield evolve(wrong, due=None)
        right = evolve(cost, department=department)
        again = later(wrong.entered, DAYS_TO_REVERSE)
        yield evolve(overhead.invoice(chance, day, right), posted=again, entered=again)


def reversals(posted: Sequence[Voucher]) -> Iterator[Voucher]:
    """The reversal of each misbooked invoice, under its own document number."""
    texts = {cost.text for cost, _ in MISBOOKED}
    for voucher in posted:
        if voucher.text in texts and voucher.due is None:
            day = later(voucher.entered, DAYS_TO_REVERSE)
            yield vouchers.reversal(voucher, day)


def bank_feed(year: int) -> Iterator[Voucher]:
    """Charges, interest and rounding as the bank sent them: without a number."""
    for month, cents in BANK_FEED:
        day = working_day(year, month, 28)
        lines = (
            Line("7770", kroner(85 + month), "320", text="Foreign payment"),
            Line("8155", kroner(12 * month) + 50, "320", text="Interest, paid late"),
            Line("7790", cents, "320", text="Rounding"),
        )
        yield vouchers.balanced(NO_SERIES, day, "Bank feed", lines, BANK)


def stock_count(year: int) -> Voucher:
    """A count of goods for resale at year end, which found less than the books."""
    lines = (Line("4390", kroner(48_620), "140", "P2020", "Counted less than booked"),)
    return vouchers.journal(month_end(year, 12), "Stock count", lines, "1460")
