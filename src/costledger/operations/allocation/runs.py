"""`runs`: the allocations that were run, each with what was proven of it and its keys."""

from __future__ import annotations

import json
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import frozen

from costledger.errors import UnknownRecordError
from costledger.operations.allocation.keys_report import KeyUsed, keys_of_run
from costledger.operations.allocation.methods import FLOW_PLACES
from costledger.operations.base.setup import read_setup
from costledger.operations.base.snapshot import in_snapshot

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from costledger.engine.store import Store

POOLS_SHOWN = 100
"""How many pools `run` returns, with their keys, unless asked for more."""


@frozen
class AllocationRun:
    """A run as it was recorded. Amounts in minor units."""

    run_no: int
    kind: str
    """`allocation`, or `legacy` where another cost ledger allocated."""
    version: str
    date: datetime.date | None
    from_level: int | None
    to_level: int | None
    label: str
    policy: str
    registers: int
    reversed: int
    """How many of its registers were reversed."""
    pools: int
    entries: int
    allocated: int
    """What receivers got, all levels together."""
    posted_on: datetime.date | None
    posted_at: datetime.datetime | None
    posted_by: str

    @property
    def state(self) -> str:
        """`posted`, `reversed`, or `partly reversed`."""
        if not self.reversed:
            return "posted"
        return "reversed" if self.reversed == self.registers else "partly reversed"


@frozen
class RunList:
    """The runs in order."""

    runs: tuple[AllocationRun, ...]
    currency: str
    minor_digits: int


@frozen
class Certificate:
    """What was proven of a register before it was kept. Amounts in minor units."""

    register_no: int
    level: int
    method: str
    pools: int
    balance: int
    relieved: int
    allocated: int
    additional_allocated: int
    proven: tuple[str, ...]
    """By name, what holds: `in_equals_out`, `within_one_unit`."""
    total_off: str
    """By how many units a receiver's total is off its exact value at most; may be empty."""


@frozen
class RunRegister:
    """One register of a run; of a legacy one nothing was proven."""

    register_no: int
    level: int | None
    entries: int
    debit: int
    posted_on: datetime.date
    posted_by: str
    reversed_by_register_no: int | None
    certificate: Certificate | None


@frozen
class RunPool:
    """What one rule held, took and charged in a run. Amounts in minor units."""

    pool_no: int
    register_no: int
    level: int | None
    rule_id: str
    rule_version: int
    sender_kind: str
    sender: str
    credit_to_cost_type: str
    document_no: str
    balance: int
    relieved: int
    allocated: int
    additional_balance: int
    additional_relieved: int
    is_reversed: bool


@frozen
class RunShow:
    """One run: its parameters, certificates, and the first pools with their keys."""

    run: AllocationRun
    parameters: dict[str, Any]
    """What the run was asked for, by name."""
    registers: tuple[RunRegister, ...]
    first_pools: tuple[RunPool, ...]
    first_keys: tuple[KeyUsed, ...]
    """The keys of these pools, line by line."""
    currency: str
    minor_digits: int


@frozen
class Flow:
    """What a pool gave along one line. Gross: with what it got from other pools."""

    register_no: int
    level: int
    rule_id: str
    rule_version: int
    line_no: int
    to_rule_id: str
    """The pool of the level that it goes to; empty for a receiver outside."""
    receiver_kind: str
    receiver: str
    cost_type_no: str
    share: Decimal
    """Units of the key: hours, square meters, or what the line was measured by."""
    amount: Decimal
    """Minor units with six decimals: a result to look at, posted net."""


@frozen
class GrossCost:
    """What the service of one pool costs altogether. Amounts as of `Flow`."""

    register_no: int
    level: int
    rule_id: str
    rule_version: int
    received: Decimal
    """What it got from pools of its level, itself included."""
    gross: Decimal
    """What it gave to all: its own cost and what it received."""
    share: Decimal
    """The units that it gave."""
    rate: Decimal
    """The full price of one unit, in minor units with six decimals: what buying the
    service outside may cost at most."""

    @property
    def own(self) -> Decimal:
        """What the pool held by itself, in whole minor units."""
        return round(self.gross - self.received, 0)


@frozen
class RunFlows:
    """The gross flows of the reciprocal levels of a run."""

    run_no: int
    costs: tuple[GrossCost, ...]
    flows: tuple[Flow, ...]
    currency: str
    minor_digits: int


@in_snapshot
def list_runs(store: Store, *, version: str | None = None) -> RunList:
    """Return the runs of a version, or of all."""
    setup = read_setup(store)
    code = version.strip().upper() if version else None
    rows = store.rows("allocation/runs/list", run_no=None, version=code)
    runs = tuple(AllocationRun(*row[:-2]) for row in rows)
    return RunList(runs, setup.currency, setup.minor_digits)


@in_snapshot
def show_run(store: Store, run_no: int, *, pools_max: int = POOLS_SHOWN) -> RunShow:
    """Return one run with what was proven of it, and its first pools and their keys.

    Raises UnknownRecordError.
    """
    setup = read_setup(store)
    rows = store.rows("allocation/runs/list", run_no=run_no, version=None)
    if not rows:
        raise UnknownRecordError("run", str(run_no), "See `costledger runs list`.")
    (*run, parameters, certificates) = rows[0]
    proven = {
        each.register_no: each
        for each in (_certificate(record) for record in json.loads(certificates))
    }
    registers = tuple(
        RunRegister(**row, certificate=proven.get(row["register_no"]))
        for row in store.records("allocation/runs/register", run_no=run_no)
    )
    pools = tuple(
        RunPool(*row)
        for row in store.rows("allocation/runs/pool", run_no=run_no, limit=pools_max)
    )
    keys = (
        keys_of_run(store, run_no, last_pool_no=pools[-1].pool_no).lines
        if pools
        else ()
    )
    return RunShow(
        run=AllocationRun(*run),
        parameters=json.loads(parameters),
        registers=registers,
        first_pools=pools,
        first_keys=keys,
        currency=setup.currency,
        minor_digits=setup.minor_digits,
    )


@in_snapshot
def flows_of_run(store: Store, run_no: int) -> RunFlows:
    """Return what pools that serve each other gave, and what their services cost.

    Method: the simultaneous equations of the textbooks, x = b + pᵀx (Horngren). Levels
    of other methods have no gross flows.

    Raises UnknownRecordError.
    """
    setup = read_setup(store)
    if not store.rows("allocation/runs/list", run_no=run_no, version=None):
        raise UnknownRecordError("run", str(run_no), "See `costledger runs list`.")
    flows = tuple(
        Flow(*row) for row in store.rows("allocation/runs/flow", run_no=run_no)
    )
    received: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    given: dict[tuple[int, str], list[Flow]] = defaultdict(list)
    for flow in flows:
        received[flow.register_no, flow.to_rule_id] += flow.amount
        given[flow.register_no, flow.rule_id].append(flow)
    costs = tuple(_gross_cost(lines, received[key]) for key, lines in given.items())
    return RunFlows(run_no, costs, flows, setup.currency, setup.minor_digits)


def _gross_cost(lines: Sequence[Flow], received: Decimal) -> GrossCost:
    gross = sum((line.amount for line in lines), Decimal(0))
    share = sum((line.share for line in lines), Decimal(0))
    first = lines[0]
    exact = Fraction(gross) / Fraction(share)
    return GrossCost(
        register_no=first.register_no,
        level=first.level,
        rule_id=first.rule_id,
        rule_version=first.rule_version,
        received=received,
        gross=gross,
        share=share,
        rate=Decimal(round(exact * 10**FLOW_PLACES)).scaleb(-FLOW_PLACES),
    )


def _certificate(record: dict[str, Any]) -> Certificate:
    """Return what a run kept of one register; newer runs may prove more by name."""
    return Certificate(
        register_no=record["register"],
        level=record["level"],
        method=record["method"],
        pools=record["pools"],
        balance=record["balance"],
        relieved=record["relieved"],
        allocated=record["allocated"],
        additional_allocated=record["additional_allocated"],
        proven=tuple(name for name, holds in record.items() if holds is True),
        total_off=record.get("totals_off_by_at_most", ""),
    )
