"""Whatever is done in whatever order: every law holds after every step."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from costledger import Allocation, Ledger
from costledger.errors import RefusedError, SetupError
from tests.books import write

if TYPE_CHECKING:
    from collections.abc import Callable

CHARTS = """
    cost_centers
    code | name
    ADM  | Administration
    IT   | Computers

    cost_objects
    code | name
    P100 | Chairs

    cost_types
    no   | name     | type      | gl_account_range | combine_entries
    6200 | Supplies | cost_type |                  | none
    6300 | Rent     | cost_type | 6300             | none
    6340 | Power    | cost_type | 6340             | month
    6400 | Lease    | cost_type |                  | day
    9901 | Passed on | cost_type |                 | none

    gl_accounts
    no   | name  | income_balance
    6300 | Rent  | income_statement
    6340 | Power | income_statement
    6400 | Lease | income_statement
    6500 | Other | income_statement
    1500 | Bank  | balance_sheet

    accounting_periods
    starting_date | new_fiscal_year
    2023-01-01    | true
    2023-02-01    | false
    2024-01-01    | true
"""

RULES = """
[rule.R1]
level = 1
cost_center_code = "ADM"
credit_to_cost_type = "9901"
targets = [
  {line_no = 10000, target_cost_type = "9901", target_cost_center = "IT", share = 1, amount_per_share = 7.5},
  {line_no = 20000, target_cost_type = "9901", target_cost_object = "P100", share = 2},
  {line_no = 30000, target_cost_type = "9901", target_cost_center = "IT", share = 1},
]

[rule.R2]
level = 2
cost_center_code = "IT"
credit_to_cost_type = "9901"
style = "distribution"
when_zero = "leave_open"
targets = [
  {line_no = 10000, target_cost_type = "9901", target_cost_object = "P100", share = 1},
]
"""
"""A rate and shares, and a level that passes on every cost type as it is."""

TODAY = datetime.date(2026, 3, 1)
YEAR = datetime.date(2023, 12, 31)
PERIODS = ("2023-01-01", "2023-02-01", "2024-01-01")

DAYS = st.sampled_from(
    [
        datetime.date(2023, 1, 5),
        datetime.date(2023, 1, 31),
        datetime.date(2023, 2, 10),
        datetime.date(2024, 2, 10),
        datetime.date(2024, 3, 15),
    ]
)
AMOUNTS = st.sampled_from(["100.00", "-40.00", "0.01", "0.00", "33.33", "-33.33"])
EUROS = st.sampled_from(["0", "8.55", "-3.42", "0.01"])
ENTRY = st.tuples(
    DAYS,
    st.sampled_from(["6300", "6340", "6340", "6400", "1500", "6500"]),
    AMOUNTS,
    EUROS,
    st.sampled_from(["ADM", "IT", "NEW", ""]),
    st.sampled_from(["", "", "P100"]),
    st.sampled_from(["", "IT", "NEW"]),
)


class LedgerMachine(RuleBasedStateMachine):
    """Drives one ledger; a refusal changes nothing, everything else keeps the laws."""

    place: Callable[[str], str]

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        self.ledger = Ledger.create(
            type(self).place(self.folder.name),
            currency="NOK",
            additional_currency="EUR",
            center_dimension="DEPARTMENT",
            object_dimension="PROJECT",
        )
        self.books = 0
        self.gone: set[int] = set()
        self.highest = 0

    @initialize()
    def charts(self) -> None:
        self.import_books(CHARTS)
        self.ledger.rules.import_(RULES)

    def import_books(self, text: str) -> None:
        self.books += 1
        self.ledger.import_books(str(write(self.root / f"books{self.books}", text)))

    def attempt(self, work: Callable[[], Any]) -> None:
        """Do it; what is refused leaves the ledger as it was."""
        before = self.ledger.digest().sha256
        try:
            work()
        except (RefusedError, SetupError):
            assert self.ledger.digest().sha256 == before

    def numbers(self) -> list[int]:
        return [each.register_no for each in self.ledger.registers.list().registers]

    # Sources

    @rule(entries=st.lists(ENTRY, min_size=1, max_size=5))
    def bring_entries(self, entries: list[tuple[Any, ...]]) -> None:
        head = (
            "gl_entries\nposting_date | gl_account_no | amount | additional_amount"
            " | DEPARTMENT | PROJECT | AREA\n"
        )
        self.import_books(
            head + "\n".join(" | ".join(map(str, entry)) for entry in entries)
        )

    @rule(until=st.one_of(st.none(), DAYS))
    def transfer(self, until: datetime.date | None) -> None:
        self.attempt(lambda: self.ledger.transfer(until=until, today=TODAY))

    # What decides on entries

    @rule(accounts=st.sampled_from(["", "6400", "6500", "6400|6500"]))
    def map_accounts(self, accounts: str) -> None:
        fields = [("gl_account_range", accounts)]
        self.attempt(lambda: self.ledger.records.set("cost_types", "6400", fields))

    @rule()
    def add_center(self) -> None:
        record = {"code": "NEW", "name": "New"}
        self.attempt(lambda: self.ledger.records.add("cost_centers", record))

    @rule(is_blocked=st.booleans())
    def block_center(self, *, is_blocked: bool) -> None:
        fields = [("blocked", is_blocked)]
        self.attempt(lambda: self.ledger.records.set("cost_centers", "IT", fields))

    @rule(start=st.sampled_from(PERIODS), state=st.sampled_from(["open", "locked"]))
    def lock_period(self, start: str, state: str) -> None:
        fields = [("state", state)]
        key = datetime.date.fromisoformat(start)
        self.attempt(
            lambda: self.ledger.records.set("accounting_periods", str(key), fields)
        )

    @rule(start=st.sampled_from(["2023-01-31", "2023-02-10", "2024-01-01"]))
    def start_at(self, start: str) -> None:
        self.attempt(lambda: self.ledger.setup(starting_date_for_gl_transfer=start))

    @rule(
        dimension=st.sampled_from(["AREA", "DEPARTMENT"]),
        since=st.one_of(st.none(), st.sampled_from(PERIODS)),
    )
    def change_dimension(self, dimension: str, since: str | None) -> None:
        day = datetime.date.fromisoformat(since) if since else None
        self.attempt(
            lambda: self.ledger.setup(
                cost_center_dimension=dimension, dimensions_from=day
            )
        )

    # Postings

    @rule(
        day=DAYS,
        is_closing=st.booleans(),
        amounts=st.tuples(AMOUNTS, EUROS),
        center=st.sampled_from(["ADM", "IT", "NEW"]),
        version=st.sampled_from(["", "", "B26"]),
        corrects=st.sampled_from(["", "", "1", "2"]),
    )
    def post_journal(
        self,
        day: datetime.date,
        is_closing: bool,  # noqa: FBT001
        amounts: tuple[str, str],
        center: str,
        version: str,
        corrects: str,
    ) -> None:
        line = {
            "posting_date": f"C{day}" if is_closing else str(day),
            "document_no": "J1",
            "amount": amounts[0],
            "additional_amount": amounts[1],
            "cost_type_no": "6200",
            "cost_center_code": center,
            "bal_cost_type_no": "6200",
            "bal_cost_object_code": "P100",
            "budget_name": version,
            "corrects_entry_no": corrects,
        }
        self.ledger.journal.import_rows([line], "DEFAULT")
        self.attempt(lambda: self.ledger.journal.post("DEFAULT", today=TODAY))
        for left in self.ledger.journal.show("DEFAULT"):
            self.ledger.journal.delete("DEFAULT", left.line_no)

    @rule()
    def add_version(self) -> None:
        self.attempt(lambda: self.ledger.versions.new("B26"))

    def has(self, version: str) -> bool:
        return version in {each.code for each in self.ledger.versions.list()}

    @precondition(lambda self: self.has("B26"))
    @rule(day=DAYS, amounts=st.tuples(AMOUNTS, EUROS))
    def enter_budget(self, day: datetime.date, amounts: tuple[str, str]) -> None:
        line = {
            "date": str(day),
            "amount": amounts[0],
            "additional_amount": amounts[1],
            "cost_type_no": "6200",
            "cost_center_code": "ADM",
        }
        self.attempt(lambda: self.ledger.budget.enter([line], "B26", today=TODAY))

    @rule(
        day=DAYS,
        version=st.sampled_from(["ACTUAL", "ACTUAL", "B26"]),
        policy=st.sampled_from(["delta", "replace"]),
    )
    def allocate(self, day: datetime.date, version: str, policy: str) -> None:
        if self.has(version):
            self.attempt(
                lambda: self.ledger.allocate(
                    Allocation(date=day, version=version, policy=policy), today=TODAY
                )
            )

    # Undoing

    @precondition(lambda self: self.numbers())
    @rule(place=st.integers(0, 99), cascade=st.booleans())
    def reverse(self, place: int, *, cascade: bool) -> None:
        numbers = self.numbers()
        number = numbers[place % len(numbers)]
        self.attempt(
            lambda: self.ledger.registers.reverse(number, cascade=cascade, today=TODAY)
        )

    @precondition(lambda self: self.numbers())
    @rule(place=st.integers(0, 99), version=st.sampled_from(["ACTUAL", "B26"]))
    def delete(self, place: int, version: str) -> None:
        if not self.has(version):
            return
        numbers = self.numbers()
        number = numbers[place % len(numbers)]
        self.attempt(lambda: self.ledger.registers.delete(number, version=version))
        self.gone |= set(numbers) - set(self.numbers())

    @precondition(lambda self: len(self.numbers()) > 2)
    @rule(place=st.integers(0, 1))
    def close(self, place: int) -> None:
        number = self.numbers()[place]
        self.attempt(lambda: self.ledger.registers.close(number, today=TODAY))

    @rule()
    def archive(self) -> None:
        self.attempt(
            lambda: self.ledger.archive.year(YEAR, folder=self.folder.name, today=TODAY)
        )

    # What always holds

    @invariant()
    def every_law_holds(self) -> None:
        result = self.ledger.check()
        broken = [found for law in result.laws for found in law.found]
        assert broken == []

    @invariant()
    def every_seal_holds(self) -> None:
        assert self.ledger.registers.check_seals().broken == ()

    @invariant()
    def numbers_are_given_once(self) -> None:
        numbers = self.numbers()
        assert not self.gone & set(numbers)
        new = [number for number in numbers if number > self.highest]
        assert not set(new) & self.gone
        self.highest = max([self.highest, *numbers])

    def teardown(self) -> None:
        self.ledger.close()
        self.folder.cleanup()


def machine(place: Callable[[str], str]) -> type[LedgerMachine]:
    """Return the machine for ledgers at places of one kind."""
    return type("Machine", (LedgerMachine,), {"place": staticmethod(place)})


def run(place: Callable[[str], str], examples: int, steps: int) -> None:
    run_state_machine_as_test(
        machine(place),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            phases=[Phase.reuse, Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )


def beside(folder: str) -> str:
    return str(Path(folder) / "ledger.duckdb")


def test_every_law_holds_after_every_step() -> None:
    run(beside, examples=6, steps=15)


@pytest.mark.soak
def test_every_law_holds_after_every_step_for_long() -> None:
    run(beside, examples=300, steps=40)


@pytest.mark.soak
def test_every_law_holds_after_every_step_on_a_server(
    new_schema: Callable[[], str],
) -> None:
    run(lambda _folder: new_schema(), examples=20, steps=25)
