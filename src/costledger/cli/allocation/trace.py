"""How `costledger trace` shows what allocations made of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import asdict

from costledger.cli.ui.output import decimal, money, say, show_table
from costledger.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costledger.operations.allocation.trace import AllocationTrace, Destination

AMOUNTS = (
    "held",
    "taken",
    "charged",
    "fixed_amount",
    "part",
    "primary_amount",
    "received",
)
"""Fields that are amounts in minor units."""


def show_allocation(found: AllocationTrace, currency: str, digits: int) -> None:
    """Print the pool of an entry, what it took, and the pools behind it."""
    pool = found.pool
    say(
        phrase(
            "Rule {rule_id}, run {run_no}, register {register_no}: {sender} "
            "held {currency} {held} and gave {charged}.",
            rule_id=pool.rule_id,
            run_no=pool.run_no,
            register_no=pool.register_no,
            sender=pool.sender,
            currency=currency,
            held=money(pool.held, digits),
            charged=money(pool.charged, digits),
        )
    )
    if pool.line_no is None:
        say(phrase("It is the credit of the sender."))
    elif pool.fixed_amount is not None:
        say(
            phrase(
                "Line {line_no}: a fixed rate ({source}).",
                line_no=pool.line_no,
                source=pool.source,
            )
        )
    else:
        say(
            phrase(
                "Line {line_no}: {weight} of {weights} ({source}).",
                line_no=pool.line_no,
                weight=pool.weight,
                weights=pool.weights,
                source=pool.source,
            )
        )
    if found.entries:
        show_table(
            ("entry", "date", "cost type", "place", "taken", "part", "from"),
            [
                (
                    str(each.entry_no),
                    each.posting_date.isoformat(),
                    each.cost_type_no,
                    each.receiver_code,
                    money(each.taken, digits),
                    money(each.part, digits),
                    _origin(each.gl_entry_no, each.pool_no),
                )
                for each in found.first_entries
            ],
            title=phrase(
                "From {count:,} entries, {currency} {amount}",
                count=found.entries,
                currency=currency,
                amount=money(found.amount, digits),
            ),
            right=("entry", "taken", "part"),
        )
    left = found.entries - len(found.first_entries)
    if left:
        say(phrase("… and {left:,} more.", left=left))
    if len(found.steps) > 1:
        _show_steps(found, digits)


def _origin(gl_entry_no: int | None, pool_no: int | None) -> str:
    if gl_entry_no is not None:
        return phrase("G/L entry {gl_entry_no}", gl_entry_no=gl_entry_no)
    return "" if pool_no is None else phrase("pool {pool_no}", pool_no=pool_no)


def _show_steps(found: AllocationTrace, digits: int) -> None:
    show_table(
        ("pool", "level", "rule", "sender", "register", "arose", "received", "gave"),
        [
            (
                str(each.pool_no),
                str(each.level or ""),
                each.rule_id,
                each.sender,
                str(each.register_no),
                money(each.primary_amount, digits),
                money(each.received, digits),
                money(each.charged, digits),
            )
            for each in found.steps
        ],
        title=phrase("The pools behind it"),
        right=("arose", "received", "gave"),
    )


def show_destinations(found: Sequence[Destination], currency: str, digits: int) -> None:
    """Print to whom allocations passed an entry on."""
    if not found:
        return
    show_table(
        ("rule", "level", "register", "entry", "cost type", "place", currency),
        [
            (
                each.rule_id,
                str(each.level or ""),
                str(each.register_no),
                str(each.entry_no),
                each.cost_type_no,
                each.receiver_code,
                money(each.part, digits),
            )
            for each in found
        ],
        title=phrase("Passed on to"),
        right=("entry", currency),
    )


def allocation_json(found: AllocationTrace | None, digits: int) -> Any:
    """Return how an entry was allocated, for programs."""
    if found is None:
        return None
    return {
        "pool": _plain(asdict(found.pool), digits),
        "entries": found.entries,
        "amount": decimal(found.amount, digits),
        "first_entries": [_plain(asdict(each), digits) for each in found.first_entries],
        "steps": [_plain(asdict(each), digits) for each in found.steps],
    }


def destinations_json(found: Sequence[Destination], digits: int) -> Any:
    """Return where an entry went, for programs."""
    return [_plain(asdict(each), digits) for each in found]


def _plain(record: dict[str, Any], digits: int) -> dict[str, Any]:
    return {
        name: decimal(value, digits)
        if name in AMOUNTS and value is not None
        else value.isoformat()
        if name == "posting_date"
        else value
        for name, value in record.items()
    }
