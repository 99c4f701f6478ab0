"""The tour of ARCHITECTURE.md is true: a figure takes the way that the page says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from costledger import Ledger
from tests.books import cost_entries, write

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

ROOT = Path(__file__).parents[1]
TOUR = (ROOT / "ARCHITECTURE.md").read_text("utf-8").partition("## The tour")[2]
STOPS = re.findall(r"^\d+\. `(src/costledger/[^`]+)`", TOUR, re.MULTILINE)
SQL = "src/costledger/engine/sql/"

BOOKS = """
gl_accounts
no   | name        | income_balance
6340 | Electricity | income_statement

cost_types
no   | name        | type      | gl_account_range
6340 | Electricity | cost_type | 6340

dimensions
code
DEPARTMENT

dimension_values
dimension  | code | name
DEPARTMENT | ADM  | Administration

cost_centers
code | name
ADM  | Administration

gl_entries
entry_no | posting_date | gl_account_no | amount  | document_no | DEPARTMENT
1        | 2026-01-31   | 6340          | 1250.00 | INV-7       | ADM
"""


def noted(method: Callable[..., object], ran: list[str]) -> Callable[..., object]:
    """Return a method of a store that notes which statement it runs."""

    def note(name: str, /, *rest: object, **named: object) -> object:
        ran.append(f"{SQL}{name}.sql")
        return method(name, *rest, **named)

    return note


def test_every_stop_of_the_tour_is_a_file() -> None:
    assert STOPS
    assert [stop for stop in STOPS if not (ROOT / stop).is_file()] == []


def test_the_tour_names_what_is_in_the_files() -> None:
    """`name` of a stop, said to be in the file, stands there."""
    lines = re.findall(
        r"^\d+\. `([^`]+)`: (.*?)(?=^\d+\. |\Z)", TOUR, re.MULTILINE | re.DOTALL
    )
    for stop, text in lines:
        written = (ROOT / stop).read_text("utf-8")
        names = re.findall(r"`(\w+)`", text)
        assert [name for name in names if name not in written] == [], stop


def test_one_figure_meets_the_statements_of_the_tour_in_its_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Ledger.create(
        str(tmp_path / "tour.duckdb"), currency="NOK", center_dimension="DEPARTMENT"
    ) as ledger:
        ran: list[str] = []
        for method in ("run", "rows", "records", "materialize", "create_view"):
            monkeypatch.setattr(
                ledger.store, method, noted(getattr(ledger.store, method), ran)
            )
        ledger.import_books(str(write(tmp_path / "books", BOOKS)))
        ledger.transfer()
        ledger.reports.balances(by="center")
        traced = ledger.trace.entry(1)
        assert cost_entries(ledger) == [
            "1 | 6340 | 2026-01-31 | INV-7 |  | ADM | 1250.00 | 1"
        ]
        assert [each.document_no for each in traced.first_gl_entries] == ["INV-7"]
    statements = [stop for stop in STOPS if stop.startswith(SQL)]
    places = [ran.index(stop) for stop in statements]
    assert places == sorted(places)
