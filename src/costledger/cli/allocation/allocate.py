"""`costledger allocate`: share what stands on senders among receivers, level by level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    Day,
    DryRun,
    LedgerPlace,
    Request,
    Today,
)
from costledger.cli.ui.output import (
    decimal,
    money,
    print_json,
    progress,
    say,
    show_table,
)
from costledger.cli.ui.show import counted, say_next
from costledger.errors import SetupError
from costledger.ledger import Ledger
from costledger.messages import noun_of, phrase
from costledger.operations.allocation.run import Allocation

if TYPE_CHECKING:
    from costledger.operations.allocation.run import AllocateResult


def allocate(
    *,
    date: Day = None,
    levels: str = "1..99",
    label: str = "",
    version: str = "ACTUAL",
    policy: str = "delta",
    key_date: Day = None,
    order: str = "",
    keys_of: int | None = None,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    dry_run: DryRun = False,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Share what stands on senders among receivers, level by level, exactly.

    Parameters
    ----------
    date
        Allocate what is open up to this day, and post on it, YYYY-MM-DD.
    levels
        The levels to run: 1..99, or one.
    label
        The rules to run: empty those without a label, * all.
    version
        The version to allocate: ACTUAL, or a budget.
    policy
        What a second run of a period does: delta posts the difference, refuse posts
        nothing, replace reverses the first and runs anew.
    key_date
        The day that the windows of keys are seen from; without it the date of the run.
    order
        Rules or senders whose turn comes first on step-down levels: PM,IS.
    keys_of
        The number of a run whose keys are used again.
    """
    first, last = _levels(levels)
    with Ledger.open(ledger) as opened, progress(phrase("allocating …")):
        result = opened.allocate(
            Allocation(
                date=date,
                from_level=first,
                to_level=last,
                label=label,
                version=version,
                policy=policy,
                key_date=key_date,
                order=[each for each in order.split(",") if each.strip()],
                keys_of=keys_of,
            ),
            dry_run=dry_run,
            today=today,
            request=request,
        )
    if json:
        print_json(as_json(result))
        return
    say(first_line(result))
    _show_levels(result)
    if result.reversed_registers:
        numbers = ", ".join(str(each) for each in result.reversed_registers)
        say(phrase("Reversed first: register {numbers}.", numbers=numbers))
    for rule_id in result.left_open:
        say(
            phrase(
                "Rule {rule_id} has no key above zero; its pool stays open.",
                rule_id=rule_id,
            )
        )
    if not dry_run:
        say()
        shown = [
            f"runs show {result.run_no}",
            "report balances --by center",
        ]
        say_next(shown, ledger)


def _levels(text: str) -> tuple[int, int]:
    """Read 1..99, or one level.

    Raises SetupError.
    """
    found = re.fullmatch(r"\s*(\d+)\s*(?:\.\.\s*(\d+)\s*)?", text)
    if not found:
        raise SetupError("levels", text, phrase("write them as 1..99, or one as 3."))
    first, last = found.groups()
    return int(first), int(last or first)


def first_line(result: AllocateResult) -> str:
    """Say in one line what was allocated."""
    numbers = ", ".join(str(each) for each in result.registers)
    noun = noun_of(len(result.registers), "register", "registers")
    amount = money(result.amount, result.minor_digits)
    pools = sum(each.pools for each in result.levels)
    if result.dry_run:
        shared = counted(pools, "pool would be shared", "pools would be shared")
    else:
        shared = counted(pools, "pool was shared", "pools were shared")
    return phrase(
        "{shared}: {entries}, {currency} {amount}, run {run_no}, {noun} {numbers}.",
        shared=shared,
        entries=counted(result.entries, "cost entry", "cost entries"),
        currency=result.currency,
        amount=amount,
        run_no=result.run_no,
        noun=noun,
        numbers=numbers,
    )


def _show_levels(result: AllocateResult) -> None:
    digits = result.minor_digits
    show_table(
        ("level", "method", "register", "pools", "entries", "held", "taken", "charged"),
        [
            (
                str(each.level),
                each.method,
                str(each.register_no),
                f"{each.pools:,}",
                f"{each.entries:,}",
                money(each.held, digits),
                money(each.taken, digits),
                money(each.amount, digits),
            )
            for each in result.levels
        ],
    )
    say(
        phrase(
            "Proven: every pool gave what its receivers got, each within one "
            "minor unit."
        )
    )


def as_json(result: AllocateResult) -> dict[str, Any]:
    """Return the answer for programs; amounts are decimals as text."""
    digits = result.minor_digits
    return {
        "run": result.run_no,
        "version": result.version,
        "date": result.date.isoformat(),
        "entries": result.entries,
        "amount": decimal(result.amount, digits),
        "currency": result.currency,
        "registers": list(result.registers),
        "levels": [
            {
                "level": each.level,
                "method": each.method,
                "register": each.register_no,
                "pools": each.pools,
                "entries": each.entries,
                "first_entry": each.first_entry,
                "last_entry": each.last_entry,
                "held": decimal(each.held, digits),
                "taken": decimal(each.taken, digits),
                "charged": decimal(each.amount, digits),
                "totals_off_by_at_most": each.total_off,
            }
            for each in result.levels
        ],
        "reversed_registers": list(result.reversed_registers),
        "left_open": list(result.left_open),
        "dry_run": result.dry_run,
    }
