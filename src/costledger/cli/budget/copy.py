"""`costledger budget copy`, `from-gl`, `to-gl`, `to-actual`: what is there, elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from attrs import asdict
from cyclopts import Parameter

from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    DryRun,
    LedgerPlace,
    Request,
    Today,
)
from costledger.cli.ui.output import decimal, money, print_json, say, show_table
from costledger.cli.ui.show import counted, say_next
from costledger.errors import SetupError
from costledger.ledger import Ledger
from costledger.messages import phrase
from costledger.operations.budget.copy import BudgetCopy
from costledger.operations.budget.gl_budget import GLBudgetCopy

if TYPE_CHECKING:
    from costledger.operations.budget.gl_budget import GLBudgetCopied

Filters = Annotated[
    tuple[str, ...],
    Parameter(
        name="--filter",
        negative="",
        help="What to take, as NAME=FILTER: cost_type_no=6*, date=2025. Repeat it.",
    ),
]
To = Annotated[
    tuple[str, ...],
    Parameter(
        name="--to",
        negative="",
        help="A code for all copies, as NAME=CODE: cost_center_code=ADM. Repeat it.",
    ),
]
Shift = Annotated[
    str, Parameter(help="How dates move: 1Y, 1M, -1W, CM; each copy from the last.")
]
KeepEnd = Annotated[
    bool, Parameter(negative="", help="Keep the last day of a month one.")
]
Again = Annotated[
    bool,
    Parameter(negative="", help="Copy even what the target has copies of already."),
]


def copy(
    source: str,
    target: str,
    *,
    filters: Filters = (),
    to: To = (),
    factor: str = "1",
    copies: int = 1,
    shift: Shift = "",
    keep_month_end: KeepEnd = False,
    rounding: str = "",
    monthly: bool = False,
    primary_only: bool = False,
    again: Again = False,
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Copy what a version shows into another; ACTUAL may be the source.

    Parameters
    ----------
    source
        The version to copy.
    target
        The version that takes the copies.
    factor
        What amounts are multiplied by.
    copies
        How many copies of each entry.
    rounding
        The unit that amounts are rounded to, such as 100.
    monthly
        Sum a cost type and receiver of a month into one entry.
    primary_only
        Leave out what allocations wrote.
    """
    with Ledger.open(ledger) as opened:
        copied = opened.budget.copy(
            source,
            target,
            BudgetCopy(
                filters=pairs(filters),
                to=pairs(to),
                factor=factor,
                copies=copies,
                shift=shift,
                keep_month_end=keep_month_end,
                rounding=rounding,
                monthly=monthly,
                primary_only=primary_only,
                again=again,
            ),
            dry_run=dry_run,
            today=today,
            request=request,
        )
    if json:
        amount = decimal(copied.amount, copied.minor_digits)
        print_json(asdict(copied) | {"amount": amount})
        return
    verb = phrase("would be") if copied.dry_run else phrase("were")
    say(
        phrase(
            "{entries} of {source} {verb} copied into {target}, {currency} "
            "{amount}, register {register}.",
            entries=counted(copied.entries, "entry", "entries"),
            source=copied.source,
            verb=verb,
            target=copied.target,
            currency=copied.currency,
            amount=money(copied.amount, copied.minor_digits),
            register=copied.register,
        )
    )
    if not copied.dry_run:
        say_next([f"register show {copied.register}"], ledger)


def from_gl(
    source: str,
    target: str,
    *,
    filters: Filters = (),
    to: To = (),
    shift: Shift = "",
    keep_month_end: KeepEnd = False,
    again: Again = False,
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Copy a G/L budget into a version, and list what cannot go.

    Parameters
    ----------
    source
        The G/L budget; filters are over gl_account_no, date, and dimensions.
    target
        The version that takes the copies.
    """
    with Ledger.open(ledger) as opened:
        copied = opened.budget.from_gl(
            source,
            target,
            GLBudgetCopy(
                filters=pairs(filters),
                to=pairs(to),
                shift=shift,
                keep_month_end=keep_month_end,
                again=again,
            ),
            dry_run=dry_run,
            today=today,
            request=request,
        )
    _say_gl(copied, ledger, json=json)


def to_gl(
    source: str,
    target: str,
    *,
    filters: Filters = (),
    factor: str = "1",
    copies: int = 1,
    shift: Shift = "",
    keep_month_end: KeepEnd = False,
    rounding: str = "",
    again: Again = False,
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Copy what a version shows into a G/L budget, and list what cannot go.

    Parameters
    ----------
    source
        The version to copy.
    target
        The G/L budget that takes the copies.
    factor
        What amounts are multiplied by; above zero.
    copies
        How many copies of each entry.
    rounding
        The unit that amounts are rounded to, such as 100.
    """
    with Ledger.open(ledger) as opened:
        copied = opened.budget.to_gl(
            source,
            target,
            BudgetCopy(
                filters=pairs(filters),
                factor=factor,
                copies=copies,
                shift=shift,
                keep_month_end=keep_month_end,
                rounding=rounding,
                again=again,
            ),
            dry_run=dry_run,
            today=today,
            request=request,
        )
    _say_gl(copied, ledger, json=json)


def to_actual(
    source: str,
    *,
    period: str = "",
    filters: Filters = (),
    primary_only: bool = False,
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Post entries of a version as actual costs, each once.

    Parameters
    ----------
    source
        The version.
    period
        What to release: 2026-01, 2026-Q1, 2026-01-01..2026-01-31.
    primary_only
        Leave out what allocations wrote.
    """
    with Ledger.open(ledger) as opened:
        released = opened.budget.to_actual(
            source,
            filters=pairs(filters),
            period=period or None,
            primary_only=primary_only,
            dry_run=dry_run,
            today=today,
            request=request,
        )
    digits = released.minor_digits
    if json:
        facts = asdict(released)
        for name in ("amount", "remaining"):
            facts[name] = decimal(facts[name], digits)
        print_json(facts)
        return
    if released.register_no is None:
        say(phrase("Nothing is left to release there."))
    else:
        verb = phrase("would become") if released.dry_run else phrase("became")
        say(
            phrase(
                "{entries} of {source} {verb} actual, {currency} {amount}, "
                "register {register_no}.",
                entries=counted(released.entries, "entry", "entries"),
                source=released.source,
                verb=verb,
                currency=released.currency,
                amount=money(released.amount, digits),
                register_no=released.register_no,
            )
        )
    say(
        phrase(
            "{released_before:,} were actual before, {zeros:,} are zero; "
            "{currency} {remaining} of {source} remains.",
            released_before=released.released_before,
            zeros=released.zeros,
            currency=released.currency,
            remaining=money(released.remaining, digits),
            source=released.source,
        )
    )
    if released.register_no and not released.dry_run:
        say_next([f"register show {released.register_no}"], ledger)


def remaining(
    source: str,
    *,
    period: str = "",
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Show what of a version became actual, by month, and what remains.

    Parameters
    ----------
    source
        The version.
    period
        The months to show.
    """
    with Ledger.open(ledger) as opened:
        found = opened.budget.remaining(source, period=period or None)
        settings = opened.setup()
    digits = settings.minor_digits
    rows = [
        (
            f"{each.month:%Y-%m}",
            each.entries,
            *(each.amount, each.released, each.remaining),
        )
        for each in found
    ]
    if json:
        names = ("month", "entries", "amount", "released", "remaining")
        print_json(
            {
                "months": [
                    dict(
                        zip(
                            names,
                            (*row[:2], *(decimal(n, digits) for n in row[2:])),
                            strict=True,
                        )
                    )
                    for row in rows
                ]
            }
        )
        return
    show_table(
        (
            "month",
            "entries",
            phrase("planned {currency}", currency=settings.currency),
            "released",
            "remaining",
        ),
        [
            (row[0], f"{row[1]:,}", *(money(each, digits) for each in row[2:]))
            for row in rows
        ],
        right=(
            "entries",
            phrase("planned {currency}", currency=settings.currency),
            "released",
            "remaining",
        ),
    )


def pairs(texts: tuple[str, ...]) -> dict[str, str]:
    """Read pairs written as NAME=VALUE.

    Raises SetupError.
    """
    found = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign:
            raise SetupError(name, "", phrase("write it as NAME=VALUE."))
        found[name.strip()] = value.strip()
    return found


def _say_gl(copied: GLBudgetCopied, ledger: str, *, json: bool) -> None:
    digits = copied.minor_digits
    if json:
        reasons = [
            asdict(each) | {"amount": decimal(each.amount, digits)}
            for each in copied.reasons
        ]
        facts: dict[str, Any] = asdict(copied) | {
            "amount": decimal(copied.amount, digits),
            "reasons": reasons,
        }
        print_json(facts)
        return
    verb = phrase("would be") if copied.dry_run else phrase("were")
    say(
        phrase(
            "{entries} of {source} {verb} copied into {target}, {currency} "
            "{amount}; {skipped:,} skipped.",
            entries=counted(copied.made, "entry", "entries"),
            source=copied.source,
            verb=verb,
            target=copied.target,
            currency=copied.currency,
            amount=money(copied.amount, digits),
            skipped=copied.skipped,
        )
    )
    if copied.reasons:
        amount = phrase("amount {currency}", currency=copied.currency)
        show_table(
            ("reason", "entries", amount, "first entry", "what it means"),
            [
                (
                    each.reason,
                    f"{each.entries:,}",
                    money(each.amount, digits),
                    str(each.first_entry),
                    each.text,
                )
                for each in copied.reasons
            ],
            right=("entries", amount, "first entry"),
        )
    if copied.register and not copied.dry_run:
        say_next([f"register show {copied.register}"], ledger)
