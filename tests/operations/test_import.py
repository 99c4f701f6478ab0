"""Import: all rows or none, the same again is nothing, and posted is posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from costledger import Ledger
from costledger.errors import RowsRefusedError
from tests.books import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from costledger.operations.imports.books import ImportResult

ACCOUNTS = """
    gl_accounts
    no   | name  | income_balance
    3000 | Sales | income_statement
    6000 | Rent  | income_statement
"""

ENTRIES = """
    gl_entries
    entry_no | posting_date | gl_account_no | amount  | document_no | description | DEPARTMENT
    1        | 2026-01-31   | 6000          | 100.00  | A1          | January     | ADM
    2        | 2026-01-31   | 3000          | -100.00 | A1          |             |
    3        | C2026-12-31  | 6000          | 5.50    | A2          | Year end    | PROD
"""

GL_ENTRIES = (
    "select gl_entry_no, import_no, row_no, source_key, posting_date, is_closing,"
    " gl_account_no, amount, document_no, description, members from gl_entry_row"
    " inner join gl_coding using (coding_id)"
    " inner join dimension_set using (dimension_set_id) order by gl_entry_no"
)


class Books:
    """A ledger and the books that a test brings to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ledger = Ledger.create(
            str(folder / "ledger.duckdb"),
            currency="NOK",
            center_dimension="DEPARTMENT",
            object_dimension="PROJECT",
        )
        self.number = 0

    def bring(
        self, text: str, *, mapping: str = "", dry_run: bool = False
    ) -> ImportResult:
        """Import books, with a mapping if one is given."""
        self.number += 1
        books = write(self.folder / f"books{self.number}", text)
        file = self.folder / f"mapping{self.number}.toml"
        file.write_text(mapping, "utf-8")
        return self.ledger.import_books(books, mapping=file, dry_run=dry_run)

    def refused(self, text: str, *, mapping: str = "") -> list[str]:
        """Return what is wrong with books, and prove that they left nothing behind."""
        before = self.digest()
        with pytest.raises(RowsRefusedError) as error:
            self.bring(text, mapping=mapping)
        assert self.digest() == before
        return [
            f"{p.row} {p.column} {p.value}: {p.problem}" for p in error.value.problems
        ]

    def entries(self) -> list[str]:
        """Return the mirror's entries as text."""
        rows = self.ledger.store.query(GL_ENTRIES)
        return [" | ".join(str(cell) for cell in row) for row in rows]

    def digest(self) -> list[list[str]]:
        """Return everything that an import could change."""
        tables = (
            "gl_account", "gl_account_dimension", "dimension", "dimension_value",
            "dimension_set", "dimension_set_member", "gl_coding", "gl_entry_row",
            "import_row", "cost_type", "receiver", "accounting_period", "counter",
        )  # fmt: skip
        return [
            [str(row) for row in self.ledger.store.query(f"from {table} order by all")]
            for table in tables
        ]


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    made = Books(tmp_path)
    yield made
    made.ledger.close()


def brought(result) -> dict[str, tuple[int, int, int, int]]:  # type: ignore[no-untyped-def] # noqa: ANN001
    """Return (rows, new, changed, unchanged) by table."""
    return {t.table: (t.rows, t.new, t.changed, t.unchanged) for t in result.tables}


def test_entries_arrive_as_the_source_says_them(books: Books) -> None:
    result = books.bring(ACCOUNTS + ENTRIES, mapping='source = "acme"')

    assert brought(result) == {"gl_accounts": (2, 2, 0, 0), "gl_entries": (3, 3, 0, 0)}
    assert (result.import_no, result.entries) == (1, 3)
    assert (result.debit, result.credit) == (10550, 10000)
    assert books.entries() == [
        '1 | 1 | 2 | None | 2026-01-31 | False | 6000 | 10000 | A1 | January | {"DEPARTMENT":"ADM"}',
        "2 | 1 | 3 | None | 2026-01-31 | False | 3000 | -10000 | A1 |  | {}",
        '3 | 1 | 4 | None | 2026-12-31 | True | 6000 | 550 | A2 | Year end | {"DEPARTMENT":"PROD"}',
    ]
    assert books.ledger.store.query("select source, file, entries from import_row") == [
        ("acme", "gl_entries.csv", 3)
    ]


def test_the_same_books_again_are_nothing(books: Books) -> None:
    books.bring(ACCOUNTS + ENTRIES)
    before = books.digest()

    result = books.bring(ACCOUNTS + ENTRIES)

    assert brought(result) == {"gl_accounts": (2, 0, 0, 2), "gl_entries": (3, 0, 0, 3)}
    assert result.import_no is None
    strip = [[row for row in table if "audit_event" not in row] for table in before]
    assert [
        [r for r in table if "audit_event" not in r] for table in books.digest()
    ] == strip


def test_a_dry_run_says_everything_and_keeps_nothing(books: Books) -> None:
    before = books.digest()

    result = books.bring(ACCOUNTS + ENTRIES, dry_run=True)

    assert (result.dry_run, result.entries, result.debit) == (True, 3, 10550)
    assert books.digest() == before
    assert books.bring(ACCOUNTS + ENTRIES).entries == 3


def test_new_entries_are_added_whatever_their_numbers(books: Books) -> None:
    books.bring(ACCOUNTS + ENTRIES)

    result = books.bring(
        """
        gl_entries
        entry_no | posting_date | gl_account_no | amount  | document_no
        900      | 2026-02-28   | 6000          | 1       |
        0        | 2026-02-28   | 6000          | 2       |
        2        | 2026-01-31   | 3000          | -100.00 | A1
        """
    )

    assert brought(result) == {"gl_entries": (3, 2, 0, 1)}
    assert [line.split(" | ")[:2] for line in books.entries()] == [
        ["0", "2"], ["1", "1"], ["2", "1"], ["3", "1"], ["900", "2"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "2026-02-01 | 6000 | 100.00 | A1 | January | ADM",
            "date 2026-01-31 is 2026-02-01 now",
        ),
        (
            "C2026-01-31 | 6000 | 100.00 | A1 | January | ADM",
            "date 2026-01-31 is C2026-01-31 now",
        ),
        ("2026-01-31 | 3000 | 100.00 | A1 | January | ADM", "account 6000 is 3000 now"),
        (
            "2026-01-31 | 6000 | -7.50 | A1 | January | ADM",
            "amount 100.00 is -7.50 now",
        ),
        (
            "2026-01-31 | 6000 | 100.00 | A9 | January | ADM",
            "document no. A1 is A9 now",
        ),
        (
            "2026-01-31 | 6000 | 100.00 | A1 | | ADM",
            "description January is (none) now",
        ),
        (
            "2026-01-31 | 6000 | 100.00 | A1 | January | PROD",
            'dimensions {"DEPARTMENT":"ADM"} is {"DEPARTMENT":"PROD"} now',
        ),
    ],
)
def test_an_entry_that_changed_is_refused_with_both_versions(
    books: Books, row: str, said: str
) -> None:
    books.bring(ACCOUNTS + ENTRIES)
    header = ENTRIES.strip().splitlines()[1]

    found = books.refused(f"gl_entries\n{header}\n1 | {row}\n4 | {row}")

    assert found == [f"2 entry_no 1: The ledger has this entry differently: {said}."]


def test_a_number_that_is_there_twice_names_both_rows(books: Books) -> None:
    found = books.refused(ACCOUNTS + ENTRIES + "    1 | 2026-01-31 | 6000 | 1 | | | \n")

    assert found == ["5 entry_no 1: gl_entries.csv, row 2 has this number already."]


def test_an_unknown_account_is_a_bad_row(books: Books) -> None:
    assert books.refused(ENTRIES) == [
        "2 gl_account_no 6000: There is no account with this number.",
        "3 gl_account_no 3000: There is no account with this number.",
        "4 gl_account_no 6000: There is no account with this number.",
    ]


def test_bad_cells_and_unknown_accounts_are_told_together(books: Books) -> None:
    found = books.refused(
        ACCOUNTS
        + """
        gl_entries
        entry_no | posting_date | gl_account_no | amount
        1        | 2026-02-30   | 6000          | 1
        2        | 2026-02-28   | 7777          | 1
        2        | 2026-02-28   | 6000          | 1
        """
    )

    assert [line[:20] for line in found] == [
        "2 posting_date 2026-",
        "3 gl_account_no 7777",
        "4 entry_no 2: gl_ent",
    ]


# Entries without a number


def test_a_key_makes_an_entry_known(books: Books) -> None:
    text = """
        gl_entries
        voucher | line | posting_date | gl_account_no | amount
        V1      | 1    | 2026-01-31   | 6000          | 10
        V1      | 2    | 2026-01-31   | 3000          | -10
    """
    mapping = '[gl_entries]\nkey = ["voucher", "line"]'
    books.bring(ACCOUNTS + text, mapping=mapping)

    allow_duplicate = books.bring(
        text + "        V2 | 1 | 2026-02-28 | 6000 | 1\n", mapping=mapping
    )

    assert brought(allow_duplicate) == {"gl_entries": (3, 1, 0, 2)}
    assert [line.split(" | ")[:4] for line in books.entries()] == [
        ["1", "1", "2", "V1/1"], ["2", "1", "3", "V1/2"], ["3", "2", "4", "V2/1"]
    ]  # fmt: skip
    assert books.refused(text.replace("-10", "-11"), mapping=mapping) == [
        "3 entry_no V1/2: The ledger has this entry differently: amount -10.00 is -11.00 now."
    ]


def test_without_a_key_an_entry_is_known_by_what_it_says(books: Books) -> None:
    """Two equal rows are two entries; the same file again is none."""
    text = """
        gl_entries
        posting_date | gl_account_no | amount
        2026-01-31   | 6000          | 10
        2026-01-31   | 6000          | 10
    """
    books.bring(ACCOUNTS + text)

    allow_duplicate = books.bring(text + "        2026-01-31 | 6000 | 10\n")

    assert brought(allow_duplicate) == {"gl_entries": (3, 1, 0, 2)}
    assert [line.split(" | ")[0] for line in books.entries()] == ["1", "2", "3"]


def test_two_sources_may_number_alike(books: Books) -> None:
    """The numbers of the second become keys, and we number its entries on."""
    books.bring(ACCOUNTS + ENTRIES, mapping='source = "norway"')

    second = books.bring(
        ENTRIES.replace("100.00", "200.00"), mapping='source = "sweden"'
    )
    allow_duplicate = books.bring(
        ENTRIES.replace("100.00", "200.00"), mapping='source = "sweden"'
    )
    first = books.bring(ENTRIES, mapping='source = "norway"')

    assert (second.entries, allow_duplicate.entries, first.entries) == (3, 0, 0)
    assert [line.split(" | ")[:4] for line in books.entries()] == [
        ["1", "1", "2", "None"], ["2", "1", "3", "None"], ["3", "1", "4", "None"],
        ["4", "2", "2", "1"], ["5", "2", "3", "2"], ["6", "2", "4", "3"],
    ]  # fmt: skip


def test_a_number_that_we_gave_away_does_not_collide(books: Books) -> None:
    """The first source goes on with number 4, which the second source's entry has."""
    books.bring(ACCOUNTS + ENTRIES, mapping='source = "norway"')
    books.bring(ENTRIES, mapping='source = "sweden"')
    more = ENTRIES + "    4 | 2026-02-28 | 6000 | 1 | | | \n"

    result = books.bring(more, mapping='source = "norway"')

    assert brought(result) == {"gl_entries": (4, 1, 0, 3)}
    assert books.entries()[-1].startswith("7 | 3 | 5 | 4 | 2026-02-28")
    assert books.bring(more, mapping='source = "norway"').entries == 0


# Masters


def test_masters_that_changed_are_taken_over_and_others_stay(books: Books) -> None:
    books.bring(ACCOUNTS)

    result = books.bring(
        """
        gl_accounts
        no   | name
        3000 | Sales
        6000 | Rent and power
        7000 | Travel
        """
    )

    assert brought(result) == {"gl_accounts": (3, 1, 1, 1)}
    assert result.notes == (
        (
            "gl_accounts.csv: it does not say income_balance, so new accounts count as"
            " income statement"
        ),
    )
    rows = books.ledger.store.query(
        "select gl_account_no, name, income_balance from gl_account order by 1"
    )
    assert rows == [
        ("3000", "Sales", "income_statement"),
        ("6000", "Rent and power", "income_statement"),
        ("7000", "Travel", "income_statement"),
    ]


def test_keys_are_given_in_the_order_of_codes(books: Books) -> None:
    books.bring(
        """
        cost_centers
        code | name
        PROD | Production
        ADM  | Administration

        cost_objects
        code
        P1
        """
    )

    rows = books.ledger.store.query(
        "select receiver_id, kind, code from receiver order by 1"
    )

    assert rows == [(1, "center", "ADM"), (2, "center", "PROD"), (3, "object", "P1")]


def test_every_default_that_is_no_receiver_is_named(books: Books) -> None:
    found = books.refused(
        """
        cost_types
        no   | cost_center_code | cost_object_code
        9900 | NOWHERE          |
        9910 |                  | NOTHING
        """
    )

    assert found == [
        "2 cost_center_code NOWHERE: There is no cost center with this code.",
        "3 cost_object_code NOTHING: There is no cost object with this code.",
    ]


def test_default_dimensions_of_an_account_are_replaced(books: Books) -> None:
    header = "gl_accounts\nno | income_balance | default_dimensions\n"
    row = "6000 | income_statement | "
    books.bring(header + row + '{"DEPARTMENT":"ADM","PROJECT":"P1"}')

    books.bring(header + row + '{"DEPARTMENT":"PROD"}')

    assert books.ledger.store.query("from gl_account_dimension") == [
        ("6000", "DEPARTMENT", "PROD")
    ]


# The check of G/L postings

CENTERS = """
    cost_centers
    code | line_type   | blocked
    ADM  | cost_center |
    OLD  | cost_center | true
    ALL  | heading     |
"""


def test_with_the_check_on_centers_must_be_there_and_open(books: Books) -> None:
    books.ledger.setup(check_gl_postings=True)
    text = """
        gl_entries
        entry_no | posting_date | gl_account_no | amount | DEPARTMENT | PROJECT
        1        | 2026-01-31   | 6000          | 1      | ADM        |
        2        | 2026-01-31   | 6000          | 1      | OLD        |
        3        | 2026-01-31   | 6000          | 1      | ALL        |
        4        | 2026-01-31   | 6000          | 1      | NEW        | P9
    """

    assert books.refused(ACCOUNTS + CENTERS + text) == [
        "3 DEPARTMENT OLD: This cost center is blocked.",
        "4 DEPARTMENT ALL: This cost center is a heading or total.",
        "5 DEPARTMENT NEW: There is no cost center with this code.",
        "5 PROJECT P9: There is no cost object with this code.",
    ]
    books.ledger.setup(check_gl_postings=False)
    assert books.bring(ACCOUNTS + CENTERS + text).entries == 4


def test_the_answer_to_an_ambiguous_amount_is_the_mappings(books: Books) -> None:
    text = """
        gl_entries
        entry_no | posting_date | gl_account_no | amount
        1        | 2026-01-31   | 6000          | 1.234
    """

    assert books.refused(ACCOUNTS + text) == [
        "2 amount 1.234: This can be read in two ways."
    ]
    assert books.bring(ACCOUNTS + text, mapping='decimal = ","').debit == 123400


def test_an_import_leaves_nothing_behind_in_memory(books: Books) -> None:
    """What is staged is as large as the books."""
    books.bring(ACCOUNTS + ENTRIES)

    balance = books.ledger.store.query(
        "select table_name from duckdb_tables() where temporary"
        " and regexp_matches(table_name, '^(raw|input|stage)_|import_(new|known)')"
        " union all select view_name from duckdb_views() where temporary"
        " and regexp_matches(view_name, '^(raw|input|stage)_')"
    )

    assert balance == []


def test_a_filter_that_cannot_be_read_is_a_bad_row(books: Books) -> None:
    found = books.refused(
        """
        cost_types
        no   | gl_account_range | totaling
        9900 | 6000..6999       |
        9910 | (6000            | 1..
        9920 |                  | <>>2
        """
    )

    assert [line[:70] for line in found] == [
        "3 gl_account_range (6000: This filter cannot be read: a parenthesis is",
        "4 totaling <>>2: This filter cannot be read: a code is missing here.",
    ]


def test_a_bad_cell_is_not_also_a_change(books: Books) -> None:
    books.bring(ACCOUNTS + ENTRIES)

    assert books.refused(ENTRIES.replace(" 100.00", " 1.2.3")) == [
        "2 amount 1.2.3: This is no amount."
    ]


def test_rows_that_cannot_be_read_hide_no_accounts(books: Books) -> None:
    """Where the chart has a broken row, its accounts are not called unknown."""
    folder = write(books.folder / "broken", ACCOUNTS + ENTRIES)
    file = folder / "gl_accounts.csv"
    file.write_text(file.read_text("utf-8") + "7000,x\n", "utf-8")

    with pytest.raises(RowsRefusedError) as error:
        books.ledger.import_books(str(folder))

    assert [(p.file, p.row) for p in error.value.problems] == [("gl_accounts.csv", 4)]
