"""The cost journal lines of a real ERP's demo: what is complete posts, the rest says why."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from costledger import Ledger

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_journal_of_the_demo_posts_what_is_complete(
    realdata: Path, tmp_path: Path
) -> None:
    books = realdata / "bc_demo"
    with (books / "cost_journal_lines.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with Ledger.create(
        str(tmp_path / "demo.duckdb"),
        currency="NOK",
        center_dimension="DEPARTMENT",
        object_dimension="BUSINESSGROUP",
    ) as ledger:
        ledger.import_books(str(books), mapping=str(EXAMPLES / "bc-demo.toml"))
        ledger.charts.from_accounts()
        ledger.charts.from_dimensions()
        ledger.journal.batch_add({"name": "ALL"})
        ledger.journal.import_rows(rows, "ALL")

        found = ledger.journal.check("ALL")

        assert found.lines == 35
        assert Counter(each.kind for each in found.problems) == {
            "cost_center_or_object_missing": 32,
            "bal_cost_center_or_object_missing": 32,
        }
        for line_no in sorted(
            {each.line_no for each in found.problems if each.line_no}
        ):
            ledger.journal.delete("ALL", line_no)
        posted = ledger.journal.post("ALL")
        assert (posted.lines, posted.entries) == (3, 6)
        assert posted.debit == posted.credit == 2_228_000_00
        assert ledger.check().holds
