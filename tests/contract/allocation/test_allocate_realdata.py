"""The allocation rules of a real ERP's demo, on its general ledger and cost journals."""

from __future__ import annotations

import csv
import datetime
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from costledger import Allocation
from costledger.errors import RefusedError
from tests.contract.allocation.test_allocate import balances

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costledger import Ledger
    from tests.copies import Copies

EXAMPLES = Path(__file__).parents[3] / "examples"

DAY = datetime.date(2024, 12, 31)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


RULES = ("allocation_sources.csv", "allocation_targets.csv", "gl_budget_entries.csv")
"""Files that are not imported as they are: a rule's id stands twice, a budget has none."""

FIELDS = (
    "posting_date",
    "document_no",
    "cost_type_no",
    "cost_center_code",
    "cost_object_code",
    "bal_cost_type_no",
    "bal_cost_center_code",
    "bal_cost_object_code",
    "description",
    "amount",
)


@pytest.fixture
def demo(
    place: str, realdata: Path, tmp_path: Path, copies: Copies
) -> Iterator[Ledger]:
    """The demo with transfer, journals and the last rule of each id."""
    settings = {
        "currency": "NOK",
        "center_dimension": "DEPARTMENT",
        "object_dimension": "BUSINESSGROUP",
    }

    def load_rows(ledger: Ledger) -> None:
        books = tmp_path / "books"
        books.mkdir()
        for file in (realdata / "bc_demo").iterdir():
            if file.name not in RULES:
                shutil.copy(file, books / file.name)
        ledger.import_books(str(books), mapping=str(EXAMPLES / "bc-demo.toml"))
        ledger.charts.from_accounts()
        ledger.charts.from_dimensions()
        ledger.transfer()
        give_defaults(ledger, books)
        post_journals(ledger, books)
        add_rules(ledger, realdata / "bc_demo")

    with copies.ledger(place, settings, "bc_demo with rules", load_rows) as ledger:
        yield ledger
    copies.give_back()


def give_defaults(ledger: Ledger, books: Path) -> None:
    """Give cost types the center or object that the demo's lines begin with."""
    known = {row["no"] for row in ledger.charts.show("cost_types")}
    for row in rows(books / "cost_type_defaults.csv"):
        for code in sorted(known):
            if row["from_no"] <= code <= row["to_no"]:
                named = {name: row[name] for name in FIELDS[3:5] if row[name]}
                ledger.records.set("cost_types", code, list(named.items()))


def post_journals(ledger: Ledger, books: Path) -> None:
    """Enter the journal lines field by field, and post those that are complete."""
    ledger.journal.batch_add({"name": "ALL"})
    for row in rows(books / "cost_journal_lines.csv"):
        ledger.journal.add("ALL", [(name, row[name]) for name in FIELDS if row[name]])
    wrong = {each.line_no for each in ledger.journal.check("ALL").problems}
    for line_no in sorted(filter(None, wrong)):
        ledger.journal.delete("ALL", line_no)
    ledger.journal.post("ALL")


def add_rules(ledger: Ledger, books: Path) -> None:
    """Add the rules one by one; of two with one id the last one stays."""
    sources = {row["id"]: row for row in rows(books / "allocation_sources.csv")}
    for code, row in sources.items():
        record = {name: value for name, value in row.items() if value}
        record["blocked"] = str(code in ("BUILDING00", "VEHICLE00")).lower()
        ledger.records.add("allocation_sources", record)
    for row in rows(books / "allocation_targets.csv"):
        record = {name: value for name, value in row.items() if value}
        ledger.records.add("allocation_targets", record)
    ledger.records.set("allocation_sources", "SALES", [("when_zero", "leave_open")])


def test_the_centers_of_the_demo_pass_on_what_they_hold(demo: Ledger) -> None:
    before = balances(demo)

    result = demo.allocate(Allocation(date=DAY))

    after = balances(demo)
    relieved = ("ADM", "PERS", "GL", "PROD", "MATERIAL", "ADVERT")
    assert {code: after[code] for code in relieved if after.get(code)} == {}
    assert sum(after.values()) == sum(before.values())
    assert result.left_open == ("SALES",)
    by_rule = {each.rule_id: each for each in demo.reports.rule_balancing().rules}
    assert {
        code for code, each in by_rule.items() if each.over_relief or each.retained
    } == {"BUILDING01", "WORKSHOP", "VEHICLE01"}
    assert demo.check().holds


def test_two_rules_of_the_demo_claim_the_same_building(demo: Ledger) -> None:
    assert demo.reports.open_amount(kind="center", code="BUILDING")
    demo.records.set("allocation_sources", "BUILDING00", [("blocked", "false")])

    with pytest.raises(RefusedError) as caught:
        demo.allocate(Allocation(date=DAY))

    assert [(each.kind, each.where) for each in caught.value.refusals] == [
        ("allocation_sources_overlap", "rule BUILDING00")
    ]
