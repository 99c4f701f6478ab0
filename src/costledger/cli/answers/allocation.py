"""Answers about allocations: what was shared, the runs, their proof and their flows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import asdict

from costledger.cli.ui.present import Answer, cell, chosen, phrase_of, plain, table
from costledger.cli.ui.show import counted
from costledger.messages import marked, noun_of, phrase
from costledger.operations.rules.rules import plain_decimal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from costledger.cli.ui.present import Part
    from costledger.operations.allocation.run import AllocateResult
    from costledger.operations.allocation.runs import (
        AllocationRun,
        Flow,
        GrossCost,
        RunFlows,
        RunList,
        RunRegister,
        RunShow,
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


def allocated(found: AllocateResult) -> Answer:
    """Answer what was allocated, level by level."""
    digits = found.minor_digits
    facts = {
        "run": found.run_no,
        "version": found.version,
        "date": found.date,
        **chosen(found, "entries amount currency registers", digits),
        "levels": [
            {
                **chosen(each, "level method"),
                "register": each.register_no,
                **chosen(
                    each,
                    "pools entries first_entry last_entry balance relieved",
                    digits,
                ),
                "allocated": chosen(each, "amount", digits)["amount"],
                "totals_off_by_at_most": each.total_off,
            }
            for each in found.levels
        ],
        **chosen(found, "reversed_registers left_open dry_run"),
    }
    steps = [f"runs show {found.run_no}", "report balances --by center"]
    return Answer(facts, _allocated(found), [] if found.dry_run else steps)


def _allocated(found: AllocateResult) -> Iterator[Part]:
    yield _first_line(found)
    yield table(
        found.levels,
        "level, method, register: register_no, pools, entries, balance, relieved, "
        "allocated: amount",
        digits=found.minor_digits,
    )
    yield phrase(
        "Proven: every pool gave what its receivers got, each within one minor unit."
    )
    if found.reversed_registers:
        numbers = ", ".join(map(str, found.reversed_registers))
        yield phrase("Reversed first: register {numbers}.", numbers=numbers)
    for rule_id in found.left_open:
        yield phrase(
            "Rule {rule_id} has no key above zero; its pool stays open.",
            rule_id=rule_id,
        )
    if not found.dry_run:
        yield ""


def _first_line(found: AllocateResult) -> str:
    """Say in one line what was allocated."""
    pools = sum(each.pools for each in found.levels)
    if found.dry_run:
        shared = counted(pools, "pool would be shared", "pools would be shared")
    else:
        shared = counted(pools, "pool was shared", "pools were shared")
    return phrase_of(
        "{shared}: {entries}, {currency} {amount}, run {run_no}, {noun} {numbers}.",
        found,
        found.minor_digits,
        shared=shared,
        entries=counted(found.entries, "cost entry", "cost entries"),
        noun=noun_of(len(found.registers), "register", "registers"),
        numbers=", ".join(map(str, found.registers)),
    )


def runs(found: RunList) -> Answer:
    """Answer with the runs."""
    facts = chosen(found, "runs currency", found.minor_digits)
    if not found.runs:
        none = phrase("Nothing was allocated yet. Next: costledger allocate --date …")
        return Answer(facts, [none])
    reported = table(
        found.runs,
        "run> run_no, date, version, levels, label, policy, pools>, entries>, "
        "allocated {currency}> allocated, posted: posted_on, by: posted_by, state",
        digits=found.minor_digits,
        currency=found.currency,
        levels=_levels,
        policy=lambda each: each.policy or each.kind,
    )
    return Answer(facts, [reported])


def _levels(run: AllocationRun) -> str:
    return "" if run.from_level is None else f"{run.from_level}..{run.to_level}"


def run(found: RunShow) -> Answer:
    """Answer with one run: what it was asked for, its proof, pools and keys."""
    digits = found.minor_digits
    facts = {
        "run": plain(found.run, digits) | {"state": found.run.state},
        **chosen(found, "parameters registers first_pools first_keys currency", digits),
    }
    return Answer(facts, _run(found))


def _run(found: RunShow) -> Iterator[Part]:
    digits, run = found.minor_digits, found.run
    yield phrase_of(
        "Run {run_no} of {date}, {version}, {state}: {pools}, {entries}, {currency} "
        "{allocated}; posted {posted_on} by {posted_by}.",
        run,
        digits,
        date=run.date or phrase("no date"),
        state=run.state,
        pools=counted(run.pools, "pool", "pools"),
        entries=counted(run.entries, "cost entry", "cost entries"),
        currency=found.currency,
    )
    asked = [
        f"{name.replace('_', ' ')} {_asked(value)}"
        for name, value in found.parameters.items()
        if value not in ("", None, [])
    ]
    if asked:
        yield phrase("Asked for: {asked}.", asked="; ".join(asked))
    yield from _registers(found)
    pools = counted(len(found.first_pools), "pool", "pools")
    yield ""
    yield table(
        found.first_pools,
        "pool> pool_no, rule: rule_id, version> rule_version, sender, "
        "document: document_no, balance>, relieved>, allocated>",
        digits=digits,
        title=phrase(
            "The first {pools}, {currency}", pools=pools, currency=found.currency
        ),
    )
    yield ""
    yield table(
        found.first_keys,
        "rule: rule_id, line> line_no, to: receiver, cost type: cost_type_no, share>, "
        "percent>, amount>, from: source",
        digits=digits,
        title=phrase("Their keys, {currency}", currency=found.currency),
        percent=lambda each: "rate" if each.is_fixed else each.percent,
    )


def _registers(found: RunShow) -> Iterator[Part]:
    digits = found.minor_digits

    def proven(name: str) -> Callable[[RunRegister], str]:
        return lambda each: (
            cell(each.certificate, name, digits) if each.certificate else ""
        )

    yield ""
    yield table(
        found.registers,
        "register> register_no, level>, method, entries>, balance>, relieved>, allocated>, state",
        title=phrase("Registers, {currency}", currency=found.currency),
        method=proven("method"),
        balance=proven("balance"),
        relieved=proven("relieved"),
        allocated=proven("allocated"),
        state=_state,
    )
    for each in found.registers:
        if each.certificate:
            reported = [PROVEN.get(name, name) for name in each.certificate.proven]
            if off := each.certificate.total_off:
                reported.append(
                    phrase("totals of receivers are at most {off} units off", off=off)
                )
            yield phrase(
                "Register {register_no} was proven: {proven}.",
                register_no=each.register_no,
                proven="; ".join(reported),
            )


def _state(register: RunRegister) -> str:
    by = register.reversed_by_register_no
    return phrase("reversed by {by}", by=by) if by else phrase("posted")


def _asked(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def flows(found: RunFlows) -> Answer:
    """Answer what pools that serve each other gave, and what a unit costs."""
    facts = {
        "run_no": found.run_no,
        "costs": [_scaled(each, found.minor_digits) for each in found.costs],
        "flows": [_scaled(each, found.minor_digits) for each in found.flows],
        "currency": found.currency,
    }
    if not found.flows:
        none = phrase(
            "Run {number} has no level of the method reciprocal.", number=found.run_no
        )
        return Answer(facts, [none])
    return Answer(facts, _flows(found))


def _flows(found: RunFlows) -> Iterator[Part]:
    def gross(
        name: str, places: int | None = None
    ) -> Callable[[Flow | GrossCost], str]:
        return lambda each: _gross(getattr(each, name), found.minor_digits, places)

    yield ""
    yield table(
        found.costs,
        "rule: rule_id, level>, own>, received>, gross>, units>, per unit> rate",
        title=phrase("What services cost, {currency}", currency=found.currency),
        own=gross("own"),
        received=gross("received"),
        gross=gross("gross"),
        units=_units,
        rate=gross("rate", RATE_PLACES),
    )
    yield ""
    yield table(
        found.flows,
        "rule: rule_id, line> line_no, to: receiver, pool: to_rule_id, "
        "cost type: cost_type_no, units>, gross> amount",
        title=phrase("Who got them, {currency}", currency=found.currency),
        units=_units,
        amount=gross("amount"),
    )


def _units(each: Flow | GrossCost) -> str:
    return f"{plain_decimal(each.share):,f}"


def _gross(amount: Decimal, digits: int, places: int | None = None) -> str:
    """Return an amount that is no whole number of minor units, rounded to be read."""
    return f"{round(amount.scaleb(-digits), digits if places is None else places):,f}"


def _scaled(each: Flow | GrossCost, digits: int) -> dict[str, Any]:
    """Return gross amounts for programs, with all their decimals."""
    found = asdict(each) | {
        name: getattr(each, name).scaleb(-digits)
        for name in ("own", "received", "gross", "rate", "amount")
        if hasattr(each, name)
    }
    return {
        name: f"{plain_decimal(value):f}" if isinstance(value, Decimal) else value
        for name, value in found.items()
    }
