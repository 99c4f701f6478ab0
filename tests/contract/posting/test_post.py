"""The one door lets nothing through that breaks a law, whoever hands over the lines."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from costledger.engine import post
from costledger.errors import LawBrokenError
from tests.contract.test_laws_broken import rolled_back

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import NewLedger
    from tests.rich_ledger import Rich

BOOKS = """
    cost_types
    no   | name   | type
    6200 | Things | cost_type
    6299 | Sum    | total

    cost_centers
    code | name           | line_type
    ADM  | Administration | cost_center
    ALL  | All            | total
"""

COLUMNS = {
    "line_no": "bigint",
    "posting_date": "date",
    "is_closing": "boolean",
    "cost_type_id": "integer",
    "receiver_id": "integer",
    "amount": "bigint",
    "additional_amount": "bigint",
    "gl_entry_no": "bigint",
    "combined": "text",
    "coding_id": "integer",
    "document_no": "text",
    "description": "text",
    "reason_code": "text",
    "corrects_entry_no": "bigint",
}

DAY = datetime.date(2026, 3, 31)
NOW = datetime.datetime(2026, 4, 1, 12)  # noqa: DTZ001 - kept without a zone


def key_of(ledger: Ledger, table: str, code: str) -> int:
    (found,) = ledger.store.query(
        f"select {table}_id from {table} where code = $code",
        {"code": code},
    )
    return int(found[0])


def post_lines(
    ledger: Ledger,
    *lines: tuple[int, int, int],
    kind: str = "journal",
    gap_after: int = 0,
) -> post.Posted:
    """Post lines of (cost_type_id, receiver_id, amount) as a source would."""
    store = ledger.store
    rows = [
        (at, DAY, False, *line, 0, None, "", None, "", "", "", None)
        for at, line in enumerate(lines, start=1)
    ]
    with store.transaction():
        post.lock(store)
        store.load_rows("posting_line", COLUMNS, rows)
        number = post.last_number(store, "register") + 1
        post.write_entries(store, number, has_texts=True)
        if gap_after:
            store.query(
                "update cost_entry_row set entry_no = entry_no + 1"
                f" where entry_no > {gap_after}"
            )
        register = post.NewRegister(kind=kind)
        return post.write_register(
            store, number, register, today=DAY, now=NOW, user="somebody"
        )


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Ledger:
    return new_ledger(BOOKS)


def test_a_register_says_what_its_entries_are(ledger: Ledger) -> None:
    things, adm = key_of(ledger, "cost_type", "6200"), key_of(ledger, "receiver", "ADM")
    posted = post_lines(ledger, (things, adm, 10_000), (things, adm, -2_500))
    assert posted == post.Posted(
        register_no=1,
        first_entry_no=1,
        last_entry_no=2,
        entries=2,
        gl_entries=0,
        debit=10_000,
        credit=2_500,
        additional_amount=0,
    )


@pytest.mark.parametrize(
    ("cost_type", "receiver"),
    [("6299", "ADM"), ("6200", "ALL"), ("", "ADM"), ("6200", "")],
)
def test_what_may_not_be_posted_on_is_law_2(
    ledger: Ledger, cost_type: str, receiver: str
) -> None:
    things, adm = key_of(ledger, "cost_type", "6200"), key_of(ledger, "receiver", "ADM")
    bad = (
        key_of(ledger, "cost_type", cost_type) if cost_type else 999,
        key_of(ledger, "receiver", receiver) if receiver else 999,
        100,
    )
    with pytest.raises(LawBrokenError) as refused:
        post_lines(ledger, (things, adm, 100), bad)
    assert str(refused.value).startswith("law 2 would not hold")
    assert f"1 entries on cost type {cost_type or '?'}" in str(refused.value)
    assert f"and receiver {receiver or '?'} may not be posted" in str(refused.value)
    assert_nothing_is_left(ledger)


def test_a_gap_in_the_numbers_is_law_7(ledger: Ledger) -> None:
    things, adm = key_of(ledger, "cost_type", "6200"), key_of(ledger, "receiver", "ADM")
    with pytest.raises(LawBrokenError, match="have gaps") as refused:
        post_lines(ledger, (things, adm, 100), (things, adm, -100), gap_after=1)
    assert str(refused.value).startswith("law 4 would not hold")
    assert_nothing_is_left(ledger)


def test_a_transfer_that_does_not_tie_is_law_1(ledger: Ledger) -> None:
    things, adm = key_of(ledger, "cost_type", "6200"), key_of(ledger, "receiver", "ADM")
    with pytest.raises(LawBrokenError, match="does not tie") as refused:
        post_lines(ledger, (things, adm, 100), kind="transfer")
    assert str(refused.value).startswith("law 1 would not hold")
    assert_nothing_is_left(ledger)


def assert_nothing_is_left(ledger: Ledger) -> None:
    counts = (
        "(select count(*) from cost_entry_row), (select count(*) from register_row)"
    )
    assert ledger.store.query(f"select {counts}") == [(0, 0)]
    assert ledger.check().holds


GUARDS: list[tuple[str, str, list[str]]] = [
    ("a healthy register", "", []),
    (
        "a cent more",
        "update register_row set debit = debit + 1 where register_no = 3",
        ["register 3 does not tie to the G/L entries that it takes"],
    ),
    (
        "a G/L entry more",
        "update register_row set gl_entries = gl_entries + 1 where register_no = 3",
        ["register 3 does not tie to the G/L entries that it takes"],
    ),
    (
        "a cost type that is a heading",
        "update cost_type set line_type = 'heading' where code = '3000'",
        ["1 entries on cost type 3000 and receiver CAR may not be posted"],
    ),
    (
        "a center that is a total",
        "update receiver set line_type = 'end_total' where code = 'CAR'",
        ["1 entries on cost type 3000 and receiver CAR may not be posted"],
    ),
    (
        "a begin-total, which may be posted on",
        "update receiver set line_type = 'begin_total' where code = 'CAR'",
        [],
    ),
    (
        "a number that was left out",
        "update register_row set last_entry_no = last_entry_no + 1 where register_no = 3",
        ["entry numbers of register 3 have gaps"],
    ),
    (
        "a number too few",
        "update register_row set last_entry_no = last_entry_no - 1 where register_no = 3",
        ["entry numbers of register 3 have gaps"],
    ),
]


@pytest.mark.parametrize(
    ("statement", "found"),
    [each[1:] for each in GUARDS],
    ids=[each[0] for each in GUARDS],
)
def test_a_posting_is_proved_before_it_is_kept(
    rich: Rich, statement: str, found: list[str]
) -> None:
    store = rich.ledger.store

    with rolled_back(store):
        if statement:
            store.query(statement)
        rows = store.rows("posting/proof", register_no=3)

    assert [row[1] for row in rows] == found


@pytest.mark.parametrize(
    ("column", "kept"), [("amount", 1), ("additional_amount", 0), ("", None)]
)
def test_a_reversal_is_proved_in_both_currencies(
    rich: Rich, column: str, kept: int | None
) -> None:
    store = rich.ledger.store

    with rolled_back(store):
        if column:
            store.query(
                f"update cost_entry_row set {column} = {column} + 1 where entry_no = 42"
            )
        rows = store.rows("registers/reverse/proof", register_no=11, reversal_no=12)

    said = [row[1].partition(" keep ")[2] for row in rows]
    assert said == ([] if kept is None else [f"{kept} (minor units)"])
