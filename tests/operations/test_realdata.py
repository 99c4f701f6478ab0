"""Ledgers that nobody here wrote: what they come to, to the cent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from costledger import Ledger
from costledger.demo.company import write_company
from costledger.errors import SourceError
from costledger.sources.saft import spool_saft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.copies import Copies

EXAMPLES = Path(__file__).parents[2] / "examples"

BC_DEMO = {
    "currency": "NOK",
    "center_dimension": "DEPARTMENT",
    "object_dimension": "BUSINESSGROUP",
}


@pytest.fixture
def bc_demo(realdata: Path, place: str, copies: Copies) -> Iterator[Ledger]:
    """The demo company of Business Central, imported and charted, on each store."""

    def load_rows(ledger: Ledger) -> None:
        result = ledger.import_books(
            str(realdata / "bc_demo"), mapping=str(EXAMPLES / "bc-demo.toml")
        )
        assert result.entries == 1455
        assert "cost_journal_lines.csv" in result.left_alone
        ledger.charts.from_accounts()
        ledger.charts.from_dimensions()

    with copies.ledger(place, BC_DEMO, "bc_demo", load_rows) as ledger:
        yield ledger
    copies.give_back()


def test_the_demo_of_a_real_erp_comes_out_as_published(bc_demo: Ledger) -> None:
    result = bc_demo.transfer()

    assert (result.transferred, result.amount) == (1131, -64227403)
    report = bc_demo.reports.balances(by="center")
    assert {
        row.code: row.balance
        for row in report.rows
        if row.line_type == "postable" and row.balance
    } == {"ADM": 73840141, "PROD": 111148004, "SALES": -249215548}
    assert bc_demo.transfer().transferred == 0
    assert bc_demo.check().holds
    status = bc_demo.status()
    assert status.ledger.entries == 1455
    assert status.difference.entries == status.difference.amount == 0
    assert {reason: t.entries for reason, t in status.not_a_cost.items()} == {
        "zero_amount": 1,
        "balance_sheet": 323,
    }
    assert status.waiting == ()


def test_the_demo_imported_twice_changes_nothing(
    bc_demo: Ledger, realdata: Path
) -> None:
    bc_demo.transfer()

    allow_duplicate = bc_demo.import_books(
        str(realdata / "bc_demo"), mapping=str(EXAMPLES / "bc-demo.toml")
    )

    assert allow_duplicate.entries == 0
    assert {each.table for each in allow_duplicate.tables} >= {
        "gl_entries",
        "cost_types",
    }
    assert {
        each.table: (each.new, each.changed) for each in allow_duplicate.tables
    } == {each.table: (0, 0) for each in allow_duplicate.tables}


def test_the_saft_example_ties_to_the_ore(realdata: Path, tmp_path: Path) -> None:
    """22 of 170 lines are split over analyses; 206 entries come of them."""
    (file,) = (realdata / "norway_saft").glob("saft_*.xml")

    facts = spool_saft(file, tmp_path)

    assert (facts.accounts, facts.lines, facts.split_lines) == (22, 170, 22)
    assert facts.entries == 206
    assert str(facts.debit) == "9487049.35"
    assert facts.debit == facts.credit


def test_the_saft_example_is_accounted_for(realdata: Path, place: str) -> None:
    (file,) = (realdata / "norway_saft").glob("saft_*.xml")
    with Ledger.create(
        place,
        currency="NOK",
        center_dimension="A",
        object_dimension="P",
    ) as ledger:
        imported = ledger.import_books(str(file))
        ledger.charts.from_accounts()
        ledger.charts.from_dimensions()
        result = ledger.transfer()

        assert imported.debit == imported.credit == 948704935
        assert (result.transferred, result.amount) == (75, -31483700)
        assert {
            reason: (tally.entries, tally.amount)
            for reason, tally in result.not_a_cost.items()
        } == {"balance_sheet": (131, 31483700)}
        assert result.waiting == {}
        assert ledger.import_books(str(file)).entries == 0
        assert ledger.check().holds


def test_a_saft_file_in_another_currency_is_refused(
    realdata: Path, tmp_path: Path
) -> None:
    (file,) = (realdata / "norway_saft").glob("saft_*.xml")
    with Ledger.create(str(tmp_path / "eur.duckdb"), currency="EUR") as ledger:
        with pytest.raises(SourceError, match="kept in NOK, and the ledger in EUR"):
            ledger.import_books(str(file))

        assert ledger.store.query("select count(*) from gl_account") == [(0,)]


def test_the_municipal_accounts_keep_center_and_service(
    realdata: Path, place: str
) -> None:
    """4898 rows; those with a figure for 2011 become entries, `ansvar` the center."""
    with Ledger.create(
        place,
        currency="NOK",
        center_dimension="ANSVAR",
        object_dimension="TENESTE",
    ) as ledger:
        imported = ledger.import_books(
            str(realdata / "norway_municipal"),
            mapping=str(EXAMPLES / "norway-municipal.toml"),
        )
        ledger.charts.from_accounts()
        centers, services = ledger.charts.from_dimensions()
        result = ledger.transfer()

        rows = {each.table: each.rows for each in imported.tables}
        assert rows["gl_accounts"] == 235
        assert (centers.created, services.created) == (140, 82)
        assert (result.amount, result.waiting) == (1600, {})
        assert ledger.check().holds


def test_two_stores_post_the_same(
    realdata: Path, tmp_path: Path, new_schema: Callable[[], str]
) -> None:
    """The demo, a real ERP's demo data and a SAF-T file: one digest on both stores."""
    books = tmp_path / "books"
    write_company(books)
    (saft,) = (realdata / "norway_saft").glob("saft_*.xml")
    for source, center, object_, mapping in (
        (books, "DEPARTMENT", "PROJECT", None),
        (
            realdata / "bc_demo",
            "DEPARTMENT",
            "BUSINESSGROUP",
            EXAMPLES / "bc-demo.toml",
        ),
        (saft, "A", "P", None),
    ):
        digests = []
        for place in (str(tmp_path / f"{source.stem}.duckdb"), new_schema()):
            with Ledger.create(
                place, currency="NOK", center_dimension=center, object_dimension=object_
            ) as ledger:
                ledger.import_books(
                    str(source), mapping=str(mapping) if mapping else None
                )
                ledger.charts.from_accounts()
                ledger.charts.from_dimensions()
                assert ledger.transfer().transferred > 0
                assert ledger.check().holds
                digests.append(ledger.digest())
        assert digests[0] == digests[1], source.stem
