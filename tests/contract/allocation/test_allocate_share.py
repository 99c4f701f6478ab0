"""The engine shares many pools at once as the domain shares one."""

from __future__ import annotations

import datetime
import random
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from costledger import Allocation
from costledger.domain.allocation import share_out, whole_weights
from tests.allocations import add_rules

if TYPE_CHECKING:
    from tests.contract.conftest import NewLedger

DAY = datetime.date(2025, 12, 31)

POOLS, LINES = 40, 12


@pytest.mark.parametrize("seed", range(3))
def test_random_pools_are_shared_as_the_domain_says(
    new_ledger: NewLedger, seed: int
) -> None:
    chance = random.Random(seed)
    amounts = [
        chance.choice((1, -1)) * chance.randint(1, 10 ** chance.randint(1, 13))
        for _ in range(POOLS)
    ]
    shares = [
        [
            Decimal(chance.randint(0, 10 ** chance.randint(1, 9))).scaleb(
                -chance.randint(0, 10)
            )
            for _ in range(LINES)
        ]
        + [Decimal(1)]
        for _ in range(POOLS)
    ]
    ledger = new_ledger(_books(amounts))
    ledger.transfer()
    add_rules(ledger, _rules(shares))

    ledger.allocate(Allocation(date=DAY))

    rows = ledger.store.query(
        "select snapshot.pool_no, coalesce(entry.amount, 0)"
        " from key_snapshot as snapshot"
        " left join cost_entry_row as entry on entry.entry_no = snapshot.entry_no"
        " order by snapshot.pool_no, snapshot.line_no"
    )
    found: dict[int, list[int]] = {}
    for pool_no, amount in rows:
        found.setdefault(pool_no, []).append(amount)
    assert found == {
        place: share_out(amount, whole_weights(given))
        for place, (amount, given) in enumerate(zip(amounts, shares, strict=True), 1)
    }
    assert ledger.check().holds


def _books(amounts: list[int]) -> str:
    centers = "\n".join(f"S{place:02} | Sender" for place in range(POOLS))
    objects = "\n".join(f"R{place:02} | Receiver" for place in range(LINES + 1))
    entries = "\n".join(
        f"{place + 1} | 2025-06-30 | S{place:02} | 6000 | {Decimal(amount).scaleb(-2)}"
        for place, amount in enumerate(amounts)
    )
    return (
        f"cost_centers\ncode | name\n{centers}\n\n"
        f"cost_objects\ncode | name\n{objects}\n\n"
        "cost_types\nno | name | gl_account_range\n6000 | Costs | 6000\n"
        "9901 | Allocations |\n\n"
        "gl_accounts\nno | name | income_balance\n6000 | Costs | income_statement\n\n"
        "gl_entries\nentry_no | posting_date | DEPARTMENT | gl_account_no | amount\n"
        f"{entries}"
    )


def _rules(shares: list[list[Decimal]]) -> str:
    heads = "\n".join(f"A{place:02} | S{place:02} | 9901" for place in range(POOLS))
    lines = "\n".join(
        f"A{place:02} | 9901 | R{to:02} | {share:f}"
        for place, given in enumerate(shares)
        for to, share in enumerate(given)
    )
    return (
        f"rules\nrule_id | cost_center_code | credit_to_cost_type\n{heads}\n\n"
        f"lines\nrule_id | target_cost_type | target_cost_object | share\n{lines}"
    )
