"""Mappings: an ERP's own files as our tables, and clear words for a wrong mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from costledger.errors import MappingError, SourceError
from tests.sources.staging import problems

if TYPE_CHECKING:
    from tests.sources.staging import Stage

JOURNAL = """
kind;voucher;line;date;period;account;dept;proj;net
GL;100;1;31.12.26;12;3000;ADM;P1;-1.000,00
GL;100;2;31.12.26;12;6000;adm;;1.000,00
STAT;100;3;31.12.26;12;6000;adm;;5,00
GL;101;1;31.12.26;13;8960;;;0,00
"""


def test_an_erps_own_journal_becomes_entries(stage: Stage) -> None:
    stage.map(
        """
        source = "acme"
        date_format = "%d.%m.%y"

        [gl_entries]
        file = "journal.csv"
        when = { kind = "GL" }
        columns = { posting_date = "date", gl_account_no = "account", amount = "net", document_no = "voucher" }
        constants = { description = "From the journal" }
        dimensions = { DEPARTMENT = "dept", PROJECT = "proj" }
        closing_column = "period"
        closing_values = ["13"]
        key = ["voucher", "line"]
        """
    )

    staged = stage.stage(stage.csv("journal.csv", JOURNAL))

    assert (problems(staged), staged.notes) == ([], ())
    assert stage.rows(
        "row_no, key_text, posting_date, is_closing, gl_account_no, document_no, members, amount"
    ) == [
        '2 | 100/1 | 2026-12-31 | False | 3000 | 100 | {"DEPARTMENT":"ADM","PROJECT":"P1"} | -100000',
        '3 | 100/2 | 2026-12-31 | False | 6000 | 100 | {"DEPARTMENT":"ADM"} | 100000',
        "5 | 101/1 | 2026-12-31 | True | 8960 | 101 | {} | 0",
    ]
    assert stage.rows("description")[0] == "From the journal"


def test_several_tables_come_of_one_file(stage: Stage) -> None:
    stage.map(
        """
        [gl_accounts]
        file = "costs.csv"
        distinct = true
        columns = { no = "account", name = "account text" }
        income_statement = "3000..8999"

        [[dimension_values]]
        file = "costs.csv"
        distinct = true
        columns = { code = "center" }
        constants = { dimension = "DEPARTMENT" }

        [[dimension_values]]
        file = "costs.csv"
        distinct = true
        columns = { code = "service" }
        constants = { dimension = "PROJECT" }

        [gl_entries]
        file = "costs.csv"
        leave_out_zero = true
        columns = { gl_account_no = "account", amount = "y2011" }
        constants = { posting_date = "2011-12-31" }
        dimensions = { DEPARTMENT = "center", PROJECT = "service" }
        """
    )
    books = stage.csv(
        "costs.csv",
        """
        account;account text;center;service;y2011;b2012
        6000;Rent;100;A;405 778;1
        6000;Rent;120;A;0;2
        2000;Bank;100;B;-5;3
        """,
    )

    staged = stage.stage(books)

    assert staged.notes == ("costs.csv: not used: b2012",)
    assert stage.rows("row_no, no, name, income_balance", "gl_accounts") == [
        "2 | 6000 | Rent | income_statement",
        "4 | 2000 | Bank | balance_sheet",
    ]
    assert stage.rows("dimension, code", "dimension_values") == [
        "DEPARTMENT | 100",
        "DEPARTMENT | 120",
        "PROJECT | A",
        "PROJECT | B",
    ]
    assert stage.rows("row_no, amount") == ["2 | 40577800", "4 | -500"]


def test_rows_that_differ_are_not_the_same_row_twice(stage: Stage) -> None:
    """`distinct` takes equal rows once; a code with two names stays a question."""
    stage.map("[dimensions]\ndistinct = true")

    found = stage.problems("code,name\nA,One\nA,One\nA,Two\n", "dimensions.csv")

    assert found == [
        "dimensions.csv 4 code: 'A' This is in row 2 already. Leave one of the two."
    ]


def test_one_table_comes_of_several_files(stage: Stage) -> None:
    stage.map('[[dimensions]]\nfile = "a.csv"\n[[dimensions]]\nfile = "b.csv"')
    stage.csv("a.csv", "code\nA\n")

    staged = stage.stage(stage.csv("b.csv", "code\nB\nA\n"))

    assert stage.rows("file, row_no, code", "dimensions") == [
        "a.csv | 2 | A",
        "b.csv | 2 | B",
        "b.csv | 3 | A",
    ]
    assert problems(staged) == [
        "b.csv 3 code: 'A' This is in row 2 of a.csv already. Leave one of the two."
    ]


def test_a_table_can_be_skipped(stage: Stage) -> None:
    stage.map("[gl_entries]\nskip = true")
    stage.csv("dimensions.csv", "code\nA\n")

    staged = stage.stage(stage.csv("gl_entries.csv", "nonsense\n1\n"))

    assert (staged.tables, staged.left_alone) == (("dimensions",), ("gl_entries.csv",))


def test_encoding_and_delimiter_can_be_told(stage: Stage) -> None:
    stage.map('encoding = "cp850"\ndelimiter = "*"')

    stage.stage(stage.csv("dimensions.csv", "code*name\nA*Blåbær\n".encode("cp850")))

    assert stage.rows("name", "dimensions") == ["Blåbær"]


def test_another_prefix_of_closing_dates(stage: Stage) -> None:
    stage.map('[gl_entries]\nclosing_prefix = "U"')

    stage.stage(
        stage.csv(
            "gl_entries.csv", "posting_date,gl_account_no,amount\nU31.12.2026,1,1\n"
        )
    )

    assert stage.rows("posting_date, is_closing") == ["2026-12-31 | True"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[gl_entry]", "there is no table 'gl_entry'. Did you mean gl_entries?"),
        (
            "[gl_entries]\ncolum = {}",
            "[gl_entries] there is no word 'colum'. Did you mean columns?",
        ),
        (
            "[gl_entries]\ncolumns = { ammount = 'x' }",
            "[gl_entries] columns: there is no column 'ammount'. Did you mean amount?",
        ),
        ("[gl_entries]\nkey = 'x'", "[gl_entries] key has a value of the wrong kind."),
        (
            "[gl_entries]\ndecimal = ';'",
            "[gl_entries] decimal is ';'; it is '.' or ','.",
        ),
        ("decimal = 5", "decimal has a value of the wrong kind."),
        ("delimiter = ';;'", "delimiter is ';;'; it is one sign."),
        (
            "encoding = 'utf-9'",
            "there is no encoding 'utf-9'; try 'utf-8' or 'cp1252'.",
        ),
        (
            "date_format = '%Q'",
            "date_format is '%Q'; write day, month and year, such as %d.%m.%y.",
        ),
        (
            "[gl_accounts]\nincome_statement = '(1'",
            "[gl_accounts] income_statement: This filter cannot",
        ),
        (
            "gl_entries = 5",
            "gl_entries is not a table: write [gl_entries] and its words below.",
        ),
        ("source = 5", "source is not a text."),
        ("[gl_entries\n", "it is not TOML: "),
    ],
)
def test_a_wrong_mapping_says_where_and_what_was_meant(
    stage: Stage, text: str, said: str
) -> None:
    with pytest.raises(MappingError) as error:
        stage.map(text)

    assert f"\n  {said}" in str(error.value)


def test_everything_wrong_with_a_mapping_is_said_at_once(stage: Stage) -> None:
    with pytest.raises(MappingError) as error:
        stage.map("[gl_entry]\n[gl_accounts]\nfiel = 'x'\ndecimal = 'x'\n")

    assert str(error.value).count("\n") == 3


def test_a_column_that_the_file_has_not_is_guessed(stage: Stage) -> None:
    stage.map("[gl_entries]\ncolumns = { gl_account_no = 'acount' }")

    with pytest.raises(SourceError) as error:
        stage.problems("posting_date,account,amount\n")

    assert (
        "the mapping of gl_entries names columns that are not there: "
        "acount (did you mean account?)." in str(error.value)
    )


def test_a_file_that_is_not_there_is_named(stage: Stage) -> None:
    stage.map("[gl_entries]\nfile = 'journal.csv'")

    with pytest.raises(SourceError) as error:
        stage.problems("posting_date,account,amount\n")

    assert "journal.csv cannot be imported: the mapping of gl_entries names it" in str(
        error.value
    )


def test_default_dimensions_of_accounts_may_stand_in_columns(stage: Stage) -> None:
    stage.map("[gl_accounts]\ndimensions = { DEPARTMENT = 'dept' }")

    stage.stage(stage.csv("gl_accounts.csv", "no,income_balance,dept\n1,,adm\n2,,\n"))

    assert stage.rows("no, default_dimensions", "gl_accounts") == [
        '1 | {"DEPARTMENT":"ADM"}',
        "2 | {}",
    ]
