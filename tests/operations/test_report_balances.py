"""Balances of a ledger: periods, filters, columns, closing dates, and empty answers."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from costledger import Ledger
from costledger.domain.money import format_amount
from costledger.errors import (
    FilterSyntaxError,
    PeriodSyntaxError,
    SetupError,
    UnknownRecordError,
)
from tests.books import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from costledger.reports.balances import BalanceReport

CHARTS = """
    gl_accounts
    no   | name         | income_balance   | account_type
    5    | Wages        | income_statement | begin_total
    5000 | Hourly       | income_statement | posting
    5010 | Overtime     | income_statement | posting
    5990 | Wages, total | income_statement | end_total
    6300 | Rent         | income_statement | posting

    dimension_values
    dimension  | code | name           | dimension_value_type
    DEPARTMENT | A    | Production     | begin_total
    DEPARTMENT | A1   | Welding        | standard
    DEPARTMENT | A2   | Paint          | standard
    DEPARTMENT | A9   | Production     | end_total
    DEPARTMENT | B1   | Office         | standard
    PROJECT    | P1   | New drive unit | standard
    """

ENTRIES = """
    gl_entries
    entry_no | posting_date | gl_account_no | amount  | DEPARTMENT | PROJECT
    1        | 2025-12-31   | 6300          | 1000.00 | B1         |
    2        | 2026-01-15   | 5000          | 100.00  | A1         |
    3        | 2026-01-31   | 5010          | 10.00   | A2         |
    4        | 2026-03-01   | 5000          | -30.00  | A1         |
    5        | 2026-03-31   | 6300          | 7.50    | B1         |
    6        | 2026-04-01   | 6300          | 0.05    |            | P1
    """


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Return a ledger to look at; who changes one makes its own."""
    with made(tmp_path_factory.mktemp("report"), ENTRIES) as opened:
        yield opened


def made(folder: Path, entries: str) -> Ledger:
    """Make a ledger with these entries, all transferred."""
    ledger = Ledger.create(
        str(folder / "ledger.duckdb"),
        currency="NOK",
        center_dimension="DEPARTMENT",
        object_dimension="PROJECT",
    )
    ledger.import_books(str(write(folder / "books", CHARTS)))
    ledger.import_books(str(write(folder / "entries", entries)))
    ledger.charts.from_accounts()
    ledger.charts.from_dimensions()
    ledger.transfer()
    return ledger


def told(report: BalanceReport, *figures: str) -> list[str]:
    """Return rows as text: code, then figures or cells in the smallest unit."""
    rows = (*report.rows, report.total)
    return [
        " ".join([
            row.code or "Total",
            *(str(getattr(row, name)) for name in figures),
            *(str(cell) for cell in row.cells),
        ])
        for row in rows
    ]  # fmt: skip


def test_figures_are_of_the_period_and_the_balance_is_of_its_end(
    ledger: Ledger,
) -> None:
    report = ledger.reports.balances(by="type", period="2026-Q1")

    assert told(report, "debit", "credit", "net_change", "balance") == [
        "5 0 0 0 0",
        "5000 10000 3000 7000 7000",
        "5010 1000 0 1000 1000",
        "5990 11000 3000 8000 8000",
        "6300 750 0 750 100750",
        "Total 11750 3000 8750 108750",
    ]


def test_centers_and_objects_together_are_all_that_was_posted(ledger: Ledger) -> None:
    centers = ledger.reports.balances(by="center")
    objects = ledger.reports.balances(by="object")

    assert told(centers, "balance") == [
        "A 0", "A1 7000", "A2 1000", "A9 8000", "B1 100750", "Total 108750",
    ]  # fmt: skip
    assert told(objects, "balance") == ["P1 5", "Total 5"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"types": "5*"}, ["5 0", "5000 7000", "5010 1000", "5990 8000", "Total 8000"]),
        ({"centers": "a1|b1"}, ["5 0", "5000 7000", "5990 7000", "6300 100750",
                                "Total 107750"]),
        ({"objects": "*"}, ["6300 5", "Total 5"]),
        ({"centers": "B1", "objects": "P1"}, ["6300 100755", "Total 100755"]),
        ({"types": "<>6300", "objects": "P1"}, ["Total 0"]),
    ],
)  # fmt: skip
def test_filters_restrict_what_is_summed(
    ledger: Ledger, filters: dict[str, str], expected: list[str]
) -> None:
    assert told(ledger.reports.balances(by="type", **filters), "balance") == expected


@pytest.mark.parametrize(
    ("by", "columns", "keys", "expected"),
    [
        ("type", "center", "A1 A2 B1 objects", "6300 0 0 100750 5"),
        ("type", "object", "P1 centers", "6300 5 100750"),
        ("center", "type", "5000 5010 6300", "A9 7000 1000 0"),
        ("type", "month", "2025-12 2026-01 2026-02 2026-03 2026-04",
         "6300 100000 0 0 750 5"),
        ("type", "quarter", "2025-Q4 2026-Q1 2026-Q2", "6300 100000 750 5"),
    ],
)  # fmt: skip
def test_columns_spread_the_net_change(
    ledger: Ledger, by: str, columns: str, keys: str, expected: str
) -> None:
    report = ledger.reports.balances(by=by, columns=columns)

    assert [column.key for column in report.columns] == keys.split()
    assert expected in told(report)


def test_columns_are_those_of_the_period(ledger: Ledger) -> None:
    report = ledger.reports.balances(
        by="type", period="2026-02..2026-03", columns="month"
    )

    assert [column.key for column in report.columns] == ["2026-03"]
    assert told(report, "balance")[-1] == "Total 108750 -2250"


def test_a_closing_date_comes_after_its_day(tmp_path: Path) -> None:
    with made(tmp_path, ENTRIES) as ledger:
        ledger.store.query(
            "insert into cost_entry_row select * replace "
            "(99 as entry_no, true as is_closing, -100000 as amount) "
            "from cost_entry_row where entry_no = 1"
        )
        reports = [
            ledger.reports.balances(by="type", types="6300", period=period)
            for period in ("2025", "2025-12..2026-01-01", "2026-Q1")
        ]

    assert [told(report, "net_change", "balance")[0] for report in reports] == [
        "6300 100000 100000",
        "6300 0 0",
        "6300 750 750",
    ]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"period": "2024"}, ("Nothing is posted up to then: ACTUAL has entries from "
         "2025-12-31 to 2026-04-01. Next: ask for a period in there.")),
        ({"types": "9*"}, ("None of the 6 entries of ACTUAL is on a cost type that these "
         "filters let through. Next: ask without one of them, or look at the charts with "
         "--zero.")),
    ],
)  # fmt: skip
def test_an_empty_report_says_why(
    ledger: Ledger, asked: dict[str, str], expected: str
) -> None:
    assert ledger.reports.balances(by="type", **asked).empty_because == expected


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    with Ledger.create(str(tmp_path / "ledger.duckdb"), currency="NOK") as ledger:
        found = ledger.reports.balances(by="type").empty_because

    assert found == "Nothing is posted in ACTUAL yet. Next: costledger transfer"


@pytest.mark.parametrize(
    ("asked", "error", "text"),
    [
        ({"by": "types"}, SetupError, "by cannot be 'types': choose one of type, center"),
        ({"by": "center", "columns": "object"}, SetupError,
         "columns cannot be 'object': choose one of none, month, quarter, type."),
        ({"by": "type", "version": "B27"}, UnknownRecordError, "There is no version B27."),
        ({"by": "type", "period": "2026-13"}, PeriodSyntaxError, "'2026-13' is not a"),
        ({"by": "type", "types": "5.."}, None, ""),
        ({"by": "type", "types": "5|"}, FilterSyntaxError, "This filter cannot be read"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(
    ledger: Ledger, asked: dict[str, str], error: type[Exception] | None, text: str
) -> None:
    if error is None:
        assert ledger.reports.balances(**asked).rows
        return
    with pytest.raises(error, match=re.escape(text)):
        ledger.reports.balances(**asked)


entry = st.tuples(
    st.dates(datetime.date(2025, 11, 1), datetime.date(2026, 2, 28)),
    st.sampled_from(["5000", "5010", "6300"]),
    st.integers(-(10**12), 10**12).filter(bool),
    st.sampled_from(["A1|", "A2|", "B1|", "|P1", "B1|P1"]),
)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(entry, min_size=1, max_size=30))
def test_whatever_is_posted_every_report_ties(
    tmp_path_factory: pytest.TempPathFactory,
    entries: list[tuple[datetime.date, str, int, str]],
) -> None:
    lines = [
        f"{number}|{day}|{account}|{format_amount(amount, 2)}|{where}"
        for number, (day, account, amount, where) in enumerate(entries, start=1)
    ]
    header = (
        "gl_entries\nentry_no|posting_date|gl_account_no|amount|DEPARTMENT|PROJECT\n"
    )
    amounts = [amount for _, _, amount, _ in entries]

    with made(tmp_path_factory.mktemp("ties"), header + "\n".join(lines)) as ledger:
        types, centers, objects = (
            ledger.reports.balances(by=by, period="2026").total
            for by in ("type", "center", "object")
        )
        spread = [
            ledger.reports.balances(by="type", columns=columns)
            for columns in ("month", "quarter", "center", "object")
        ]

    assert types.balance == sum(amounts) == centers.balance + objects.balance
    assert types.net_change == centers.net_change + objects.net_change
    for report in spread:
        for row in (*report.rows, report.total):
            assert sum(row.cells) == row.net_change
