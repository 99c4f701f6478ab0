"""What no allocation has taken yet, by cost type, cost center or cost object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.domain.calendar import Period, parse_period
from costledger.errors import SetupError, UnknownRecordError
from costledger.messages import phrase
from costledger.operations.base.setup import read_setup
from costledger.operations.base.snapshot import in_snapshot
from costledger.operations.reports.balances import CHARTS
from costledger.reports.balances import (
    BalanceReport,
    Leaf,
    Line,
    balance_rows,
    leaf_figures,
)

if TYPE_CHECKING:
    from costledger.engine.store import Store


@in_snapshot
def report_open(
    store: Store,
    *,
    by: str,
    period: str | None = None,
    version: str = "ACTUAL",
    with_zero: bool = False,
) -> BalanceReport:
    """Return open amounts `by` type, center or object, with totals.

    Raises SetupError, UnknownRecordError, PeriodSyntaxError.
    """
    if by not in CHARTS:
        raise SetupError(
            "by", by, phrase("choose one of {charts}.", charts=", ".join(CHARTS))
        )
    setup = read_setup(store)
    days = parse_period(period) if period else Period(None, None)
    code = version.strip().upper()
    found = store.rows("versions/id", code=code)
    if not found:
        raise UnknownRecordError("version", code)
    leaves = [
        Leaf(*row)
        for row in store.rows(
            "reports/open_balances",
            version_id=found[0][0],
            first_day=days.first,
            last_day=days.last,
        )
    ]
    chart = [line for line in _lines(store) if line.kind == by]
    own = {line.line_id for line in chart}

    def line_of(leaf: Leaf) -> int:
        return leaf.cost_type_id if by == "type" else leaf.receiver_id

    rows, total = balance_rows(
        chart,
        leaf_figures(
            [leaf for leaf in leaves if line_of(leaf) in own],
            line_of=line_of,
            place_of=lambda _: None,
            columns=0,
        ),
        columns=0,
        with_zero=with_zero,
    )
    return BalanceReport(
        title=phrase("Open amounts by {chart}", chart=phrase(CHARTS[by])),
        company_name=setup.company_name,
        by=by,
        version=code,
        filters=(),
        currency=setup.currency,
        minor_digits=setup.minor_digits,
        first_day=days.first,
        last_day=days.last,
        columns=(),
        rows=tuple(rows),
        total=total,
        empty_because="" if rows else phrase("Nothing is open: all is allocated."),
    )


def open_amount(
    store: Store,
    *,
    kind: str,
    code: str,
    version: str = "ACTUAL",
    period: str | None = None,
) -> int:
    """Return what is open on one line of a chart, in minor units.

    Raises SetupError, UnknownRecordError, PeriodSyntaxError.
    """
    report = report_open(store, by=kind, period=period, version=version, with_zero=True)
    requested = code.strip().upper()
    for row in report.rows:
        if row.code == requested:
            return row.net_change
    raise UnknownRecordError(CHARTS[kind], requested)


def _lines(store: Store) -> list[Line]:
    return [Line(*row) for row in store.rows("reports/line")]
