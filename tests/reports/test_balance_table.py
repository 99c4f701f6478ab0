"""Reports of balances on terminals of any width: nothing wraps, every row adds up."""

from __future__ import annotations

import csv
import io

import pytest
from attrs import evolve

from costledger.reports.balance_table import balance_csv_table, balance_table
from costledger.reports.balances import BalanceColumn, BalanceReport, BalanceRow
from costledger.reports.plain import as_csv
from costledger.reports.terminal import Style, as_text, text_width


def row(code: str, name: str, cells: tuple[int, ...], before: int = 0) -> BalanceRow:
    debit = sum(cell for cell in cells if cell > 0)
    credit = -sum(cell for cell in cells if cell < 0)
    net = debit - credit
    line_type = "postable" if code else "total"
    return BalanceRow(
        code, name, line_type, 0, False, debit, credit, net, before + net, cells
    )


CENTERS = tuple(BalanceColumn(f"{number}00", "Sales abroad") for number in range(1, 12))
OBJECTS = BalanceColumn("objects", "Cost objects", is_rest=True)


def report(columns: int, *, digits: int = 2, has_rest: bool = False) -> BalanceReport:
    shown = (*CENTERS[:columns], *([OBJECTS] if has_rest else []))
    cells = [
        tuple(1_234_567_00 * (place + 1) * sign for place in range(len(shown)))
        for sign in (1, -3)
    ]
    both = tuple(map(sum, zip(*cells, strict=True)))
    return BalanceReport(
        title="Balances",
        company_name="Acme AS",
        by="type",
        version="ACTUAL",
        filters=(),
        currency="NOK",
        minor_digits=digits,
        first_day=None,
        last_day=None,
        columns=shown,
        rows=(
            row("5000", "Wages", cells[0], before=5),
            row("6399", "Security and other cost of the premises", cells[1]),
        ),
        total=row("", "Total", both, before=5),
        empty_because="",
    )


@pytest.mark.parametrize("width", [*range(80, 200, 7), 240, None])
@pytest.mark.parametrize("has_rest", [False, True])
def test_a_matrix_fits_and_says_what_it_leaves_out(
    *, width: int | None, has_rest: bool
) -> None:
    table = balance_table(report(11, has_rest=has_rest), width=width)
    text = as_text(table, Style(width))

    keys = [column.title for column in table.columns[2:]]
    shown = [key for key in keys if key.endswith("00")]
    more = [key for key in keys if key.endswith(" more")]
    assert width is None or max(map(text_width, text.splitlines())) <= width
    assert more == ([f"{11 - len(shown)} more"] if len(shown) < 11 else [])
    assert ("objects" in keys) is has_rest
    left_out = ", ".join(column.key for column in CENTERS[len(shown) :])
    assert f": {left_out}. --csv" in "".join(table.remarks) or not more


def test_what_is_left_out_stands_in_one_column_so_that_rows_add_up() -> None:
    # whole thousands, so that rounding each cell by itself changes nothing
    cells = tuple(1_000_00 * 10 ** (place % 3 + 3) for place in range(12))
    found = evolve(
        report(11, has_rest=True),
        rows=(row("5000", "Wages", cells),),
        total=row("", "Total", cells),
    )

    table = balance_table(found, width=80)

    for each in table.rows:
        *figures, total = each.cells[2:]
        assert sum(figure or 0 for figure in figures) == total  # type: ignore[misc]


@pytest.mark.parametrize(
    ("width", "unit", "cell"),
    [
        pytest.param(None, "NOK,", "1,234,567.00", id="to the cent"),
        pytest.param(72, "NOK,", "1,234,567.00", id="to the cent where it fits"),
        pytest.param(66, "whole NOK,", "1,234,567", id="then whole units"),
        pytest.param(58, "NOK 1,000,", "1,235", id="then thousands"),
    ],
)
def test_a_matrix_gives_up_decimals_before_columns(
    width: int | None, unit: str, cell: str
) -> None:
    text = as_text(balance_table(report(2), width=width), Style(width))

    assert text.splitlines()[1].startswith(unit)
    assert cell in text.split()
    assert "more" not in text


def test_a_list_without_a_first_day_has_no_net_change() -> None:
    table = balance_table(report(0), width=None)

    assert [column.title for column in table.columns] == [
        "code", "cost type", "debit", "credit", "balance",
    ]  # fmt: skip


def test_csv_has_everything_to_the_cent() -> None:
    found = report(11, has_rest=True)

    first = next(csv.DictReader(io.StringIO(as_csv(balance_csv_table(found)))))

    assert first["debit"] == "96296226.00"
    assert first["balance"] == "96296226.05"
    assert first["1100"] == "13580237.00"
    assert first["objects"] == "14814804.00"
