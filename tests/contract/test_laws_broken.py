"""Every law is seen to fail: a ledger is tampered with, and `check` says where.

Each row breaks one branch of one law on the ledger that has everything (tests/rich_ledger.py),
by SQL and as the owner of the tables, and is rolled back. The sentence is all that the
law has to say then. A law whose query finds nothing fails its rows; `make mutants`
empties each in turn and sees to it.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from attrs import field, frozen

from costledger.engine.classify import classify_now
from costledger.engine.render import check_names
from costledger.operations.exchange.check import prove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costledger.engine.store import Store
    from tests.rich_ledger import Rich


def _texts(given: str | tuple[str, ...]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else given


@frozen
class Tampering:
    """What is done to a healthy ledger, and what `check` must find under which law."""

    law: str
    branch: str
    statements: tuple[str, ...] = field(converter=_texts)
    found: tuple[str, ...] = field(converter=_texts)
    free: str = ""
    """A table whose constraints a server has to let go of first."""

    @property
    def name(self) -> str:
        return f"{self.law}, {self.branch}"


WORTH = "law_1_cost_entries_are_worth_their_gl_entries"
DISPOSITION = "law_1_every_entry_has_one_disposition"
LINKS = "law_1_links_lead_somewhere"
ONCE = "law_1_no_entry_is_transferred_twice"
TIE_OUT = "law_1_the_tie_out_is_true"
PLACED = "law_2_every_cost_has_a_type_and_one_receiver"
EQUAL = "law_2_types_equal_centers_and_objects"
ARCHIVED = "law_3_archived_balances_are_the_registers"
TAKEN = "law_3_nothing_is_taken_twice"
POOLS = "law_3_pools_give_what_they_charge"
REGISTERS = "law_3_registers_add_up"
SHARES = "law_3_shares_are_exact"
REVERSED = "law_4_a_register_is_reversed_once"
REVERSAL = "law_4_a_reversal_is_exact"
RANGES = "law_4_entries_lie_in_their_registers"
NUMBERS = "law_4_numbers_are_given_once"
MASTERS = "law_5_an_account_feeds_one_cost_type"
WHOLE = "law_5_nothing_is_half_done"

AGAIN = "insert into {table} select * from {table} where {where}"


def allow_duplicate(table: str, where: str) -> str:
    """Return the statement that puts rows into their table a second time."""
    return AGAIN.format(table=table, where=where)


# Entries of the ledger: 7 stands for G/L entry 4 (1,000.00 and 90.00), 8 for the two of
# a day, 12 is the credit of a charge; 5 and 6 of the G/L net to zero and have no entry.
# Pool 1 gave 900.00 to 17, 18 and 19 in shares of 1, 1 and 2, and 20 is its credit; pool
# 2 gave 21 a fixed 100.00, and 22 and 23 the rest. Register 12 reverses 11.
TABLE = (
    Tampering(
        WORTH,
        "an entry of another amount",
        "update cost_entry_row set amount = 100001 where entry_no = 7",
        "cost entry 7 of register 3 is 100001 and 9000 additional, its G/L entries are"
        " 100000 and 9000 (minor units)",
    ),
    Tampering(
        WORTH,
        "an entry of another additional amount",
        "update cost_entry_row set additional_amount = 383 where entry_no = 8",
        "cost entry 8 of register 3 is 4234 and 383 additional, its G/L entries are"
        " 4234 and 382 (minor units)",
    ),
    Tampering(
        WORTH,
        "a group that does not net to zero",
        "update gl_entry_row set amount = 6001 where gl_entry_no = 5",
        "cost entry 0 of register 3 is 0 and 0 additional, its G/L entries are"
        " 1 and 0 (minor units)",
    ),
    Tampering(
        WORTH,
        "an entry that is gone, and not into an archive",
        "delete from cost_entry_row where entry_no = 8",
        "cost entry 8 of register 3 is 0 and 0 additional, its G/L entries are"
        " 4234 and 382 (minor units)",
    ),
    Tampering(
        DISPOSITION,
        "none",
        "delete from calendar_day where day = '2025-08-31'",
        ("G/L entry 13 has 0 dispositions", "G/L entry 14 has 0 dispositions"),
    ),
    Tampering(
        DISPOSITION,
        "two",
        "insert into gl_transfer values (7, 4, null)",
        "G/L entry 7 has 2 dispositions",
    ),
    Tampering(
        LINKS,
        "from nowhere",
        "update gl_transfer set gl_entry_no = 99 where gl_entry_no = 5",
        "G/L entry 99 in register 3 has a link that leads nowhere",
    ),
    Tampering(
        LINKS,
        "to nowhere",
        "update gl_transfer set entry_no = 99 where gl_entry_no = 7",
        "G/L entry 7 in register 3 has a link that leads nowhere",
    ),
    Tampering(
        LINKS,
        "to no entry of an archived register",
        "insert into gl_transfer values (12, 1, 99)",
        "G/L entry 12 in register 1 has a link that leads nowhere",
    ),
    Tampering(
        ONCE,
        "by two registers",
        "insert into gl_transfer values (8, 9, 30)",
        "G/L entry 8 is transferred 2 times, first in register 3",
    ),
    Tampering(
        TIE_OUT,
        "a kept number of entries",
        "update disposition_total set entries = entries + 1"
        " where gl_account_no = '3000'",
        "account 3000, month 2025-07-01, transferred : the kept total is off by"
        " 1 entries, 0 and 0 additional (minor units)",
    ),
    Tampering(
        TIE_OUT,
        "a kept amount",
        "update disposition_total set amount = amount - 2 where gl_account_no = '3000'",
        "account 3000, month 2025-07-01, transferred : the kept total is off by"
        " 0 entries, -2 and 0 additional (minor units)",
    ),
    Tampering(
        TIE_OUT,
        "a kept additional amount",
        "update disposition_total set additional_amount = additional_amount + 3"
        " where gl_account_no = '1500'",
        "account 1500, month 2025-07-01, not_a_cost balance_sheet: the kept total is"
        " off by 0 entries, 0 and 3 additional (minor units)",
    ),
    Tampering(
        TIE_OUT,
        "a month of the G/L",
        "update gl_entry_row set posting_date = '2025-08-31' where gl_entry_no = 12",
        (
            (
                "account 6000, month 2025-07-01, waiting no_receiver: the kept total is off"
                " by 1 entries, 700 and 63 additional (minor units)"
            ),
            (
                "account 6000, month 2025-08-01, waiting no_receiver: the kept total is off"
                " by -1 entries, -700 and -63 additional (minor units)"
            ),
        ),
    ),
    Tampering(
        PLACED,
        "no cost type",
        "update cost_entry_row set cost_type_id = 99 where entry_no = 12",
        "cost entry 12 is on cost type ? and receiver center IT",
    ),
    Tampering(
        PLACED,
        "no receiver",
        "update cost_entry_row set receiver_id = 99 where entry_no = 12",
        "cost entry 12 is on cost type 6340 and receiver ?",
    ),
    Tampering(
        PLACED,
        "a cost type that is a heading",
        "update cost_type set line_type = 'heading' where code = '3000'",
        "cost entry 9 is on cost type 3000 and receiver center CAR",
    ),
    Tampering(
        PLACED,
        "a receiver that is a heading",
        "update receiver set line_type = 'total' where code = 'P100'",
        tuple(
            f"cost entry {number} is on cost type 9901 and receiver object P100"
            for number in (28, 40, 45)
        ),
    ),
    Tampering(
        EQUAL,
        "an entry without a cost type",
        "update cost_entry_row set cost_type_id = 99 where entry_no = 7",
        "version ACTUAL: cost types come to 1234, centers and objects to 101234"
        " (minor units)",
    ),
    Tampering(
        EQUAL,
        "an entry of a budget without a center",
        "update cost_entry_row set receiver_id = 99 where entry_no = 58",
        "version F26: cost types come to 65000, centers and objects to 0 (minor units)",
    ),
    Tampering(
        EQUAL,
        "a frozen balance without a center",
        "update archive_balance set receiver_id = 99 where debit = 2000",
        "version ACTUAL: cost types come to 101234, centers and objects to 99234"
        " (minor units)",
    ),
    Tampering(
        ARCHIVED,
        "entries of a register",
        "update archive_register set entries = 3 where register_no = 1",
        "archive 1 of 6 entries, by register 7: its balances are off by"
        " 1 entries, 0 debit, 0 credit and 0 additional (minor units)",
    ),
    Tampering(
        ARCHIVED,
        "entries of a balance",
        "update archive_balance set entries = entries + 1 where debit = 2000",
        "archive 1 of 6 entries, by register 6: its balances are off by"
        " -1 entries, 0 debit, 0 credit and 0 additional (minor units)",
    ),
    Tampering(
        ARCHIVED,
        "a debit",
        "update archive_register set debit = debit + 1 where register_no = 1",
        "archive 1 of 6 entries, by register 6: its balances are off by"
        " 0 entries, 1 debit, 0 credit and 0 additional (minor units)",
    ),
    Tampering(
        ARCHIVED,
        "a credit",
        "update archive_balance set credit = credit + 1 where debit = 2000",
        "archive 1 of 6 entries, by register 6: its balances are off by"
        " 0 entries, 0 debit, -1 credit and 0 additional (minor units)",
    ),
    Tampering(
        ARCHIVED,
        "an additional amount",
        "update archive_balance set additional_amount = 199 where debit = 2000",
        "archive 1 of 6 entries, by register 6: its balances are off by"
        " 0 entries, 0 debit, 0 credit and 1 additional (minor units)",
    ),
    Tampering(
        ARCHIVED,
        "an archive that is not there",
        "delete from archive_row",
        "archive 1 of 0 entries, by register 6: its balances are off by"
        " 0 entries, 0 debit, 0 credit and 0 additional (minor units)",
    ),
    Tampering(
        TAKEN,
        "of an entry that is not there",
        "update relief set entry_no = 99 where pool_no = 4 and entry_no = 11",
        "cost entry 99 of nothing is taken for 1000 (minor units)",
    ),
    Tampering(
        TAKEN,
        "more than a cost",
        "update relief set amount = 4235 where pool_no = 3 and entry_no = 8",
        "cost entry 8 of 4234 is taken for 4235 (minor units)",
    ),
    Tampering(
        TAKEN,
        "less than nothing of a cost",
        "update relief set amount = -1 where pool_no = 3 and entry_no = 8",
        "cost entry 8 of 4234 is taken for -1 (minor units)",
    ),
    Tampering(
        TAKEN,
        "more than a credit",
        "update relief set amount = -1001 where pool_no = 3 and entry_no = 12",
        "cost entry 12 of -1000 is taken for -1001 (minor units)",
    ),
    Tampering(
        TAKEN,
        "a cost of a credit",
        "update relief set amount = 1 where pool_no = 3 and entry_no = 12",
        "cost entry 12 of -1000 is taken for 1 (minor units)",
    ),
    Tampering(
        TAKEN,
        "of a reversed register",
        "update relief set entry_no = 33, amount = 1"
        " where pool_no = 3 and entry_no = 12",
        "cost entry 33 of 4500 is taken for 1 (minor units)",
    ),
    Tampering(
        TAKEN,
        "by two pools of a version",
        "insert into relief values (2, 8, 1, 0)",
        "cost entry 8 of 4234 is taken for 4235 (minor units)",
    ),
    Tampering(
        POOLS,
        "a receiver got another amount",
        "update cost_entry_row set amount = 22501 where entry_no = 17",
        "pool 1 of rule R1 held 90000, took 90000 and charged 90000; its entries come"
        " to 1 and 0 additional, and it took 0 of entries (minor units)",
    ),
    Tampering(
        POOLS,
        "a receiver got another additional amount",
        "update cost_entry_row set additional_amount = 2251 where entry_no = 17",
        "pool 1 of rule R1 held 90000, took 90000 and charged 90000; its entries come"
        " to 0 and 1 additional, and it took 0 of entries (minor units)",
    ),
    Tampering(
        POOLS,
        "it took another amount of entries",
        "update relief set amount = 4233 where pool_no = 3 and entry_no = 8",
        "pool 3 of rule R3 held 15734, took 15734 and charged 15734; its entries come"
        " to 0 and 0 additional, and it took -1 of entries (minor units)",
    ),
    Tampering(
        POOLS,
        "it took more than it held",
        "update pool set balance = 15733 where pool_no = 3",
        "pool 3 of rule R3 held 15733, took 15734 and charged 15734; its entries come"
        " to 0 and 0 additional, and it took 0 of entries (minor units)",
    ),
    Tampering(
        POOLS,
        "it took more than it charged",
        (
            "update pool set relieved = 15001 where pool_no = 4",
            "update relief set amount = 12001 where pool_no = 4 and entry_no = 18",
        ),
        "pool 4 of rule R4 held 35500, took 15001 and charged 15000; its entries come"
        " to 0 and 0 additional, and it took 1 of entries (minor units)",
    ),
    Tampering(
        POOLS,
        "its entries do not know it",
        "delete from cost_entry_origin where pool_no = 2",
        "pool 2 of rule R2 held -30000, took -30000 and charged -30000; its entries"
        " come to 0 and 0 additional, and it took 0 of entries (minor units)",
    ),
    Tampering(
        REGISTERS,
        "its number of entries",
        "update register_row set entries = 3 where register_no = 4",
        "register 4 says 3 entries, 1000 debit, 1000 credit and 0 additional; its"
        " entries say 2, 1000, 1000 and 0 (minor units)",
    ),
    Tampering(
        REGISTERS,
        "its debit",
        "update register_row set debit = 1001 where register_no = 4",
        "register 4 says 2 entries, 1001 debit, 1000 credit and 0 additional; its"
        " entries say 2, 1000, 1000 and 0 (minor units)",
    ),
    Tampering(
        REGISTERS,
        "its credit",
        "update register_row set credit = 999 where register_no = 4",
        "register 4 says 2 entries, 1000 debit, 999 credit and 0 additional; its"
        " entries say 2, 1000, 1000 and 0 (minor units)",
    ),
    Tampering(
        REGISTERS,
        "its additional amount",
        "update register_row set additional_amount = 7 where register_no = 4",
        "register 4 says 2 entries, 1000 debit, 1000 credit and 7 additional; its"
        " entries say 2, 1000, 1000 and 0 (minor units)",
    ),
    Tampering(
        REGISTERS,
        "all its entries gone",
        "delete from cost_entry_row where register_no = 9",
        "register 9 says 1 entries, 4000 debit, 0 credit and 360 additional; its"
        " entries say 0, 0, 0 and 0 (minor units)",
    ),
    Tampering(
        REGISTERS,
        "an archived register",
        "delete from archive_register where register_no = 1",
        "register 1 says 2 entries, 12000 debit, 0 credit and 1200 additional; its"
        " entries say 0, 0, 0 and 0 (minor units)",
    ),
    Tampering(
        SHARES,
        "a unit beyond",
        "update cost_entry_row set amount = 45001 where entry_no = 19",
        "cost entry 19 of pool 1 is off its share: 45001 (minor units)",
    ),
    Tampering(
        SHARES,
        "a unit below",
        "update cost_entry_row set amount = 44999 where entry_no = 19",
        "cost entry 19 of pool 1 is off its share: 44999 (minor units)",
    ),
    Tampering(
        SHARES,
        "a share beside a fixed amount",
        "update cost_entry_row set amount = -10001 where entry_no = 22",
        "cost entry 22 of pool 2 is off its share: -10001 (minor units)",
    ),
    Tampering(
        SHARES,
        "a fixed amount",
        "update cost_entry_row set amount = 10001 where entry_no = 21",
        "cost entry 21 of pool 2 is off its share: 10001 (minor units)",
    ),
    Tampering(
        REVERSED,
        "twice",
        "update register_row set reverses_register_no = 11 where register_no = 13",
        "register 11 is reversed by 2 registers",
        free="register_row",
    ),
    Tampering(
        REVERSED,
        "what is not there",
        "update register_row set reverses_register_no = 99 where register_no = 13",
        "register 13 reverses a reversal or nothing",
    ),
    Tampering(
        REVERSED,
        "a reversal",
        "update register_row set reverses_register_no = 12 where register_no = 13",
        "register 13 reverses a reversal or nothing",
    ),
    Tampering(
        REVERSAL,
        "an amount is left",
        "update cost_entry_row set amount = -1687 where entry_no = 42",
        "register 11 is reversed, and 1 and 0 additional (minor units) is left on cost"
        " type {9901}, receiver {PROD}",
    ),
    Tampering(
        REVERSAL,
        "an additional amount is left",
        "update cost_entry_row set additional_amount = -153 where entry_no = 42",
        "register 11 is reversed, and 0 and -1 additional (minor units) is left on cost"
        " type {9901}, receiver {PROD}",
    ),
    Tampering(
        REVERSAL,
        "on another center",
        "update cost_entry_row set receiver_id = {SAL} where entry_no = 46",
        (
            (
                "register 11 is reversed, and -15000 and -807 additional (minor units) is"
                " left on cost type {9901}, receiver {PROD}"
            ),
            (
                "register 11 is reversed, and 15000 and 807 additional (minor units) is"
                " left on cost type {9901}, receiver {SAL}"
            ),
        ),
    ),
    Tampering(
        REVERSAL,
        "on another cost type",
        "update cost_entry_row set cost_type_id = {6000} where entry_no = 44",
        (
            (
                "register 11 is reversed, and -2250 and -203 additional (minor units) is"
                " left on cost type {9901}, receiver {IT}"
            ),
            (
                "register 11 is reversed, and 2250 and 203 additional (minor units) is"
                " left on cost type {6000}, receiver {IT}"
            ),
        ),
    ),
    Tampering(
        RANGES,
        "no register",
        "update cost_entry_row set register_no = 99 where entry_no = 30",
        "cost entry 30 is outside its register 99",
    ),
    Tampering(
        RANGES,
        "before its first number",
        "update cost_entry_row set register_no = 4 where entry_no = 10",
        "cost entry 10 is outside its register 4",
    ),
    Tampering(
        RANGES,
        "after its last number",
        "update cost_entry_row set register_no = 4 where entry_no = 13",
        "cost entry 13 is outside its register 4",
    ),
    Tampering(
        RANGES,
        "of another version",
        "update cost_entry_row set version_id = 2 where entry_no = 30",
        "cost entry 30 is outside its register 9",
    ),
    Tampering(
        NUMBERS,
        "an entry number twice",
        allow_duplicate("cost_entry_row", "entry_no = 7"),
        "entry number 7 was given more than once",
        free="cost_entry_row",
    ),
    Tampering(
        NUMBERS,
        "a register number twice",
        allow_duplicate("register_row", "register_no = 4"),
        "register number 4 was given more than once",
        free="register_row",
    ),
    Tampering(
        NUMBERS,
        "an import number twice",
        allow_duplicate("import_row", "import_no = 1"),
        "import number 1 was given more than once",
        free="import_row",
    ),
    Tampering(
        NUMBERS,
        "a G/L number twice",
        allow_duplicate("gl_entry_row", "gl_entry_no = 7"),
        "gl_entry number 7 was given more than once",
        free="gl_entry_row",
    ),
    Tampering(
        NUMBERS,
        "an entry number above the counter",
        "update counter set last_no = 67 where name = 'entry'",
        "entry number 68 is above the counter, which is 67",
    ),
    Tampering(
        NUMBERS,
        "a register number above the counter",
        "update counter set last_no = 18 where name = 'register'",
        "register number 19 is above the counter, which is 18",
    ),
    Tampering(
        NUMBERS,
        "an import number without a counter",
        "delete from counter where name = 'import'",
        "import number 3 is above the counter, which is 0",
    ),
    Tampering(
        MASTERS,
        "an account feeds two cost types",
        "insert into cost_type_account (gl_account_no, cost_type_id)"
        " values ('6000', {6340})",
        "link of account 6000 is there 2 times",
    ),
    Tampering(
        MASTERS,
        "a cost type twice",
        "update cost_type set code = '6340' where code = '6800'",
        "cost type 6340 is there 2 times",
        free="cost_type",
    ),
    Tampering(
        MASTERS,
        "a key of cost types twice",
        "update cost_type set cost_type_id = {6340} where code = '6800'",
        "cost type key {6340} is there 2 times",
        free="cost_type",
    ),
    Tampering(
        MASTERS,
        "a center twice",
        "update receiver set code = 'IT' where code = 'OLD'",
        "cost center IT is there 2 times",
        free="receiver",
    ),
    Tampering(
        MASTERS,
        "a key of centers and objects twice",
        "update receiver set receiver_id = {IT} where code = 'P200'",
        "receiver key {IT} is there 2 times",
        free="receiver",
    ),
    Tampering(
        MASTERS,
        "an account twice",
        allow_duplicate("gl_account", "gl_account_no = '1500'"),
        "account 1500 is there 2 times",
        free="gl_account",
    ),
    Tampering(
        MASTERS,
        "a coding twice",
        "insert into gl_coding select 99, gl_account_no, dimension_set_id"
        " from gl_coding where coding_id = 1",
        "coding 6000, set 1 is there 2 times",
    ),
    Tampering(
        MASTERS,
        "a key of codings twice",
        "insert into gl_coding values (1, '1500', 1)",
        "coding key 1 is there 2 times",
        free="gl_coding",
    ),
    Tampering(
        MASTERS,
        "a dimension set twice",
        "insert into dimension_set select 99, members, assignment_no from dimension_set"
        " where dimension_set_id = 1",
        'dimension set {"DEPARTMENT":"OLD"} of assignment 0 is there 2 times',
    ),
    Tampering(
        WHOLE,
        "an entry without a coding",
        "update gl_entry_row set coding_id = 99 where gl_entry_no = 12",
        "G/L entry 12 has no coding, dimension set, day or import",
    ),
    Tampering(
        WHOLE,
        "an entry without a dimension set",
        "delete from dimension_set where members = '{}'",
        (
            "G/L entry 11 has no coding, dimension set, day or import",
            "G/L entry 12 has no coding, dimension set, day or import",
        ),
    ),
    Tampering(
        WHOLE,
        "an entry without what it means here",
        "delete from set_value where center_value = 'CAR'",
        "G/L entry 9 has no coding, dimension set, day or import",
    ),
    Tampering(
        WHOLE,
        "an entry without its day",
        "delete from calendar_day where day = '2023-08-15'",
        "G/L entry 1 has no coding, dimension set, day or import",
    ),
    Tampering(
        WHOLE,
        "an entry without its import",
        "update gl_entry_row set import_no = 99 where gl_entry_no = 12",
        "G/L entry 12 has no coding, dimension set, day or import",
    ),
    Tampering(
        WHOLE,
        "a link without its register",
        "update gl_transfer set register_no = 99 where gl_entry_no = 5",
        "G/L entry 5 is linked to register 99, which is not there",
    ),
    Tampering(
        WHOLE,
        "a pool without its register",
        "update pool set register_no = 99 where pool_no = 3",
        "pool 3 has no run or register",
    ),
    Tampering(
        WHOLE,
        "a pool without its run",
        "update pool set run_no = 99 where pool_no = 3",
        "pool 3 has no run or register",
    ),
    Tampering(
        WHOLE,
        "what was taken without its pool",
        "delete from pool where pool_no = 3",
        (
            "entries are taken by pool 3, which is not there",
            "keys are kept of pool 3, which is not there",
        ),
    ),
)


FIRST = {each.law: each for each in reversed(TABLE)}.values()
"""The first row of each law asks `check`, which asks all laws; the others ask that law
alone, as `check` does."""


def test_every_law_is_in_the_table() -> None:
    assert {each.law for each in TABLE} == set(check_names())
    assert len({each.name for each in TABLE}) == len(TABLE)


def test_the_ledger_is_healthy_before_it_is_tampered_with(rich: Rich) -> None:
    found = rich.ledger.check()

    assert [law.name for law in found.laws] == list(check_names())
    assert [each for law in found.laws for each in law.found] == []


@pytest.mark.parametrize("row", TABLE, ids=[each.name for each in TABLE])
def test_tampering_is_found(rich: Rich, row: Tampering) -> None:
    store = rich.ledger.store
    keys = keys_of(store)
    with rolled_back(store):
        if row.free and store.dialect == "postgres":
            let_go_of(store, row.free)
        for statement in row.statements:
            store.query(put_keys(statement, keys))
        if row in FIRST:
            (law,) = (each for each in rich.ledger.check().laws if each.name == row.law)
        else:
            classify_now(store)
            law = prove(store, row.law)

    expected = tuple(put_keys(each, keys) for each in row.found)
    assert (law.found, law.broken) == (expected, len(expected))


class RolledBack(Exception):  # noqa: N818 - it is no error
    """Ends a transaction that must leave nothing."""


@contextlib.contextmanager
def rolled_back(store: Store) -> Iterator[None]:
    """Let what happens inside leave nothing."""
    with contextlib.suppress(RolledBack), store.transaction():
        yield
        raise RolledBack


def keys_of(store: Store) -> dict[str, int]:
    """Return the keys of cost types, centers and objects by code."""
    return dict(
        store.query(
            "select code, cost_type_id from cost_type"
            " union all select code, receiver_id from receiver"
        )
    )


def put_keys(text: str, keys: dict[str, int]) -> str:
    """Put keys where a text names codes in braces."""
    for code, key in keys.items():
        text = text.replace("{" + code + "}", str(key))
    return text


def let_go_of(store: Store, table: str) -> None:
    """Drop the keys and checks of a table on a server, as its owner could."""
    found = store.query(
        "select conname from pg_constraint"
        f" where conrelid = cast('{table}' as regclass) and contype in ('p', 'u')"
    )
    for (name,) in found:
        store.query(f"alter table {table} drop constraint {name} cascade")
