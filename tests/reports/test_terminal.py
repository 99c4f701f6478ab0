"""Tables as text: aligned, and as narrow as the place that they are written to."""

from __future__ import annotations

import pytest

from costledger.reports.plain import as_csv
from costledger.reports.table import Column, Kind, Row, Table
from costledger.reports.terminal import Style, as_text, cut, text_width

TABLE = Table(
    columns=(
        Column("code"),
        Column("name", Kind.NAME),
        Column("entries", Kind.COUNT),
        Column("NOK", Kind.AMOUNT, 2, key="amount"),
        Column("", Kind.PROSE, key="remark"),
    ),
    rows=(
        Row(("1", "Wages", None, None, ""), is_strong=True),
        Row(("10", "Hourly", 12_345, 123_456_789, "Paid each month."), indentation=1),
        Row(("19", "Wages, total", 0, -5, ""), is_strong=True, has_blank_after=True),
        Row(("20", "Rent", 1, 0, ""), notes=("Waits for its account.",)),
    ),
    title="Wages and rent",
    remarks=("That was all.",),
)


def test_figures_are_aligned_and_grouped() -> None:
    assert as_text(TABLE, Style()) == (
        "Wages and rent\n"
        "\n"
        "code  name          entries           NOK\n"
        "1     Wages\n"
        "10      Hourly       12,345  1,234,567.89  Paid each month.\n"
        "19    Wages, total        0         -0.05\n"
        "\n"
        "20    Rent                1          0.00\n"
        "  Waits for its account.\n"
        "\n"
        "That was all.\n"
    )


def test_csv_is_plain_and_whole() -> None:
    assert as_csv(TABLE) == (
        "code,name,entries,amount,remark\n"
        "1,Wages,,,\n"
        "10,Hourly,12345,1234567.89,Paid each month.\n"
        '19,"Wages, total",0,-0.05,\n'
        "20,Rent,1,0.00,\n"
    )


def test_bold_is_written_only_where_it_is_understood() -> None:
    assert "\x1b" not in as_text(TABLE, Style())
    assert "\x1b[1m1     Wages\x1b[0m\n" in as_text(TABLE, Style(is_strong=True))


@pytest.mark.parametrize("width", range(67, 54, -1))
def test_names_and_prose_give_way_and_figures_do_not(width: int) -> None:
    long = Row(("30", "Security and other cost of premises", 1, -99_999_999, "A " * 40))

    text = as_text(Table(TABLE.columns, (*TABLE.rows, long)), Style(width))

    assert max(map(text_width, text.splitlines())) <= max(width, 67)
    assert "-999,999.99" in text
    assert "1,234,567.89" in text


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Rent", 4, "Rent"),
        ("Rent of premises", 8, "Rent of…"),
        ("Rent of premises", 9, "Rent of…"),
        ("Grønnsåpe", 6, "Grønn…"),
        ("会計", 3, "会…"),
        ("e\u0301tude", 5, "e\u0301tude"),
    ],
)
def test_a_text_is_cut_to_what_a_terminal_shows(
    text: str, width: int, expected: str
) -> None:
    assert cut(text, width) == expected
    assert text_width(expected) <= width
