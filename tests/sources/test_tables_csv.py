"""CSV as people's systems write it: delimiters, encodings, line ends, and broken rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from costledger.errors import SourceError

if TYPE_CHECKING:
    from tests.sources.staging import Stage

HEADER = "entry_no,posting_date,gl_account_no,amount,description\n"


@pytest.mark.parametrize(
    ("written", "encoding"),
    [
        pytest.param("{}", "utf-8", id="UTF-8"),
        pytest.param("\ufeff{}", "utf-8", id="UTF-8 with its mark"),
        pytest.param("{}", "utf-16", id="UTF-16 with its mark"),
        pytest.param("{}", "cp1252", id="Windows-1252"),
        pytest.param("{}", "latin-1", id="Latin-1"),
    ],
)
def test_every_usual_encoding_gives_the_same_text(
    stage: Stage, written: str, encoding: str
) -> None:
    text = HEADER + "1,2026-01-31,6000,10.00,Strøm på Ås\n"

    staged = stage.stage(
        stage.csv("gl_entries.csv", written.format(text).encode(encoding))
    )

    assert staged.problems == ()
    assert stage.rows("row_no, description, amount") == ["2 | Strøm på Ås | 1000"]


def test_a_byte_that_windows_1252_lacks_is_read_as_latin_1(stage: Stage) -> None:
    text = HEADER.encode() + b"1,2026-01-31,6000,10.00,\xd8l\x81\n"

    stage.stage(stage.csv("gl_entries.csv", text))

    assert stage.rows("description") == ["Øl\x81"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_in_the_header(stage: Stage, delimiter: str) -> None:
    text = '"entry_no","posting_date","gl_account_no","amount","a, b; c"\n1,2026-01-31,6000,10,x\n'
    cells = [line.split(",") for line in text.replace("a, b; c", "@").splitlines()]
    text = "\n".join(delimiter.join(line) for line in cells).replace("@", "a, b; c")

    staged = stage.stage(stage.csv("gl_entries.csv", text))

    assert staged.notes == ("gl_entries.csv: not used: a, b; c",)
    assert stage.rows("entry_no, gl_account_no, amount") == ["1 | 6000 | 1000"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_will_do(stage: Stage, end: str) -> None:
    text = (HEADER + "1,2026-01-31,6000,1,a\n2,2026-01-31,6000,2,b\n").replace(
        "\n", end
    )

    stage.stage(stage.csv("gl_entries.csv", text))

    assert stage.rows("row_no, amount") == ["2 | 100", "3 | 200"]


def test_quoted_cells_hold_delimiters_quotes_and_lines(stage: Stage) -> None:
    text = HEADER + '1,2026-01-31,6000,"1,234.50","He said ""no"",\nand left"\n'

    stage.stage(stage.csv("gl_entries.csv", text))

    assert stage.rows("amount, description") == ['123450 | He said "no",\nand left']


def test_rows_are_counted_as_a_person_counts_them(stage: Stage) -> None:
    """Blank lines count, and so does a cell of two lines, once."""
    text = (
        HEADER
        + '\n1,2026-01-31,6000,1,"two\nlines"\n\n,,,,\n2,2026-01-31,6000,x,b\n\n\n'
    )

    found = stage.problems(text)

    assert stage.rows("row_no, description") == ["3 | two\nlines", "6 | b"]
    assert found == [
        "gl_entries.csv 6 amount: 'x' This is no amount. Write it like -1234.56."
    ]


def test_blank_lines_at_the_end_are_none(stage: Stage) -> None:
    stage.stage(stage.csv("gl_entries.csv", HEADER + "1,2026-01-31,6000,1,a\n\n\n"))

    assert stage.rows("row_no") == ["2"]


def test_a_delimiter_at_the_end_of_lines_is_no_column(stage: Stage) -> None:
    text = "entry_no;posting_date;gl_account_no;amount;\n1;2026-01-31;6000;1;\n"

    staged = stage.stage(stage.csv("gl_entries.csv", text))

    assert (staged.problems, staged.notes) == ((), ())
    assert stage.rows("amount") == ["100"]


def test_rows_of_another_width_are_all_named(stage: Stage) -> None:
    text = (
        HEADER + "1,2026-01-31,6000\n2,2026-01-31,6000,1,a\n3,2026-01-31,6000,1,50,b\n"
    )

    assert stage.problems(text) == [
        (
            "gl_entries.csv 2 : '1,2026-01-31,6000'"
            " This row has 3 cells, and the header 5."
            " Quote a cell that holds the delimiter ','."
        ),
        (
            "gl_entries.csv 4 : '3,2026-01-31,6000,1,50,b'"
            " This row has 6 cells, and the header 5."
            " Quote a cell that holds the delimiter ','."
        ),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('1,2026-01-31,6000,1,"never\n2,2026-01-31,6000,1,b\n', "never closed"),
        ('1,2026-01-31,6000,1,"a"b\n', "neither doubled nor at the end"),
    ],
)
def test_a_stray_quote_is_named_by_its_row(stage: Stage, row: str, said: str) -> None:
    found = stage.problems(HEADER + "7,2026-01-31,6000,1,a\n" + row)

    assert [problem[:17] for problem in found] == ["gl_entries.csv 3 "]
    assert said in found[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it is empty."),
        ("\n\n", "it is empty."),
        (
            "entry_no,amount\n1,1\n",
            "as gl_entries it lacks the columns posting_date, gl_acc",
        ),
        ("posting_date,gl_account_no\n", "as gl_entries it lacks the columns amount."),
        (
            "amount,Amount,posting_date\n",
            "its header has Amount, amount more than once.",
        ),
        (b"PK\x03\x04\0\0", "it is no text file."),
    ],
)
def test_what_is_no_table_of_entries_says_why(
    stage: Stage, text: str | bytes, said: str
) -> None:
    with pytest.raises(SourceError) as error:
        stage.problems(text)

    assert str(error.value).startswith(f"gl_entries.csv cannot be imported: {said}")


def test_a_header_alone_is_a_table_without_rows(stage: Stage) -> None:
    staged = stage.stage(stage.csv("gl_entries.csv", HEADER))

    assert [file.rows for file in staged.files] == [0]
    assert staged.problems == ()


def test_columns_are_found_by_their_words(stage: Stage) -> None:
    text = "Entry No.;Posting Date;G/L Account No.;AMOUNT\n1;2026-01-31;6000;1\n"

    stage.stage(stage.csv("gl_entries.csv", text.replace("G/L", "GL")))

    assert stage.rows("entry_no, gl_account_no") == ["1 | 6000"]


def test_what_is_no_table_is_named_and_left_alone(stage: Stage) -> None:
    stage.csv("suppliers.csv", "id,level\n1,1\n")
    stage.csv("notes.pdf", "read me")
    books = stage.csv("gl_entries.csv", HEADER.replace("description", "text"))

    staged = stage.stage(books)

    assert staged.left_alone == ("suppliers.csv", "notes.pdf")
    assert staged.notes == ("gl_entries.csv: not used: text",)


def test_a_folder_without_tables_names_those_wanted(stage: Stage) -> None:
    with pytest.raises(SourceError) as error:
        stage.stage(stage.csv("journal.csv", "a,b\n1,2\n"))

    assert "none of journal is a table of ours." in str(error.value)
    assert "gl_entries" in str(error.value)


def test_a_file_alone_is_a_table_by_its_name(stage: Stage) -> None:
    books = stage.csv("dimensions.csv", "code,name\n department ,Dept\n")

    staged = stage.stage(books / "dimensions.csv")

    assert staged.tables == ("dimensions",)
    assert stage.rows("code, name", "dimensions") == ["DEPARTMENT | Dept"]


def test_parquet_keeps_numbers_dates_and_booleans(stage: Stage) -> None:
    books = stage.csv("dimensions.csv", "code\nA\n")
    stage.connection.execute(
        "copy (select 7::bigint as entry_no, date '2026-01-31' as posting_date,"
        " 6000 as gl_account_no, 0.1::double + 0.2::double as amount,"
        " 1.234::decimal(18,3) as additional_amount,"
        " {'DEPARTMENT': 'adm'} as dimensions) to"
        f" '{books / 'gl_entries.parquet'}'"
    )

    staged = stage.stage(books)

    assert staged.problems == ()
    assert stage.rows(
        "row_no, entry_no, posting_date, gl_account_no, amount, additional_amount, members"
    ) == ['1 | 7 | 2026-01-31 | 6000 | 30 | 1234 | {"DEPARTMENT":"ADM"}']


def test_a_file_may_use_any_column_names(stage: Stage) -> None:
    """Names of our own steps, of SQL, and with quotes, are names like others."""
    text = (
        'posting_date,gl_account_no,amount,row_no,amount_t,select,"a ""b"" c",c1,file\n'
        "2026-02-01,6000,7,1,2,3,4,5,6\n"
    )

    staged = stage.stage(stage.csv("gl_entries.csv", text))

    assert staged.notes == (
        'gl_entries.csv: not used: row_no, amount_t, select, a "b" c, c1, file',
    )
    assert stage.rows("row_no, amount, file") == ["2 | 700 | gl_entries.csv"]
