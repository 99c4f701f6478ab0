"""Rows of balances: totals sum what they name, each leaf once; what shows, and what not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costledger.reports.balances import BalanceRow, Figures, Line, balance_rows

NOTHING = Figures(0, 0, 0, ())

CHART = """
10 | Cost          | heading     | 0 |
20 | Wages         | begin_total | 0 |
21 | Hourly        | postable    | 1 |
22 | Overtime      | postable    | 1 |
29 | Wages, total  | end_total   | 0 | 20..29
30 | Rent          | postable    | 0 |
80 | Without name  | heading     | 0 |
90 | All           | total       | 0 | 20..89
"""


def chart(text: str = CHART, *, retired: str = "") -> list[Line]:
    """Return a chart; a line's key is its number in the chart."""
    lines = []
    for number, row in enumerate(text.strip().splitlines()):
        code, name, line_type, level, totaling = (
            each.strip() for each in row.split("|")
        )
        is_retired = code == retired
        lines.append(
            Line(
                "type", number, code, name, line_type, totaling, int(level), "",
                is_retired, has_blank_after=False,
            )
        )  # fmt: skip
    return lines


def rows(
    lines: list[Line], posted: dict[str, Figures], *, with_zero: bool = False
) -> tuple[list[BalanceRow], BalanceRow]:
    figures = {line.line_id: posted[line.code] for line in lines if line.code in posted}
    columns = max((len(each.cells) for each in posted.values()), default=0)
    return balance_rows(lines, figures, columns=columns, with_zero=with_zero)


def codes(
    posted: dict[str, Figures], *, with_zero: bool = False, retired: str = ""
) -> str:
    lines = chart(retired=retired)
    return " ".join(row.code for row in rows(lines, posted, with_zero=with_zero)[0])


SOME = Figures(100, 0, 0, ())


@pytest.mark.parametrize(
    ("posted", "expected"),
    [
        pytest.param({}, "", id="nothing posted, nothing shown"),
        pytest.param({"21": SOME}, "10 20 21 29 90", id="a leaf shows its group"),
        pytest.param({"30": SOME}, "10 30 90", id="a heading of nothing is left out"),
        pytest.param({"80": SOME}, "80 90", id="a heading that is posted on shows"),
        pytest.param(
            {"21": Figures(5, 5, 0, ())},
            "10 20 21 29 90",
            id="what comes to zero shows",
        ),
        pytest.param({"30": Figures(0, 0, 7, ())}, "10 30 90", id="only posted before"),
    ],
)
def test_a_report_shows_what_carries_figures_and_what_introduces_it(
    posted: dict[str, Figures], expected: str
) -> None:
    assert codes(posted) == expected


def test_all_lines_are_shown_on_request() -> None:
    assert codes({}, with_zero=True) == "10 20 21 22 29 30 80 90"


def test_a_retired_line_shows_only_with_figures() -> None:
    assert codes({}, with_zero=True, retired="30") == "10 20 21 22 29 80 90"
    assert codes({"30": SOME}, retired="30") == "10 30 90"


def test_a_total_sums_its_totaling_and_nothing_twice() -> None:
    posted = {
        "20": Figures(1, 0, 0, (1,)),
        "21": Figures(100, 30, 5, (70,)),
        "22": Figures(10, 0, 0, (10,)),
        "30": Figures(0, 400, 0, (-400,)),
    }

    found, total = rows(chart(), posted)

    assert [
        (row.code, row.debit, row.credit, row.net_change, row.balance, row.cells)
        for row in (*found, total)
    ] == [
        ("10", 0, 0, 0, 0, (0,)),
        ("20", 1, 0, 1, 1, (1,)),
        ("21", 100, 30, 70, 75, (70,)),
        ("22", 10, 0, 10, 10, (10,)),
        ("29", 111, 30, 81, 86, (81,)),
        ("30", 0, 400, -400, -400, (-400,)),
        ("90", 111, 430, -319, -314, (-319,)),
        ("", 111, 430, -319, -314, (-319,)),
    ]


amounts = st.integers(0, 10**18)
some_figures = st.builds(Figures, amounts, amounts, amounts, st.just(()))


@given(st.dictionaries(st.sampled_from(["20", "21", "22", "30"]), some_figures))
def test_the_total_is_the_leaves_at_any_size(posted: dict[str, Figures]) -> None:
    _, total = rows(chart(), posted)

    assert total.debit == sum(each.debit for each in posted.values())
    assert total.balance == sum(
        each.before + each.debit - each.credit for each in posted.values()
    )
