"""`costledger runs`: the allocations that were run, and what was proven of each."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import asdict
from cyclopts import App

from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.ui.output import decimal, money, print_json, say, show_table
from costledger.cli.ui.show import counted
from costledger.ledger import Ledger
from costledger.messages import marked, phrase
from costledger.operations.rules.rules import plain_decimal

if TYPE_CHECKING:
    from costledger.operations.allocation.keys_report import KeyUsed
    from costledger.operations.allocation.runs import (
        AllocationRun,
        Flow,
        GrossCost,
        RunFlows,
        RunRegister,
        RunShow,
    )

app = App(
    name="runs",
    help="Show the allocations that were run, and their certificates.",
    help_format="plaintext",
)

PROVEN = {
    "in_equals_out": marked("every pool gave what its receivers got"),
    "within_one_unit": marked(
        "each receiver is within one minor unit of its exact share"
    ),
}
"""What a certificate says, in words."""

RATE_PLACES = 6
"""Decimals of the price of a unit, as it is shown."""

AMOUNTS = (
    "charged",
    "additional_charged",
    "held",
    "taken",
    "additional_held",
    "additional_taken",
    "debit",
    "amount",
)
"""Fields that are amounts in minor units."""


@app.command(name="list")
def list_(
    *,
    version: str = "",
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """List the runs of allocations.

    Parameters
    ----------
    version
        Only those of one version, such as ACTUAL.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.runs.list(version or None)
    digits = found.minor_digits
    if json:
        runs = [_plain(asdict(each), digits) for each in found.runs]
        print_json({"runs": runs, "currency": found.currency})
        return
    if not found.runs:
        say(phrase("Nothing was allocated yet. Next: costledger allocate --date …"))
        return
    charged = phrase("charged {currency}", currency=found.currency)
    show_table(
        (
            "run",
            "date",
            "version",
            "levels",
            "label",
            "policy",
            "pools",
            "entries",
            charged,
            "posted",
            "by",
            "state",
        ),
        [
            (
                str(each.run_no),
                str(each.date or ""),
                each.version,
                _levels(each),
                each.label,
                each.policy or each.kind,
                f"{each.pools:,}",
                f"{each.entries:,}",
                money(each.charged, digits),
                str(each.posted_on or ""),
                each.posted_by,
                each.state,
            )
            for each in found.runs
        ],
        right=("run", "pools", "entries", charged),
    )


@app.command
def show(
    number: int,
    *,
    pools: int = 20,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Show one run: what it was asked for, its certificates, its pools and their keys.

    Parameters
    ----------
    number
        The number of the run.
    pools
        How many pools to show, with their keys.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.runs.show(number, pools_max=pools)
    if json:
        print_json(_show_json(found))
    else:
        _show(found)


@app.command
def flows(
    number: int,
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Show what pools that serve each other gave, and what a unit of service costs.

    These are gross amounts of reciprocal levels: a pool's own cost with what it got from
    the others. What is posted is net.

    Parameters
    ----------
    number
        The number of the run.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.runs.flows(number)
    if json:
        print_json(_flows_json(found))
    elif not found.flows:
        say(
            phrase("Run {number} has no level of the method reciprocal.", number=number)
        )
    else:
        _show_flows(found)


def _show_flows(found: RunFlows) -> None:
    digits = found.minor_digits
    show_table(
        ("rule", "level", "own", "received", "gross", "units", "per unit"),
        [
            (
                each.rule_id,
                str(each.level),
                _gross(each.own, digits),
                _gross(each.received, digits),
                _gross(each.gross, digits),
                f"{plain_decimal(each.share):,f}",
                _gross(each.rate, digits, places=RATE_PLACES),
            )
            for each in found.costs
        ],
        title=phrase("What services cost, {currency}", currency=found.currency),
        right=("level", "own", "received", "gross", "units", "per unit"),
    )
    show_table(
        ("rule", "line", "to", "pool", "cost type", "units", "gross"),
        [
            (
                each.rule_id,
                str(each.line_no),
                each.receiver,
                each.to_rule_id,
                each.cost_type_no,
                f"{plain_decimal(each.share):,f}",
                _gross(each.amount, digits),
            )
            for each in found.flows
        ],
        title=phrase("Who got them, {currency}", currency=found.currency),
        right=("line", "units", "gross"),
    )


def _gross(amount: Decimal, digits: int, places: int | None = None) -> str:
    """Return an amount that is no whole number of minor units, rounded to be read."""
    shown = round(amount.scaleb(-digits), digits if places is None else places)
    return f"{shown:,f}"


def _flows_json(found: RunFlows) -> dict[str, Any]:
    def plain(record: dict[str, Any]) -> dict[str, Any]:
        return {
            name: f"{plain_decimal(value):f}" if isinstance(value, Decimal) else value
            for name, value in record.items()
        }

    def scaled(each: Flow | GrossCost) -> dict[str, Any]:
        money_of = {
            name: getattr(each, name).scaleb(-found.minor_digits)
            for name in ("own", "received", "gross", "rate", "amount")
            if hasattr(each, name)
        }
        return plain(asdict(each) | money_of)

    return {
        "run_no": found.run_no,
        "costs": [scaled(each) for each in found.costs],
        "flows": [scaled(each) for each in found.flows],
        "currency": found.currency,
    }


def _show(found: RunShow) -> None:
    digits, run = found.minor_digits, found.run
    say(
        phrase(
            "Run {run_no} of {date}, {version}, {state}: {pools}, {entries}, "
            "{currency} {charged}; posted {posted_on} by {posted_by}.",
            run_no=run.run_no,
            date=run.date or phrase("no date"),
            version=run.version,
            state=run.state,
            pools=counted(run.pools, "pool", "pools"),
            entries=counted(run.entries, "cost entry", "cost entries"),
            currency=found.currency,
            charged=money(run.charged, digits),
            posted_on=run.posted_on,
            posted_by=run.posted_by,
        )
    )
    asked = [
        f"{name.replace('_', ' ')} {_asked(value)}"
        for name, value in found.parameters.items()
        if value not in ("", None, [])
    ]
    if asked:
        say(phrase("Asked for: {asked}.", asked="; ".join(asked)))
    _show_registers(found)
    show_table(
        ("pool", "rule", "version", "sender", "document", "held", "taken", "charged"),
        [
            (
                str(each.pool_no),
                each.rule_id,
                str(each.rule_version),
                each.sender,
                each.document_no,
                money(each.held, digits),
                money(each.taken, digits),
                money(each.charged, digits),
            )
            for each in found.first_pools
        ],
        title=phrase(
            "The first {pools}, {currency}",
            pools=counted(len(found.first_pools), "pool", "pools"),
            currency=found.currency,
        ),
        right=("pool", "version", "held", "taken", "charged"),
    )
    show_table(
        ("rule", "line", "to", "cost type", "share", "percent", "amount", "from"),
        [
            (
                each.rule_id,
                str(each.line_no),
                each.receiver,
                each.cost_type_no,
                f"{each.share:f}",
                "rate" if each.is_fixed else f"{each.percent:f}",
                money(each.amount, digits),
                each.source,
            )
            for each in found.first_keys
        ],
        title=phrase("Their keys, {currency}", currency=found.currency),
        right=("line", "share", "percent", "amount"),
    )


def _show_registers(found: RunShow) -> None:
    digits = found.minor_digits
    show_table(
        ("register", "level", "method", "entries", "held", "taken", "charged", "state"),
        [
            (
                str(each.register_no),
                str(each.level or ""),
                each.certificate.method if each.certificate else "",
                f"{each.entries:,}",
                money(each.certificate.held, digits) if each.certificate else "",
                money(each.certificate.taken, digits) if each.certificate else "",
                money(each.certificate.charged, digits) if each.certificate else "",
                _state(each),
            )
            for each in found.registers
        ],
        title=phrase("Registers, {currency}", currency=found.currency),
        right=("register", "level", "entries", "held", "taken", "charged"),
    )
    for each in found.registers:
        if each.certificate:
            proven = [PROVEN.get(name, name) for name in each.certificate.proven]
            if off := each.certificate.total_off:
                proven.append(
                    phrase("totals of receivers are at most {off} units off", off=off)
                )
            say(
                phrase(
                    "Register {register_no} was proven: {proven}.",
                    register_no=each.register_no,
                    proven="; ".join(proven),
                )
            )


def _state(each: RunRegister) -> str:
    by = each.reversed_by_register_no
    return phrase("reversed by {by}", by=by) if by else phrase("posted")


def _levels(each: AllocationRun) -> str:
    if each.from_level is None:
        return ""
    return f"{each.from_level}..{each.to_level}"


def _asked(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _show_json(found: RunShow) -> dict[str, Any]:
    digits = found.minor_digits

    def register(each: RunRegister) -> dict[str, Any]:
        plain = _plain(asdict(each), digits)
        if each.certificate:
            plain["certificate"] = _plain(asdict(each.certificate), digits)
        return plain

    def key(each: KeyUsed) -> dict[str, Any]:
        return _plain(asdict(each), digits) | {
            "share": f"{each.share:f}",
            "percent": f"{each.percent:f}",
        }

    return {
        "run": _plain(asdict(found.run), digits) | {"state": found.run.state},
        "parameters": found.parameters,
        "registers": [register(each) for each in found.registers],
        "first_pools": [_plain(asdict(each), digits) for each in found.first_pools],
        "first_keys": [key(each) for each in found.first_keys],
        "currency": found.currency,
    }


def _plain(record: dict[str, Any], digits: int) -> dict[str, Any]:
    return {
        name: decimal(value, digits) if name in AMOUNTS else value
        for name, value in record.items()
    }
