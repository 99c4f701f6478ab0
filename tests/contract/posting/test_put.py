"""Rows from Python come into tables as they are, few or many."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.contract.conftest import NewLedger

KINDS = {
    "whole": "bigint",
    "text_of": "text",
    "day": "date",
    "moment": "timestamp",
    "is_so": "boolean",
    "share": "decimal(38, 10)",
}

ROWS: list[tuple[Any, ...]] = [
    (
        -(10**18),
        'O\'Hara "q" \\n\n{}[]$ å',
        datetime.date(2024, 2, 29),
        datetime.datetime(2025, 1, 2, 3, 4, 5),  # noqa: DTZ001 - kept in UTC
        True,
        Decimal("0.3333333333"),
    ),
    (0, "", datetime.date(1, 1, 1), None, False, Decimal("1E+3")),
    (None, None, None, None, None, None),
    (7, "null", datetime.date(9999, 12, 31), None, False, Decimal("-12.50")),
]


@pytest.mark.parametrize("times", [1, 60])
def test_rows_stay_what_they_are(new_ledger: NewLedger, times: int) -> None:
    store = new_ledger().store

    store.load_rows("rows_put", KINDS, ROWS * times)

    found = store.query(
        "select whole, text_of, day, moment, is_so, share, count(*) from rows_put"
        " group by whole, text_of, day, moment, is_so, share"
        " order by whole nulls last"
    )
    ordered = sorted(ROWS, key=lambda row: (row[0] is None, row[0] or 0))
    assert [tuple(row) for row in found] == [(*row, times) for row in ordered]
