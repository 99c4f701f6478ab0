"""What a cell means: amounts, dates, words, codes and dimensions, in every usual form."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import duckdb
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from costledger.domain.money import parse_amount
from costledger.errors import AmountSyntaxError
from tests.sources.staging import problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sources.staging import Stage

SIGNS = ("entry_no", "posting_date", "gl_account_no", "amount")


def entries(column: str, *cells: str) -> str:
    """Return a file of entries that differ in one column."""
    usual = {"posting_date": "2026-01-31", "gl_account_no": "6000", "amount": "1"}
    names = [*usual, *([] if column in usual else [column])]
    rows = [[(usual | {column: cell})[name] for name in names] for cell in cells]
    return "\n".join("\t".join(row) for row in [names, *rows]) + "\n"


@pytest.mark.parametrize(
    ("cells", "minor"),
    [
        pytest.param(
            ["1234.56", "-0.5", "7", ".5", "5."],
            [123456, -50, 700, 50, 500],
            id="point",
        ),
        pytest.param(["1234,56", "-0,5", "7"], [123456, -50, 700], id="comma"),
        pytest.param(["1,234.56", "1,234"], [123456, 123400], id="comma groups"),
        pytest.param(["1.234,56", "1.234"], [123456, 123400], id="point groups"),
        pytest.param(["1 234,56", "12 345 678"], [123456, 1234567800], id="blanks"),
        pytest.param(
            ["1\u00a0234,5", "1\u202f234"], [123450, 123400], id="narrow blanks"
        ),
        pytest.param(["1'234.50", "1\u2019234"], [123450, 123400], id="apostrophes"),
        pytest.param(
            ["1,234,567", "1,234"], [123456700, 123400], id="two groups decide"
        ),
        pytest.param(
            ["1.234.567", "1.234"], [123456700, 123400], id="two point groups"
        ),
        pytest.param(
            ["12.50-", "(12.50)", "- 12.50", "\u221212.50", "+3"],
            [-1250, -1250, -1250, -1250, 300],
            id="minus",
        ),
        pytest.param(["1.500", "1.5"], [150, 150], id="one value decides for all"),
        pytest.param(["2.5000"], [250], id="zeros behind are no decimals"),
        pytest.param(["10000000000000000.00"], [10**18], id="the largest"),
    ],
)
def test_amounts(stage: Stage, cells: list[str], minor: list[int]) -> None:
    staged = stage.stage(stage.csv("gl_entries.csv", entries("amount", *cells)))

    assert problems(staged) == []
    assert stage.rows("amount") == [str(each) for each in minor]


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("1.2.3", "This is no amount."),
        ("12 34", "This is no amount."),
        ("1e5", "This is no amount."),
        ("kr 5", "This is no amount."),
        ("--5", "This is no amount."),
        ("1_000", "This is no amount."),
        ("0.005", "This has more decimals than the currency."),
        ("10000000000000000.01", "This is too large for an amount."),
        ("99999999999999999999", "This is too large for an amount."),
        ("", "This is empty."),
        (" \u00a0", "This is empty."),
    ],
)
def test_what_is_no_amount(stage: Stage, cell: str, problem: str) -> None:
    staged = stage.stage(stage.csv("gl_entries.csv", entries("amount", "1.50", cell)))

    assert [(each.row, each.column, each.value) for each in staged.problems] == [
        (3, "amount", cell)
    ]
    assert staged.problems[0].problem == problem


def test_an_amount_that_can_mean_two_things_is_asked_for(stage: Stage) -> None:
    text = entries("amount", "1,234", "20", "5,000")

    assert stage.problems(text) == [
        (
            "gl_entries.csv 2 amount: '1,234' This can be read in two ways."
            ' Set `decimal = ","` or `decimal = "."` in the mapping.'
        ),
        (
            "gl_entries.csv 4 amount: '5,000' This can be read in two ways."
            ' Set `decimal = ","` or `decimal = "."` in the mapping.'
        ),
    ]


def test_the_answer_is_given_in_the_mapping(stage: Stage) -> None:
    stage.map('decimal = "."')

    stage.stage(stage.csv("gl_entries.csv", entries("amount", "1,234", "20")))

    assert stage.rows("amount") == ["123400", "2000"]


def test_debit_less_credit_is_the_amount(stage: Stage) -> None:
    text = (
        "posting_date;gl_account_no;debit_amount;credit_amount\n"
        "2026-01-31;6000;10,50;\n2026-01-31;6000;;4,25\n2026-01-31;6000;;\n"
    )

    staged = stage.stage(stage.csv("gl_entries.csv", text))

    assert stage.rows("amount")[:2] == ["1050", "-425"]
    assert [(each.row, each.column) for each in staged.problems] == [
        (4, "debit_amount")
    ]


@pytest.mark.parametrize(
    ("cell", "day", "is_closing"),
    [
        ("2026-12-31", "2026-12-31", False),
        ("31.12.2026", "2026-12-31", False),
        ("31/12/2026", "2026-12-31", False),
        ("1.2.2026", "2026-02-01", False),
        ("01-02-2026", "2026-02-01", False),
        ("20261231", "2026-12-31", False),
        ("2026-12-31T13:45:00Z", "2026-12-31", False),
        ("2024-02-29 00:00:00", "2024-02-29", False),
        ("C2026-12-31", "2026-12-31", True),
        ("c31.12.2026", "2026-12-31", True),
    ],
)
def test_dates(stage: Stage, cell: str, day: str, is_closing: bool) -> None:  # noqa: FBT001
    staged = stage.stage(stage.csv("gl_entries.csv", entries("posting_date", cell)))

    assert problems(staged) == []
    assert stage.rows("posting_date, is_closing") == [f"{day} | {is_closing}"]


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("31.02.2026", "This is no date."),
        ("2026-02-30", "This is no date."),
        ("12/31/2026", "This is no date."),
        ("2026-1-5", "This is no date."),
        ("31.12.26", "This is no date."),
        ("46022", "This is no date."),
        ("C", "This is no date."),
        ("0202-01-31", "This year cannot be."),
        ("", "This is empty."),
    ],
)
def test_what_is_no_date(stage: Stage, cell: str, problem: str) -> None:
    staged = stage.stage(stage.csv("gl_entries.csv", entries("posting_date", cell)))

    assert [(each.row, each.value, each.problem) for each in staged.problems] == [
        (2, cell, problem)
    ]


ACCOUNTS = "no,account_type,income_balance,blocked\n"


@pytest.mark.parametrize(
    ("cells", "typed"),
    [
        (
            " 60 a ,Begin-Total,Income Statement,Yes",
            "60 A | begin_total | income_statement | True",
        ),
        ("6000,POSTING,balance_sheet,0", "6000 | posting | balance_sheet | False"),
        ("æ1,,,", "Æ1 | posting | income_statement | False"),
    ],
)
def test_words_are_read_as_systems_write_them(
    stage: Stage, cells: str, typed: str
) -> None:
    stage.stage(stage.csv("gl_accounts.csv", ACCOUNTS + cells))

    assert stage.rows("no, account_type, income_balance, blocked", "gl_accounts") == [
        typed
    ]


def test_words_that_a_column_does_not_know(stage: Stage) -> None:
    found = stage.problems(
        ACCOUNTS + "6000,post,balance_sheet,perhaps\n", "gl_accounts.csv"
    )

    assert found == [
        (
            "gl_accounts.csv 2 account_type: 'post' This is none of the words that the column"
            " knows. Write one of posting, heading, total, begin_total, end_total."
        ),
        (
            "gl_accounts.csv 2 blocked: 'perhaps' This is neither yes nor no."
            " Write true or false."
        ),
    ]


def test_a_code_that_is_there_twice_names_the_row_before(stage: Stage) -> None:
    found = stage.problems(
        "no,name\n6000,Rent\n6100,Power\n 6000,Rent\n", "gl_accounts.csv"
    )

    assert found == [
        "gl_accounts.csv 4 no: '6000' This is in row 2 already. Leave one of the two."
    ]


@pytest.mark.parametrize(
    ("cell", "members"),
    [
        ("", "{}"),
        ("{}", "{}"),
        (
            '{"project": " p1 ", "DEPARTMENT":"adm"}',
            '{"DEPARTMENT":"ADM","PROJECT":"P1"}',
        ),
        ('{"DEPARTMENT": 10, "PROJECT": null}', '{"DEPARTMENT":"10"}'),
        ('{"A/B": "x\\"y"}', '{"A/B":"X\\"Y"}'),
    ],
)
def test_dimensions_have_one_way_to_be_written(
    stage: Stage, cell: str, members: str
) -> None:
    quoted = '"' + cell.replace('"', '""') + '"'
    stage.stage(stage.csv("gl_entries.csv", entries("dimensions", quoted)))

    assert stage.rows("members") == [members]
    assert stage.connection.execute("select count(*) from stage_member").fetchone() == (
        members.count('":'),
    )


@pytest.mark.parametrize("cell", ["ADM", "[1]", '{"A":', "1"])
def test_dimensions_that_are_no_object(stage: Stage, cell: str) -> None:
    quoted = '"' + cell.replace('"', '""') + '"'
    staged = stage.stage(stage.csv("gl_entries.csv", entries("dimensions", quoted)))

    assert [(p.row, p.column, p.problem) for p in staged.problems] == [
        (2, "dimensions", "This is no JSON object.")
    ]


def test_a_column_named_as_a_dimension_of_the_ledger_is_one(stage: Stage) -> None:
    stage.stage(stage.csv("gl_entries.csv", entries("Department", "adm", "")))

    assert stage.rows("members") == ['{"DEPARTMENT":"ADM"}', "{}"]


def test_a_dimension_with_two_values_is_a_problem(stage: Stage) -> None:
    text = (
        "posting_date;gl_account_no;amount;dimensions;DEPARTMENT\n"
        '2026-01-31;6000;1;"{""DEPARTMENT"":""ADM""}";adm\n'
        '2026-01-31;6000;1;"{""DEPARTMENT"":""ADM""}";PROD\n'
    )

    staged = stage.stage(stage.csv("gl_entries.csv", text))

    assert [(p.row, p.problem) for p in staged.problems] == [
        (3, "A dimension has two values here.")
    ]


def test_ten_thousand_bad_rows_are_ten_thousand_problems(stage: Stage) -> None:
    staged = stage.stage(
        stage.csv("gl_entries.csv", entries("amount", *["1.2.3"] * 10_000))
    )

    assert len(staged.problems) == 10_000
    assert staged.problems[-1].row == 10_001


def test_problems_come_by_file_row_and_column(
    stage: Stage, golden: Callable[[str, str], None]
) -> None:
    """The listing that a user gets of a folder with much wrong in it."""
    stage.csv("dimensions.csv", "code,name\n,Nameless\nA,One\na,Two\n")
    stage.csv("gl_accounts.csv", ACCOUNTS + "1000,x,y,z\n")
    books = stage.csv(
        "gl_entries.csv",
        """
        entry_no;posting_date;gl_account_no;amount;additional_amount
        1;31.02.2026;6000;1.2.3;1
        x;2026-01-31;;;0,0001
        3;;6000;12,345;1
        4;2026-01-31;6000;12,34;1
        """,
    )

    golden("import_problems.txt", "\n".join(problems(stage.stage(books))) + "\n")


plain_amounts = st.from_regex(r"[+-]?[0-9]{0,19}(\.[0-9]{0,5})?", fullmatch=True)


@example(texts=[".0", "-.0"], digits=0)
@given(texts=st.lists(plain_amounts, min_size=1, max_size=20), digits=st.integers(0, 3))
def test_staging_reads_plain_amounts_as_the_domain_does(
    texts: list[str], digits: int
) -> None:
    """The macros of staging and `parse_amount` are one rule in two forms."""
    rows = (
        macros()
        .execute(
            "with given as (select unnest($1) as t, generate_subscripts($1, 1) as place),"
            " plain as (select *, amount_plain(amount_text(amount_spaced(t)), '.') as p"
            " from given)"
            " select within_limit(minor_of(p, decimals_of(p), $2)) from plain order by place",
            [texts, digits],
        )
        .fetchall()
    )

    assert [minor for (minor,) in rows] == [read(text, digits) for text in texts]


def read(text: str, digits: int) -> int | None:
    try:
        return parse_amount(text, digits)
    except AmountSyntaxError:
        return None


@cache
def macros() -> duckdb.DuckDBPyConnection:
    """Return a connection that knows the macros."""
    connection = duckdb.connect()
    text = files("costledger.sources").joinpath("sql/macros.sql").read_text("utf-8")
    connection.execute(text)
    return connection
