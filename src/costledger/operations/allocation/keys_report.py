"""`report keys`: the keys that a run used, as they were then, beside what they gave."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import frozen

from costledger.domain.allocation import shown_percents
from costledger.errors import UnknownRecordError
from costledger.messages import phrase
from costledger.operations.base.setup import read_setup
from costledger.operations.rules.rules import plain_decimal

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from costledger.engine.store import Store


@frozen
class KeyUsed:
    """One line of a rule in a run. Amounts in minor units."""

    rule_id: str
    rule_version: int
    level: int
    register_no: int
    line_no: int
    receiver: str
    cost_type_no: str
    share: Decimal
    percent: Decimal
    """Of the lines that share, for showing only; 0 on a line with a rate."""
    source: str
    """Where the share came from: static, or what was measured."""
    is_fixed: bool
    """Whether the line charged a rate, and took no part of the rest."""
    amount: int
    is_reversed: bool


@frozen
class KeysReport:
    """The keys of a run."""

    run_no: int
    date: datetime.date | None
    version: str
    lines: tuple[KeyUsed, ...]
    currency: str
    minor_digits: int


def keys_of_run(
    store: Store, run_no: int, *, last_pool_no: int | None = None
) -> KeysReport:
    """Return the keys that a run used, rule by rule in the order of the run.

    `last_pool_no` ends the list with that pool.

    Raises UnknownRecordError.
    """
    heads = store.rows("allocation/keys_run", run_no=run_no)
    if not heads:
        raise UnknownRecordError(
            "run", str(run_no), phrase("See `costledger runs list`.")
        )
    ((date, version),) = heads
    rows = store.rows("allocation/keys_line", run_no=run_no, last_pool_no=last_pool_no)
    weights: dict[int, list[int]] = {}
    for pool_no, *_, weight in rows:
        weights.setdefault(pool_no, []).append(int(weight))
    percents = {
        pool_no: iter(shown_percents(each)) for pool_no, each in weights.items()
    }
    settings = read_setup(store)
    return KeysReport(
        run_no=run_no,
        date=date,
        version=version,
        lines=tuple(KeyUsed(*_cells(row, next(percents[row[0]]))) for row in rows),
        currency=settings.currency,
        minor_digits=settings.minor_digits,
    )


def _cells(row: Sequence[Any], percent: Decimal) -> tuple[Any, ...]:
    """Return a row of `report_keys_line` with its share made plain, and its percent."""
    share = plain_decimal(Decimal(row[8]))
    return (*row[1:8], share, percent, *row[9:13])
