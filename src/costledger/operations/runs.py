"""`runs`: the allocations that were run, each with what was proven of it and its keys."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attrs import frozen

from costledger.errors import UnknownRecordError
from costledger.operations.reading import of_one_moment
from costledger.operations.report_keys import KeyUsed, keys_of_run
from costledger.operations.setup import read_setup

if TYPE_CHECKING:
    import datetime

    from costledger.engine.store import Store

POOLS_SHOWN = 100
"""How many pools `run` returns, with their keys, unless asked for more."""


@frozen
class AllocationRun:
    """A run as it was recorded. Amounts in minor units."""

    run_no: int
    kind: str
    """`allocation`, or `migrated` where another cost ledger allocated."""
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
    charged: int
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
    held: int
    taken: int
    charged: int
    additional_charged: int
    proven: tuple[str, ...]
    """By name, what holds: `in_equals_out`, `within_one_unit`."""
    total_off: str
    """By how many units a receiver's total is off its exact value at most; may be empty."""


@frozen
class RunRegister:
    """One register of a run; of a migrated one nothing was proven."""

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
    held: int
    taken: int
    charged: int
    additional_held: int
    additional_taken: int
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


@of_one_moment
def list_runs(store: Store, *, version: str | None = None) -> RunList:
    """Return the runs of a version, or of all."""
    setup = read_setup(store)
    code = version.strip().upper() if version else None
    rows = store.rows("run_list", run_no=None, version=code)
    runs = tuple(AllocationRun(*row[:-2]) for row in rows)
    return RunList(runs, setup.currency, setup.minor_digits)


@of_one_moment
def show_run(store: Store, run_no: int, *, pools_max: int = POOLS_SHOWN) -> RunShow:
    """Return one run with what was proven of it, and its first pools and their keys.

    Raises UnknownRecordError.
    """
    setup = read_setup(store)
    rows = store.rows("run_list", run_no=run_no, version=None)
    if not rows:
        raise UnknownRecordError("run", str(run_no), "See `costledger runs list`.")
    (*run, parameters, certificates) = rows[0]
    proven = {
        each.register_no: each
        for each in (_certificate(record) for record in json.loads(certificates))
    }
    registers = tuple(
        RunRegister(**row, certificate=proven.get(row["register_no"]))
        for row in store.records("run_register", run_no=run_no)
    )
    pools = tuple(
        RunPool(*row) for row in store.rows("run_pool", run_no=run_no, limit=pools_max)
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


def _certificate(record: dict[str, Any]) -> Certificate:
    """Return what a run kept of one register; newer runs may prove more by name."""
    return Certificate(
        register_no=record["register"],
        level=record["level"],
        method=record["method"],
        pools=record["pools"],
        held=record["held"],
        taken=record["taken"],
        charged=record["charged"],
        additional_charged=record["additional_charged"],
        proven=tuple(name for name, holds in record.items() if holds is True),
        total_off=record.get("totals_off_by_at_most", ""),
    )
