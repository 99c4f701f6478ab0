"""`transfer`: general-ledger entries become cost entries, and nothing is left out.

An entry is taken when nothing stands in its way, whenever it arrived: new imports are
read after the mark, and of old ones those coding and month pairs that still hold
entries which may go now. See `docs/concepts/dispositions.md`.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - answers are read by their types
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.engine import derived, post
from costledger.engine.classify import (
    append_totals,
    cache_new,
    classify,
    find_changed,
    read_watermark,
    save_watermark,
)
from costledger.operations.base import audit
from costledger.operations.base.open_days import open_days
from costledger.operations.base.setup import read_setup
from costledger.operations.base.unit_of_work import unit_of_work
from costledger.operations.charts.charts import link_accounts
from costledger.operations.transfer.disposition import KeptTallies, Tally, kept_tallies

if TYPE_CHECKING:
    import datetime

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext
    from costledger.operations.base.setup import Setup


@frozen
class TransferResult:
    """What a transfer did, and what it left out and why.

    Amounts are minor units of the ledger's currency. `not_a_cost` and `waiting` are
    about the whole ledger after this run; the other figures about this run.
    """

    transferred: int
    """How many G/L entries were taken."""
    created: int
    """How many cost entries they became."""
    amount: int
    additional_amount: int
    register: int | None
    """The register's number; None when there was nothing to transfer."""
    first_entry: int | None
    last_entry: int | None
    not_a_cost: Mapping[str, Tally]
    waiting: Mapping[str, Tally]
    dry_run: bool
    currency: str
    minor_digits: int


def transfer(
    store: Store,
    context: PostingContext,
    *,
    until: datetime.date | None = None,
    dry_run: bool = False,
    request: str = "",
    is_automatic: bool = False,
) -> TransferResult:
    """Transfer every entry that may go, up to a posting date (inclusive).

    Links cost types to accounts first. A dry run does everything and undoes it; a
    request that was answered before gets its answer again. Automatic runs, after an
    import, never combine.

    Raises AccountsClaimedTwiceError, FilterSyntaxError (an account range), RefusedError,
    LawBrokenError.
    """

    def work() -> TransferResult:
        setup = read_setup(store)
        _know_open_days(store, setup)
        tallies, posted = _post(store, context, until=until, is_automatic=is_automatic)
        if posted and not dry_run:
            audit.record(
                store,
                context,
                "transfer",
                register=posted.register_no,
                transferred=posted.gl_entries,
                created=posted.entries,
            )
        return _result(setup, tallies, posted, dry_run=dry_run)

    return unit_of_work(
        store,
        context,
        "transfer",
        work,
        answer=TransferResult,
        dry_run=dry_run,
        request=request,
    )


def _post(
    store: Store,
    context: PostingContext,
    *,
    until: datetime.date | None,
    is_automatic: bool,
) -> tuple[KeptTallies, post.Posted | None]:
    """Select, post and link; no register when nothing was found."""
    is_combining = not is_automatic
    watermark = read_watermark(store, until=until, is_combining=is_combining)
    if not watermark.is_same:
        link_accounts(store)
        watermark = read_watermark(store, until=until, is_combining=is_combining)
    find_changed(store, watermark)
    cache_new(store, watermark)
    register_no = post.last_number(store, "register") + 1
    if not watermark.new_entries and not watermark.is_reclassifying:
        save_watermark(store, watermark)
        return kept_tallies(store, register_no), None
    classify(store, watermark, is_cached=True)
    append_totals(store, register_no=register_no)
    tallies = kept_tallies(store, register_no)
    if not tallies.taken:
        save_watermark(store, watermark)
        return tallies, None
    store.create_view("transfer/line", relation="posting_line", is_read_once=True)
    post.write_entries(store, register_no)
    store.run("transfer/link", register_no=register_no)
    save_watermark(store, watermark)
    posted = post.write_register(
        store,
        register_no,
        post.NewRegister(kind="transfer"),
        today=context.today,
        now=context.now,
        user=context.user,
    )
    return tallies, posted


def _know_open_days(store: Store, setup: Setup) -> None:
    """Let the calendar hold the first open days, where late entries go there."""
    if setup.late_entry_policy != "first_open":
        return
    days = open_days(store)
    closed = [span.first for span in days.locked] + [days.first]
    found = [days.first_from(day) for day in closed if day]
    known = [day for day in found if day]
    calendar = store.rows("transfer/derived/days_known")
    if known and calendar:
        first, last = calendar[0]
        if min(known) < first or max(known) > last:
            derived.add_days(store, min(known), max(known), language=setup.language)


def _result(
    setup: Setup, tallies: KeptTallies, posted: post.Posted | None, *, dry_run: bool
) -> TransferResult:
    return TransferResult(
        transferred=posted.gl_entries if posted else 0,
        created=posted.entries if posted else 0,
        amount=posted.debit - posted.credit if posted else 0,
        additional_amount=posted.additional_amount if posted else 0,
        register=posted.register_no if posted else None,
        first_entry=posted.first_entry_no if posted else None,
        last_entry=posted.last_entry_no if posted else None,
        not_a_cost=tallies.not_a_cost,
        waiting=tallies.waiting,
        dry_run=dry_run,
        currency=setup.currency,
        minor_digits=setup.minor_digits,
    )
