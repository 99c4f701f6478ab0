"""The allocation rules of a real ERP's demo, which lint knows better than their authors."""

from __future__ import annotations

import datetime
from pathlib import Path

from costledger import Ledger

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_rules_of_the_demo_come_in_and_lint_names_their_overlaps(
    realdata: Path, tmp_path: Path
) -> None:
    with Ledger.create(
        str(tmp_path / "demo.duckdb"),
        currency="NOK",
        center_dimension="DEPARTMENT",
        object_dimension="BUSINESSGROUP",
    ) as ledger:
        result = ledger.import_books(
            str(realdata / "bc_demo"), mapping=str(EXAMPLES / "bc-demo.toml")
        )
        ledger.charts.from_accounts()
        ledger.charts.from_dimensions()

        rows = {each.table: each for each in result.tables}
        assert rows["allocation_sources"].rows == 13
        assert (rows["allocation_targets"].rows, rows["allocation_targets"].new) == (
            47,
            47,
        )
        assert any("PROD stands in rows 8, 11" in note for note in result.notes)
        levels = {rule["id"]: rule["level"] for rule in ledger.rules.list()}
        assert (len(levels), levels["PROD"]) == (12, 10)
        found = ledger.rules.lint(datetime.date(2024, 12, 31))
        assert [(each.kind, each.rule_id) for each in found.findings] == [
            ("pools_overlap", "BUILDING01"),
            ("pools_overlap", "VEHICLE00"),
            ("keys_zero", "SALES"),
        ]
        for rule in ("BUILDING00", "VEHICLE00"):
            ledger.records.set("allocation_sources", rule, [("blocked", True)])
        assert ledger.rules.lint(datetime.date(2024, 12, 31)).errors == 0
        text = ledger.rules.export()
        assert ledger.rules.import_(text).changed == ()
