"""Rules as tables: what a file brings, what an export tells, and what is refused."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from costledger.errors import RowsRefusedError

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import AddBooks, NewLedger

RULES = """
    allocation_sources
    id  | level | valid_from | cost_type_range | cost_center_code | variant | allocation_source_type
    ADM | 1     | 2025-01-01 | 60*             | adm              |         |
    IT  | 2     |            |                 | IT               | X       | budget

    allocation_targets
    id  | line_no | target_cost_type | target_cost_center | share | static_base | static_weighting | amount_per_share | base
    ADM | 20000   | 9100             | PROD               | 2.5   |             |                  |                  |
    ADM | 10000   | 9100             | SALES              |       | 20          | 0.25             |                  |
    IT  | 10000   | 9100             | PROD               | 3     |             |                  | 1.25             |
    IT  | 20000   | 9100             | SALES              |       |             |                  |                  | No of Employees

    allocation_levels
    level | method
    2     | reciprocal
"""


def lines(ledger: Ledger, rule: str) -> list[str]:
    return [
        f"{line['line_no']} {line['base']} {line['allocation_target_type']} "
        f"{line['share']}"
        for line in ledger.rules.lines(rule)
    ]


def test_rules_come_as_tables(new_ledger: NewLedger, add_books: AddBooks) -> None:
    ledger = new_ledger(RULES)

    assert [
        (rule["id"], rule["cost_center_code"], rule["allocation_source_type"])
        for rule in ledger.rules.list()
    ] == [("ADM", "ADM", "both"), ("IT", "IT", "budget")]
    assert lines(ledger, "ADM") == [
        "10000 static all_costs 5",
        "20000 static all_costs 2.5",
    ]
    assert lines(ledger, "IT") == [
        "10000 static amount_per_share 3",
        "20000 no_of_employees all_costs 0",
    ]
    assert '[levels]\n2 = "reciprocal"' in ledger.rules.export()
    before = ledger.rules.export()
    add_books(ledger, RULES)
    assert ledger.rules.export() == before


def test_what_a_file_does_not_bring_stays(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(RULES)
    add_books(ledger, "allocation_sources\nid | level\nADM | 7")
    add_books(ledger, "allocation_targets\nid | line_no | share\nADM | 20000 | 9")

    rules = {rule["id"]: rule for rule in ledger.rules.list()}
    assert (rules["ADM"]["level"], rules["ADM"]["cost_type_range"]) == (7, "60*")
    assert lines(ledger, "ADM") == [
        "10000 static all_costs 5",
        "20000 static all_costs 9",
    ]


def test_every_bad_row_is_named(new_ledger: NewLedger, add_books: AddBooks) -> None:
    ledger = new_ledger(RULES)
    with pytest.raises(RowsRefusedError) as caught:
        add_books(
            ledger,
            """
            allocation_sources
            id  | cost_type_range
            NEW | (60

            allocation_targets
            id   | line_no | cost_center_filter
            NONE | 10000   |
            ADM  | 30000   | a..b..
            ADM  | 40000   |
            ADM  | 40000   |
            """,
        )
    assert [(each.file, each.row, each.column) for each in caught.value.problems] == [
        ("allocation_sources.csv", 2, "cost_type_range"),
        ("allocation_targets.csv", 2, "id"),
        ("allocation_targets.csv", 3, "cost_center_filter"),
        ("allocation_targets.csv", 5, "id and line_no"),
    ]
    assert len(ledger.rules.list()) == 2


def test_shares_below_zero_are_bad_rows(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(RULES)
    with pytest.raises(RowsRefusedError):
        add_books(ledger, "allocation_targets\nid | line_no | share\nADM | 1 | -2")


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_tables_of_an_export_bring_the_same_rules(
    fresh_ledger: NewLedger, tmp_path: Path, form: str
) -> None:
    with fresh_ledger(RULES) as ledger, fresh_ledger("employees\nno\nE1") as other:
        ledger.records.delete("allocation_targets", ("ADM", 10000))
        ledger.exchange.export(str(tmp_path / "export"), form=form)
        folder = tmp_path / "tables"
        folder.mkdir()
        for file in (tmp_path / "export").iterdir():
            if re.match(r"allocation_(sources|targets|levels)", file.name):
                shutil.copy(file, folder)
        other.import_books(str(folder))
        assert other.rules.export() == ledger.rules.export()


def test_the_text_on_the_page_is_a_text_of_rules(new_ledger: NewLedger) -> None:
    page = Path(__file__).parents[3] / "docs" / "reference" / "rules.md"
    (text,) = re.findall(r"```toml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)

    assert new_ledger().rules.import_(text).new == ("ADM",)
