"""Rules as text: a test's allocation rules are two aligned tables, put in as they are."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.books import tables

if TYPE_CHECKING:
    from costledger import Ledger

RULE: dict[str, Any] = {
    "rule_version": 1,
    "level": 1,
    "label": "",
    "valid_from": None,
    "valid_to": None,
    "cost_type_range": "",
    "cost_center_code": "",
    "cost_object_code": "",
    "credit_to_cost_type": "",
    "applies_to": "both",
    "is_blocked": False,
    "name": "",
    "comment": "",
    "when_zero": "stop",
    "style": "assessment",
    "this_period_only": False,
    "negative_policy": "",
    "when_missing": "stop",
    "is_superseded": False,
    "is_retired": False,
    "changed_on": None,
    "changed_by": "",
}

LINE: dict[str, Any] = {
    "rule_version": 1,
    "target_cost_type": "",
    "target_cost_center": "",
    "target_cost_object": "",
    "base": "static",
    "static_base": 0,
    "static_weighting": 0,
    "share": 0,
    "target_type": "all_costs",
    "percent_per_share": 0,
    "amount_per_share": 0,
    "no_filter": "",
    "cost_center_filter": "",
    "cost_object_filter": "",
    "date_filter_code": "",
    "group_filter": "",
    "driver_code": "",
    "comment": "",
    "share_updated_on": None,
}

DECIMALS = ("share", "percent_per_share", "amount_per_share")


def add_rules(ledger: Ledger, text: str) -> None:
    """Put rules and lines into a ledger, as tables `rules` and `lines` of a text.

    A line without a number gets the next one of its rule: 10000, 20000 and so on.
    """
    lines_of: dict[str, int] = {}
    for name, (header, *rows) in tables(text):
        for row in rows:
            given = dict(zip(header, row, strict=True))
            if name == "rules":
                record = RULE | {key: value for key, value in given.items() if value}
                record["level"] = int(record["level"])
                table = "allocation_rule_row"
            else:
                rule_id = given["rule_id"]
                lines_of[rule_id] = lines_of.get(rule_id, 0) + 10_000
                record = {"line_no": lines_of[rule_id]} | LINE | given
                for key in DECIMALS:
                    record[key] = Decimal(record[key] or 0)
                table = "allocation_target_row"
            ledger.store.insert(table, tuple(record), [tuple(record.values())])
