"""The figures of docs/specs/transfer.md: its tables are read, and run on every store."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from costledger.cli.app import run
from tests.books import dispositions, tables

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import AddBooks, NewLedger

    Row = dict[str, str]

PAGE = Path(__file__).parents[3] / "docs" / "specs" / "transfer.md"
START = datetime.date(2026, 1, 1)

GL_ENTRY = {
    "entry": "entry_no",
    "date": "posting_date",
    "account": "gl_account_no",
    "eur": "additional_amount",
    "document": "document_no",
    "text": "description",
    "center": "DEPARTMENT",
    "object": "PROJECT",
}
"""What the page calls the columns of general-ledger entries, to keep lines short."""


def blocks() -> dict[str, list[list[str]]]:
    """Return the tables of the page by name, the header first, all rows as long."""
    texts = re.findall(
        r"^```text\n(.*?)^```", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    return {
        name: [row + [""] * (len(rows[0]) - len(row)) for row in rows]
        for text in texts
        for name, rows in tables(text)
    }


BLOCKS = blocks()


def rows_of(name: str) -> list[Row]:
    """Return the rows of a table of the page by column."""
    header, *rows = BLOCKS[name]
    return [dict(zip(header, row, strict=True)) for row in rows]


def book(name: str, rows: list[list[str]]) -> str:
    return "\n".join([name, *(" | ".join(row) for row in rows)])


def entries(rows: list[Row]) -> str:
    """Return general-ledger entries of the page as the table that is imported."""
    header = [GL_ENTRY.get(name, name) for name in rows[0]]
    return book("gl_entries", [header, *([*row.values()] for row in rows)])


CHARTS = "\n\n".join(
    book(name, BLOCKS[name])
    for name in ("gl_accounts", "cost_types", "cost_centers", "cost_objects")
)


def found(ledger: Ledger, names: str, statement: str) -> list[Row]:
    """Return what a statement finds as the page would show it."""
    columns = names.split()
    return [
        dict(zip(columns, map(shown, row), strict=True))
        for row in ledger.store.query(statement)
    ]


def shown(cell: object) -> str:
    return "" if cell is None else str(cell)


def money(minor: int) -> str:
    """Return minor units of NOK or EUR with two decimals."""
    return str(Decimal(minor).scaleb(-2).quantize(Decimal("0.01")))


COST_ENTRIES = """
    select entry_no, register_no, cost_type_no, posting_date, document_no, description,
        cost_center_code || cost_object_code, amount, additional_amount, gl_entry_no
    from cost_entry order by entry_no
"""


def cost_entries(ledger: Ledger, name: str) -> list[Row]:
    """Return all cost entries, in the columns that a table of the page shows."""
    all_ = "no register type date document text receiver amount eur gl"
    return [
        {column: row[column] for column in BLOCKS[name][0]}
        for row in found(ledger, all_, COST_ENTRIES)
    ]


def tie_out(ledger: Ledger) -> list[Row]:
    """Return the tie-out by reason as the page shows it, with a line of all."""
    result = ledger.transfer(dry_run=True)
    assert result.transferred == 0
    status = ledger.status()
    tallies = [
        ("transferred", "", status.transferred),
        *(("not_a_cost", reason, each) for reason, each in result.not_a_cost.items()),
        *(("waiting", reason, each) for reason, each in result.waiting.items()),
        ("all", "", status.ledger),
    ]
    return [
        {
            "disposition": disposition,
            "reason": reason,
            "entries": str(tally.entries),
            "amount": money(tally.amount),
            "eur": money(tally.additional_amount),
        }
        for disposition, reason, tally in tallies
    ]


@pytest.fixture
def new_books(new_ledger: NewLedger, add_books: AddBooks) -> Ledger:
    """Return a ledger with the books of the page, before the first transfer."""
    ledger = new_ledger(CHARTS, additional_currency="EUR", starting_date=START)
    ledger.setup(allow_posting_to=datetime.date(2026, 2, 28))
    add_books(ledger, entries(rows_of("gl_entries")))
    return ledger


def test_the_books_become_what_the_page_says(new_books: Ledger) -> None:
    result = new_books.transfer()

    becomes = [
        {key: row[key] for key in row if key != "why"}
        for row in rows_of("dispositions")
    ]
    assert becomes == found(
        new_books,
        "entry disposition reason cost_entry",
        "select gl_entry_no, disposition, reason, cost_entry_no"
        " from gl_disposition order by gl_entry_no",
    )
    assert rows_of("registers") == found(
        new_books,
        "register gl_entries entries first last debit credit eur",
        "select register_no, gl_entries, entries, first_gl_entry_no,"
        " last_gl_entry_no, debit_amount, credit_amount, additional_amount"
        " from register order by register_no",
    )
    assert rows_of("cost_entries") == cost_entries(new_books, "cost_entries")
    assert (result.transferred, result.created) == (8, 4)
    assert new_books.check().holds


def test_a_coding_is_classified_as_the_page_says(new_books: Ledger) -> None:
    assert rows_of("classification") == found(
        new_books,
        "account center object not_a_cost waiting type receiver",
        "select verdict.gl_account_no, set_value.center_value, set_value.object_value,"
        " verdict.not_cost_reason, verdict.waiting_reason, cost_type.code,"
        " receiver.code"
        " from coding_classification as verdict"
        " inner join set_value"
        " on set_value.dimension_set_id = verdict.dimension_set_id"
        " left join cost_type on cost_type.cost_type_id = verdict.cost_type_id"
        " left join receiver on receiver.receiver_id = verdict.receiver_id"
        " order by 1, 2, 3",
    )


def test_receivers_are_found_as_the_page_says(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(CHARTS)
    wanted = rows_of("receivers")
    drawn = [
        {
            "entry": str(number),
            "date": "2026-01-05",
            "account": "4300",
            "amount": "1.00",
            "center": row["center"],
            "object": row["object"],
        }
        for number, row in enumerate(wanted, 1)
    ]
    add_books(ledger, entries(drawn))

    ledger.transfer()

    assert [row["becomes"] for row in wanted] == [
        place or reason
        for place, reason in ledger.store.query(
            "select cost_center_code || cost_object_code, reason"
            " from gl_disposition left join cost_entry"
            " on cost_entry.entry_no = cost_entry_no"
            " order by gl_disposition.gl_entry_no"
        )
    ]


def test_groups_are_made_as_the_page_says(new_books: Ledger) -> None:
    new_books.transfer()
    of_entry = {row["entry"]: row for row in rows_of("gl_entries")}
    entry = {row["no"]: row for row in cost_entries(new_books, "cost_entries")}
    combined = dict(new_books.store.query("select entry_no, combined from cost_entry"))
    members: dict[str, list[str]] = {}
    for number, cost_entry in new_books.store.query(
        "select gl_entry_no, entry_no from gl_link order by gl_entry_no"
    ):
        members.setdefault(shown(cost_entry), []).append(str(number))

    for group in rows_of("groups"):
        own = members[group["cost_entry"]]
        assert group["members"] == ", ".join(own)
        for column in ("amount", "eur"):
            net = sum(Decimal(of_entry[each][column]) for each in own)
            assert group[column] == str(net)
        if group["cost_entry"]:
            posted = entry[group["cost_entry"]]
            told = ("type", "receiver", "date", "amount", "eur")
            assert [group[each] for each in told] == [posted[each] for each in told]
            assert group["combined"] == combined[int(group["cost_entry"])]


def test_a_group_of_nothing_but_additional_currency_makes_no_cost_entry(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(CHARTS, additional_currency="EUR")
    both = {"date": "2026-01-25", "account": "6340", "center": "ADM"}
    add_books(ledger, entries([row | both for row in rows_of("zero_in_nok")]))

    result = ledger.transfer()

    (register,) = ledger.registers.list().registers
    assert rows_of("zero_in_nok_becomes") == [
        {
            "transferred": str(result.transferred),
            "created": str(result.created),
            "amount": money(result.amount),
            "eur_of_register": money(register.additional_amount),
            "eur_of_tie_out": money(ledger.status().transferred.additional_amount),
        }
    ]


def test_the_tie_out_is_that_of_the_page(new_books: Ledger) -> None:
    new_books.transfer()

    assert rows_of("tie_out_by_reason") == tie_out(new_books)
    assert rows_of("tie_out_by_account") == [
        {
            "account": account,
            "month": str(month)[:7],
            "general_ledger": money(sum(amounts)),
            "transferred": money(amounts[0]),
            "not_a_cost": money(amounts[1]),
            "waiting": money(amounts[2]),
        }
        for (account, month), amounts in sorted(by_account(new_books).items())
    ]


def by_account(ledger: Ledger) -> dict[tuple[str, datetime.date], list[int]]:
    """Return transferred, not a cost and waiting by account and month, as kept."""
    kept: dict[tuple[str, datetime.date], list[int]] = {}
    order = ("transferred", "not_a_cost", "waiting")
    for account, month, disposition, amount in ledger.store.query(
        "select gl_account_no, month_start, disposition, amount from disposition_total"
    ):
        kept.setdefault((account, month), [0, 0, 0])[order.index(disposition)] += amount
    return kept


def test_the_runs_that_follow_find_what_the_page_says(
    new_books: Ledger, add_books: AddBooks
) -> None:
    new_books.transfer()
    before = dispositions(new_books)

    for step, expected in zip(rows_of("steps"), rows_of("runs"), strict=True):
        take(step["step"], new_books, add_books)
        result = new_books.transfer()
        after = dispositions(new_books)
        number = int(expected["entry"])
        assert expected == {
            "no": step["no"],
            "entry": expected["entry"],
            "before": before.get(number, ""),
            "after": after[number],
            "register": shown(result.register),
            "transferred": str(result.transferred),
            "created": str(result.created),
            "amount": money(result.amount),
        }, step["step"]
        before = after

    assert cost_entries(new_books, "after_the_reversal")[9:] == rows_of(
        "after_the_reversal"
    )
    assert rows_of("tie_out_at_the_end") == tie_out(new_books)
    assert new_books.check().holds


def take(step: str, ledger: Ledger, add_books: AddBooks) -> None:
    """Do what a step of the page says; commands are those of the command line."""
    if step == "import entry 8":
        add_books(ledger, entries(rows_of("late_entry")))
    elif step == "exclude account 7700":
        ledger.records.set("gl_accounts", "7700", [("excluded_reason", "no cost")])
    elif step == "delete account 6700":
        ledger.records.delete("gl_accounts", "6700")
    elif step == "import account 6700":
        (header, *rows) = BLOCKS["gl_accounts"]
        account = [row for row in rows if row[0] == "6700"]
        add_books(ledger, book("gl_accounts", [header, *account]))
    elif step != "nothing":
        assert run([*step.split(), "--ledger", ledger.store.location]) == 0


def test_a_run_up_to_a_day_leaves_the_rest_for_the_next(new_books: Ledger) -> None:
    new_books.transfer(until=datetime.date(2026, 1, 15))

    shown = [
        (row["entry"], row["date"], row["disposition"], row["reason"])
        for row in rows_of("until")
    ]
    assert shown == [
        tuple(map(str, row))
        for row in new_books.store.query(
            "select gl_entry.entry_no, gl_entry.posting_date, disposition, reason"
            " from gl_disposition inner join gl_entry"
            " on gl_entry.entry_no = gl_disposition.gl_entry_no"
            " where gl_entry.entry_no in (5, 6, 7, 9, 10) order by gl_entry.entry_no"
        )
    ]


def test_a_first_day_counts_and_a_closing_date_never_does(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(CHARTS, starting_date=START)

    assert [row["becomes"] for row in rows_of("start")] == becomes(
        ledger, rows_of("start"), add_books
    )


@pytest.mark.parametrize("policy", ["wait", "first_open"])
def test_posting_dates_are_those_of_the_page(
    policy: str, new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(CHARTS)
    ledger.setup(
        allow_posting_from=datetime.date(2026, 1, 10),
        allow_posting_to=datetime.date(2026, 3, 30),
        late_entry_policy=policy,
    )
    add_books(
        ledger,
        "accounting_periods\nstarting_date | state\n"
        "2026-01-01 | open\n2026-02-01 | locked\n2026-03-01 | open",
    )
    wanted = rows_of("posting_dates")

    assert [row[policy] for row in wanted] == becomes(ledger, wanted, add_books)
    if policy == "first_open":
        name = "first_open_cost_entries"
        assert rows_of(name) == cost_entries(ledger, name)
    assert ledger.check().holds


def becomes(ledger: Ledger, drawn: list[Row], add_books: AddBooks) -> list[str]:
    """Transfer entries of ADM; return the date of their cost entry, or the reason."""
    rows = [
        {
            "entry": str(number),
            "date": row["date"],
            "account": row["account"],
            "amount": row.get("amount", "1.00"),
            "text": f"Entry {number}",
            "center": "ADM",
        }
        for number, row in enumerate(drawn, 1)
    ]
    add_books(ledger, entries(rows))
    ledger.transfer()
    return [
        posting_date or reason
        for posting_date, reason in ledger.store.query(
            "select cost_entry.posting_date, reason from gl_disposition"
            " left join cost_entry on cost_entry.entry_no = cost_entry_no"
            " order by gl_disposition.gl_entry_no"
        )
    ]


def test_the_automatic_transfer_combines_nothing(new_books: Ledger) -> None:
    new_books.setup(auto_transfer_from_gl=True)

    assert rows_of("automatic") == cost_entries(new_books, "automatic")
    (register,) = new_books.registers.list().registers
    figures = (register.debit, register.credit, register.gl_entries)
    assert figures == (975_00, 110_00, 8)
    assert new_books.check().holds
