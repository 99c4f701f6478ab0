"""The SQL decides on a whole ledger as the domain decides on one entry.

A `World` does everything twice, to a ledger and to plain Python, and after every step
holds the two together entry by entry: by the view that people read, by the totals that
the last transfer left, and by what a transfer takes and on which day.
"""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from attrs import define, evolve, field
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from costledger.domain.disposition import (
    Account,
    CostType,
    Disposition,
    Entry,
    Surroundings,
    classify,
    posting_date,
)
from costledger.domain.open_days import OpenDays, Span
from costledger.errors import RefusedError
from costledger.operations.transfer.disposition import disposition_totals
from tests.books import dispositions

if TYPE_CHECKING:
    from collections.abc import Callable

    from costledger import Ledger

    Strategy = st.SearchStrategy[Any]
    from tests.contract.conftest import AddBooks, NewLedger

MASTERS = """
    gl_accounts
    no | name      | income_balance   | excluded_reason
    1  | Bank      | balance_sheet    |
    2  | Tax       | income_statement | no cost
    3  | Rent      | income_statement |
    4  | Wages     | income_statement |
    5  | Unmapped  | income_statement |
    6  | Blocked   | income_statement |

    cost_types
    no | gl_account_range | combine_entries | blocked
    3  | 2..3             | none            | false
    4  | 4                | month           | false
    6  | 6                | none            | true
    7  | 7                | day             | false

    cost_centers
    code | blocked
    ADM  | false
    OLD  | true

    cost_objects
    code  | blocked
    CHAIR | false
    SOFA  | true

    accounting_periods
    starting_date | new_fiscal_year
    2025-12-01    | true
    2026-01-01    | false
    2026-02-01    | false
    2026-03-01    | false
    2026-04-01    | false
"""

LAST = Entry(amount=1, posting_date=datetime.date(2026, 4, 15))
"""On the bank: with it the calendar reaches as far as the periods."""

ACCOUNTS = {
    "1": Account(is_balance_sheet=True),
    "2": Account(is_excluded=True),
    "3": Account(),
    "4": Account(),
    "5": Account(),
    "6": Account(),
}

COST_TYPES = {
    "2": CostType(),
    "3": CostType(),
    "4": CostType(combines_by_month=True),
    "6": CostType(is_postable=False),
}

PERIODS = tuple(
    datetime.date(year, month, 1)
    for year, month in ((2025, 12), (2026, 1), (2026, 2), (2026, 3), (2026, 4))
)

Gone = dict[int, int]
"""The register that has an entry, by the entry's number."""


Step = tuple[str, tuple[Any, ...], dict[str, Any]]
"""The name of a method of a world, and its arguments."""


def written(minor: int) -> str:
    """Write minor units as an amount with two digits."""
    return f"{'-' * (minor < 0)}{abs(minor) // 100}.{abs(minor) % 100:02}"


@define
class World:
    """A ledger, and what the domain knows of it."""

    ledger: Ledger
    add_books: AddBooks
    starting: datetime.date | None = None
    allow_from: datetime.date | None = None
    allow_to: datetime.date | None = None
    posts_late: bool = False
    accounts: dict[str, Account] = field(factory=lambda: dict(ACCOUNTS))
    cost_types: dict[str, CostType] = field(factory=lambda: dict(COST_TYPES))
    centers: dict[str, bool] = field(factory=lambda: {"ADM": True, "OLD": False})
    objects: dict[str, bool] = field(factory=lambda: {"CHAIR": True, "SOFA": False})
    locked: set[datetime.date] = field(factory=set)
    entries: dict[int, tuple[str, Entry]] = field(factory=dict)
    gone: Gone = field(factory=dict)

    def around(self, account: str, *, is_combining: bool = True) -> Surroundings:
        """Return what an entry on an account meets."""
        cost_type = self.cost_types.get(account)
        if cost_type and not is_combining:
            cost_type = evolve(cost_type, combines_by_month=False)
        ends = dict(zip(PERIODS, (*PERIODS[1:], None), strict=True))
        locked = tuple(Span(first, ends[first]) for first in sorted(self.locked))
        return Surroundings(
            account=self.accounts.get(account),
            cost_type=cost_type,
            centers=self.centers,
            objects=self.objects,
            starting_date=self.starting,
            days=OpenDays(self.allow_from, self.allow_to, locked),
            posts_late_entries=self.posts_late,
        )

    def classified(
        self,
        *,
        is_transferring: bool = False,
        until: datetime.date | None = None,
        is_combining: bool = True,
    ) -> dict[int, tuple[Disposition, str]]:
        """Return what the domain says of every entry."""
        return {
            number: classify(
                entry,
                self.around(account, is_combining=is_combining),
                is_transferred=number in self.gone,
                is_transferring=is_transferring,
                until=until,
            )
            for number, (account, entry) in self.entries.items()
        }

    def going(
        self, *, until: datetime.date | None = None, is_combining: bool = True
    ) -> set[int]:
        """Return the numbers of the entries that a transfer takes."""
        found = self.classified(
            is_transferring=True, until=until, is_combining=is_combining
        )
        relieved = {
            number
            for number, (disposition, _) in found.items()
            if disposition is Disposition.TRANSFERRED
        }
        return relieved - set(self.gone)

    # Steps

    def bring(self, *drawn: tuple[str, Entry]) -> None:
        """Import entries."""
        first = len(self.entries) + 1
        brought = dict(enumerate(drawn, start=first))
        self.entries |= brought
        rows = "\n".join(
            " | ".join(
                (
                    str(number),
                    ("C" if entry.is_closing else "") + str(entry.posting_date),
                    account,
                    written(entry.amount),
                    entry.center,
                    entry.object,
                )
            )
            for number, (account, entry) in brought.items()
        )
        header = (
            "entry_no | posting_date | gl_account_no | amount | DEPARTMENT | PROJECT"
        )
        self.add_books(self.ledger, f"gl_entries\n{header}\n{rows}")

    def bring_automatically(self, *drawn: tuple[str, Entry]) -> None:
        """Import entries while the automatic transfer is on, which combines nothing."""
        self.ledger.setup(auto_transfer_from_gl=True)
        self._note_gone(self.going(is_combining=False), is_combining=False)
        self.bring(*drawn)
        self.ledger.setup(auto_transfer_from_gl=False)
        self._note_gone(self.going(is_combining=False), is_combining=False)

    def transfer(self, until: datetime.date | None = None) -> None:
        """Transfer up to a day."""
        going = self.going(until=until)
        result = self.ledger.transfer(until=until)
        assert result.transferred == len(going)
        assert (result.register is not None) == bool(going)
        self._note_gone(going)
        told = {**result.not_a_cost, **result.waiting}
        left = Counter(reason for _, reason in self.classified().values() if reason)
        assert {reason: tally.entries for reason, tally in told.items()} == left

    def transfer_dry(self) -> None:
        """See what a transfer would take."""
        result = self.ledger.transfer(dry_run=True)
        assert result.transferred == len(self.going())

    def reverse(self, which: int) -> None:
        """Take a transfer back, where its days are still open."""
        registers = sorted(set(self.gone.values()))
        if registers:
            register_no = registers[which % len(registers)]
            try:
                self.ledger.registers.reverse(register_no)
            except RefusedError:
                return
            self.gone = {
                number: register
                for number, register in self.gone.items()
                if register != register_no
            }

    def set_window(self, *ends: datetime.date | None) -> None:
        """Let postings be allowed from one day to another."""
        first, last = ends
        if first and last and first > last:
            first, last = last, first
        self.ledger.setup(allow_posting_from=first, allow_posting_to=last)
        self.allow_from, self.allow_to = first, last

    def set_late(self, *, posts_late: bool) -> None:
        """Let late entries wait, or be posted on the first open day."""
        policy = "first_open" if posts_late else "wait"
        self.ledger.setup(late_entry_policy=policy)
        self.posts_late = posts_late

    def lock(self, period: datetime.date, *, is_locked: bool) -> None:
        """Lock a period, or open it."""
        state = "locked" if is_locked else "open"
        self.ledger.records.set("accounting_periods", str(period), [("state", state)])
        (self.locked.add if is_locked else self.locked.discard)(period)

    def block(self, table: str, code: str, *, is_blocked: bool) -> None:
        """Block a center or object, or lift the block; make it where it is not."""
        known = self.centers if table == "cost_centers" else self.objects
        if code not in known:
            self.ledger.records.add(table, {"code": code, "name": code})
        self.ledger.records.set(table, code, [("blocked", is_blocked)])
        known[code] = not is_blocked

    def block_type(self, *, is_blocked: bool) -> None:
        """Block the cost type of account 6, or lift the block."""
        self.ledger.records.set("cost_types", "6", [("blocked", is_blocked)])
        self.cost_types["6"] = CostType(is_postable=not is_blocked)

    def combine(self, *, by_month: bool) -> None:
        """Combine the entries of account 4 by month, or by day."""
        value = "month" if by_month else "day"
        self.ledger.records.set("cost_types", "4", [("combine_entries", value)])
        self.cost_types["4"] = CostType(combines_by_month=by_month)

    def map_account(self, *, is_mapped: bool) -> None:
        """Let account 5 feed a cost type, or none."""
        accounts = "5|7" if is_mapped else "7"
        self.ledger.records.set("cost_types", "7", [("gl_account_range", accounts)])
        self.cost_types.pop("5", None)
        if is_mapped:
            self.cost_types["5"] = CostType()

    def lose_account(self) -> None:
        """Let the chart lose account 3, which no import does."""
        self.ledger.store.query("delete from gl_account where gl_account_no = '3'")
        del self.accounts["3"]

    def turn_account(self, *, is_balance_sheet: bool) -> None:
        """Let account 3 be of the balance sheet, or of the income statement."""
        kind = "balance_sheet" if is_balance_sheet else "income_statement"
        head = "gl_accounts\nno | name | income_balance | excluded_reason"
        self.add_books(self.ledger, f"{head}\n3 | Rent | {kind} |")
        self.accounts["3"] = Account(is_balance_sheet=is_balance_sheet)

    # What has to be the same

    def _note_gone(self, going: set[int], *, is_combining: bool = True) -> None:
        """Note who is gone, and see on which day each was posted."""
        rows = self.ledger.store.query(
            "select gl_entry_no, register_no from gl_disposition"
            " where register_no is not null"
        )
        found = dict(rows)
        assert set(found) - set(self.gone) == going
        posted = dict(
            self.ledger.store.query(
                "select gl_link.gl_entry_no, entry.posting_date from gl_link"
                " inner join cost_entry_row as entry"
                " on entry.entry_no = gl_link.entry_no"
                " and entry.register_no = gl_link.register_no"
                " inner join gl_disposition as now_"
                " on now_.gl_entry_no = gl_link.gl_entry_no"
                " and now_.register_no = gl_link.register_no"
            )
        )
        for number in going & set(posted):
            account, entry = self.entries[number]
            around = self.around(account, is_combining=is_combining)
            assert posted[number] == posting_date(entry, around)
        self.gone = found

    def assert_same(self) -> None:
        """See that SQL says of every entry what the domain says, and of their sums."""
        found = self.classified()
        expected = {
            number: reason or disposition.value
            for number, (disposition, reason) in found.items()
        }
        assert dispositions(self.ledger) == expected
        counted: Counter[tuple[str, str]] = Counter()
        for total in disposition_totals(self.ledger.store):
            counted[total.disposition, total.reason] += total.tally.entries
        assert {each: count for each, count in counted.items() if count} == Counter(
            (disposition.value, reason) for disposition, reason in found.values()
        )


@pytest.fixture
def new_world(
    fresh_ledger: NewLedger, add_books: AddBooks
) -> Callable[[datetime.date | None], World]:
    """Return a function that makes a world with charts and one entry."""

    def new(starting: datetime.date | None) -> World:
        ledger = fresh_ledger(MASTERS, starting_date=starting)
        world = World(ledger, add_books, starting)
        world.bring(("1", LAST))
        return world

    return new


# Every reason, in every situation


def day(month: int, number: int) -> datetime.date:
    """Return a day of 2026, or of December 2025 as month 0."""
    return datetime.date(2026, month, number) if month else datetime.date(2025, 12, 22)


def entry(month: int, center: str = "ADM", object_: str = "", **named: Any) -> Entry:
    """Return an entry of the 5th of a month, and of 1.00 unless something else is said."""
    return Entry(
        **{"amount": 100, "posting_date": day(month, 5)} | named,
        center=center,
        object=object_,
    )


EVERY_REASON = (
    ("3", entry(1)),
    ("4", entry(1)),
    ("4", entry(2)),
    ("3", entry(2)),
    ("3", entry(3)),
    ("3", entry(1, amount=0)),
    ("1", entry(1)),
    ("1", entry(0, is_closing=True)),
    ("3", entry(1, is_closing=True)),
    ("3", entry(0, is_closing=True)),
    ("3", entry(0)),
    ("2", entry(0)),
    ("5", entry(0)),
    ("3", entry(0, "OLD")),
    ("2", entry(1)),
    ("2", entry(1, "OLD")),
    ("5", entry(1)),
    ("6", entry(1)),
    ("6", entry(1, "")),
    ("3", entry(1, "")),
    ("3", entry(1, "GHOST")),
    ("3", entry(1, "OLD")),
    ("3", entry(1, "OLD", "CHAIR")),
    ("3", entry(1, "GHOST", "CHAIR")),
    ("3", entry(1, "", "SOFA")),
    ("3", entry(3, "OLD")),
    ("3", entry(1, posting_date=day(1, 1))),
    ("3", entry(1, posting_date=day(1, 31))),
    ("3", entry(2, posting_date=day(2, 1))),
)
"""Entries that each reason holds for alone, and before the ones after it; and some of
the first and last days of what counts."""

BROUGHT: Step = ("bring", EVERY_REASON, {})
TRANSFERRED: Step = ("transfer", (None,), {})
MIDDLE: Step = ("set_window", (None, day(2, 15)), {})

SITUATIONS: dict[str, list[Step]] = {
    "a first run": [MIDDLE, BROUGHT, TRANSFERRED],
    "a run up to a day, and the next": [
        BROUGHT,
        ("transfer", (day(1, 31),), {}),
        BROUGHT,
        TRANSFERRED,
    ],
    "a run of what is new only": [MIDDLE, BROUGHT, TRANSFERRED, BROUGHT, TRANSFERRED],
    "charts change": [
        BROUGHT,
        TRANSFERRED,
        ("map_account", (), {"is_mapped": True}),
        ("combine", (), {"by_month": False}),
        BROUGHT,
        TRANSFERRED,
        ("turn_account", (), {"is_balance_sheet": True}),
        ("map_account", (), {"is_mapped": False}),
        TRANSFERRED,
    ],
    "blocks are set and lifted": [
        MIDDLE,
        BROUGHT,
        TRANSFERRED,
        ("block", ("cost_centers", "OLD"), {"is_blocked": False}),
        ("block", ("cost_centers", "GHOST"), {"is_blocked": False}),
        ("block", ("cost_objects", "SOFA"), {"is_blocked": False}),
        ("block_type", (), {"is_blocked": False}),
        TRANSFERRED,
        ("block", ("cost_centers", "ADM"), {"is_blocked": True}),
        BROUGHT,
        TRANSFERRED,
    ],
    "periods are locked and opened": [
        ("lock", (day(1, 1),), {"is_locked": True}),
        ("lock", (day(2, 1),), {"is_locked": True}),
        BROUGHT,
        TRANSFERRED,
        ("lock", (day(2, 1),), {"is_locked": False}),
        BROUGHT,
        TRANSFERRED,
        ("lock", (day(1, 1),), {"is_locked": False}),
        TRANSFERRED,
    ],
    "late entries go to the first open day": [
        ("set_late", (), {"posts_late": True}),
        ("lock", (day(1, 1),), {"is_locked": True}),
        BROUGHT,
        TRANSFERRED,
        MIDDLE,
        ("lock", (day(2, 1),), {"is_locked": True}),
        BROUGHT,
        TRANSFERRED,
        ("set_late", (), {"posts_late": False}),
        ("lock", (day(1, 1),), {"is_locked": False}),
        TRANSFERRED,
    ],
    "transfers come by themselves": [
        MIDDLE,
        ("bring_automatically", EVERY_REASON, {}),
        ("block", ("cost_centers", "OLD"), {"is_blocked": False}),
        ("bring_automatically", EVERY_REASON, {}),
        BROUGHT,
        TRANSFERRED,
    ],
    "transfers are taken back": [
        BROUGHT,
        ("transfer", (day(1, 31),), {}),
        TRANSFERRED,
        ("reverse", (0,), {}),
        BROUGHT,
        ("transfer_dry", (), {}),
        TRANSFERRED,
        ("reverse", (0,), {}),
        ("block", ("cost_centers", "OLD"), {"is_blocked": False}),
        TRANSFERRED,
    ],
    "the chart loses an account": [
        BROUGHT,
        ("lose_account", (), {}),
        TRANSFERRED,
    ],
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_reason_is_said_as_the_domain_says_it(
    situation: str, new_world: Callable[[datetime.date | None], World]
) -> None:
    world = new_world(day(1, 1))
    for name, arguments, named in SITUATIONS[situation]:
        getattr(world, name)(*arguments, **named)
        world.assert_same()
    assert [law for law in world.ledger.check().laws if law.broken] == []
    world.ledger.close()


# Whatever happens

days = st.dates(datetime.date(2025, 12, 20), datetime.date(2026, 3, 10))
bounds = st.none() | days
entries = st.tuples(
    st.sampled_from(["1", "2", "3", "3", "4", "4", "5", "6"]),
    st.builds(
        Entry,
        amount=st.sampled_from([0, 1, -1, 12345, -(10**15)]),
        posting_date=days,
        is_closing=st.sampled_from([False, False, True]),
        center=st.sampled_from(["", "ADM", "ADM", "OLD", "GHOST"]),
        object=st.sampled_from(["", "CHAIR", "SOFA", "GHOST"]),
    ),
)
some_entries = st.lists(entries, min_size=1, max_size=12)
flag = st.booleans()


def step(name: str, *drawn: Strategy, **named: Strategy) -> st.SearchStrategy[Step]:
    """Return a strategy of one step."""
    return st.tuples(st.just(name), st.tuples(*drawn), st.fixed_dictionaries(named))


steps = st.one_of(
    some_entries.map(lambda drawn: ("bring", tuple(drawn), {})),
    some_entries.map(lambda drawn: ("bring_automatically", tuple(drawn), {})),
    step("transfer", bounds),
    step("transfer", st.none()),
    step("transfer_dry"),
    step("reverse", st.integers(0, 9)),
    step("set_window", bounds, bounds),
    step("set_late", posts_late=flag),
    step("lock", st.sampled_from(PERIODS), is_locked=flag),
    step(
        "block",
        st.just("cost_centers"),
        st.sampled_from(["ADM", "OLD", "GHOST"]),
        is_blocked=flag,
    ),
    step(
        "block",
        st.just("cost_objects"),
        st.sampled_from(["CHAIR", "SOFA", "GHOST"]),
        is_blocked=flag,
    ),
    step("block_type", is_blocked=flag),
    step("combine", by_month=flag),
    step("map_account", is_mapped=flag),
    step("turn_account", is_balance_sheet=flag),
)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    starting=bounds,
    drawn=some_entries,
    relieved=st.lists(steps, min_size=2, max_size=8),
)
def test_every_store_judges_as_the_domain_does(
    starting: datetime.date | None,
    drawn: list[tuple[str, Entry]],
    relieved: list[Step],
    new_world: Callable[[datetime.date | None], World],
) -> None:
    world = new_world(starting)
    world.bring(*drawn)
    for name, arguments, named in relieved:
        getattr(world, name)(*arguments, **named)
        world.assert_same()
    world.transfer()
    world.assert_same()
    assert [law for law in world.ledger.check().laws if law.broken] == []
    world.ledger.close()
