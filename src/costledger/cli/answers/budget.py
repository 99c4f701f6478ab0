"""Answers about budgets: what was entered, copied, released, compared and held to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.cli.ui.output import money
from costledger.cli.ui.present import Answer, chosen, phrase_of, plain, table
from costledger.cli.ui.show import counted
from costledger.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from costledger.cli.ui.present import Part
    from costledger.errors import Refusal
    from costledger.operations.base.setup import Setup
    from costledger.operations.budget.compare import Comparison
    from costledger.operations.budget.copy import BudgetCopied
    from costledger.operations.budget.enter import BudgetPosted
    from costledger.operations.budget.gl_budget import GLBudgetCopied
    from costledger.operations.budget.release import BudgetReleased, Remaining
    from costledger.operations.budget.sheet import SheetImported, SheetWritten
    from costledger.operations.versions.limits import Control


def _next(register: int | None, *, dry_run: bool) -> list[str]:
    """Return what to type next where something was posted."""
    return [f"register show {register}"] if register and not dry_run else []


# Entering


def posted(found: BudgetPosted) -> Answer:
    """Answer what was entered."""
    facts = chosen(
        found,
        "version entries amount currency register registers first_entry last_entry "
        "dry_run",
        found.minor_digits,
    )
    if found.register is None:
        return Answer(facts, [phrase("Nothing changes: no entry is needed.")])
    message = phrase_of(
        "{entries} {verb} entered, {currency} {amount}, register {register}.",
        found,
        found.minor_digits,
        entries=counted(found.entries, "entry", "entries"),
        verb=phrase("would be") if found.dry_run else phrase("were"),
    )
    return Answer(facts, [message], _next(found.register, dry_run=found.dry_run))


def compressed(version: str, merged: int) -> Answer:
    """Answer how many entries were merged."""
    message = phrase(
        "{merged} merged into another.",
        merged=counted(merged, "entry was", "entries were"),
    )
    return Answer({"version": version.upper(), "merged": merged}, [message])


# Copying


def copied(found: BudgetCopied) -> Answer:
    """Answer what one version was given of another."""
    message = phrase_of(
        "{entries} of {source} {verb} copied into {target}, {currency} {amount}, "
        "register {register}.",
        found,
        found.minor_digits,
        entries=counted(found.entries, "entry", "entries"),
        verb=phrase("would be") if found.dry_run else phrase("were"),
    )
    steps = _next(found.register, dry_run=found.dry_run)
    return Answer(plain(found, found.minor_digits), [message], steps)


def copied_gl(found: GLBudgetCopied) -> Answer:
    """Answer what went from or to a G/L budget, and what could not go."""
    digits = found.minor_digits
    message = phrase_of(
        "{entries} of {source} {verb} copied into {target}, {currency} {amount}; "
        "{skipped:,} skipped.",
        found,
        digits,
        entries=counted(found.made, "entry", "entries"),
        verb=phrase("would be") if found.dry_run else phrase("were"),
    )
    parts: list[Part] = [message]
    if found.reasons:
        why = table(
            found.reasons,
            "reason, entries>, amount {currency}> amount, first entry> first_entry, "
            "what it means: text",
            digits=digits,
            currency=found.currency,
        )
        parts.append(why)
    steps = _next(found.register, dry_run=found.dry_run)
    return Answer(plain(found, digits), parts, steps)


# Releasing


def released(found: BudgetReleased) -> Answer:
    """Answer what of a version became actual, and what remains."""
    digits = found.minor_digits
    message = phrase("Nothing is left to release there.")
    if found.register_no is not None:
        message = phrase_of(
            "{entries} of {source} {verb} actual, {currency} {amount}, register "
            "{register_no}.",
            found,
            digits,
            entries=counted(found.entries, "entry", "entries"),
            verb=phrase("would become") if found.dry_run else phrase("became"),
        )
    left = phrase_of(
        "{released_before:,} were actual before, {zeros:,} are zero; {currency} "
        "{remaining} of {source} remains.",
        found,
        digits,
    )
    steps = _next(found.register_no, dry_run=found.dry_run)
    return Answer(plain(found, digits), [message, left], steps)


def remaining(found: Sequence[Remaining], settings: Setup) -> Answer:
    """Answer what became actual, by month, and what remains."""
    digits = settings.minor_digits
    reported = table(
        found,
        "month, entries>, planned {currency}> amount, released>, remaining>",
        digits=digits,
        currency=settings.currency,
        month=_month,
    )
    months = [plain(each, digits) | {"month": _month(each)} for each in found]
    return Answer({"months": months}, [reported])


def _month(each: Remaining) -> str:
    return f"{each.month:%Y-%m}"


# Comparing


def compared(found: Comparison) -> Answer:
    """Answer what happened beside what was planned."""
    digits = found.minor_digits
    reported = table(
        found.rows,
        "place: code, cost type: cost_type_no, name: type_name, actual>, budget>, "
        "difference>, %> percent, : exceeded",
        digits=digits,
        exceeded=lambda each: phrase("exceeded") if each.is_exceeded else "",
    )
    message = phrase_of(
        "{actual_version} {currency} {actual}, {version} {budget}; {exceeded} exceeded.",
        found,
        digits,
        exceeded=counted(found.exceeded, "cell is", "cells are"),
    )
    facts = chosen(found, "version actual_version rows actual budget exceeded", digits)
    return Answer(facts, [reported, message])


def controlled(found: Control, digits: int) -> Answer:
    """Answer whether journals are held against a version, and how."""
    if found.is_checked:
        message = phrase_of(
            "Journals are held against {version} by {span}.",
            found,
            span=phrase(found.span),
        )
    else:
        message = phrase_of("Journals are not held against {version}.", found)
    return Answer(plain(found, digits), [message])


def checked(batch: str, found: Sequence[Refusal]) -> Answer:
    """Answer what posting a batch would exceed."""
    none = phrase("No budget that is checked would be exceeded.")
    reported = table(found, "cell: where, what: problem, what to do: hint")
    facts = {"batch": batch, "exceeded": plain(list(found))}
    return Answer(facts, [reported if found else none])


# Sheets


def written(found: SheetWritten, settings: Setup, file: str) -> Answer:
    """Answer what stands in a sheet."""
    digits = settings.minor_digits
    message = phrase_of(
        "{file} has {lines} of {version} with {periods} columns, {currency} {amount}.",
        found,
        digits,
        lines=counted(found.rows, "line", "lines"),
        periods=len(found.periods),
        currency=settings.currency,
    )
    return Answer(plain(found, digits), [message], [f"budget import {file} --dry-run"])


def sheet_imported(found: SheetImported) -> Answer:
    """Answer what was changed in a sheet, and what is in the way."""
    steps = _next(found.register, dry_run=found.dry_run)
    return Answer(plain(found, found.minor_digits), _sheet_imported(found), steps)


def _sheet_imported(found: SheetImported) -> Iterator[Part]:
    digits = found.minor_digits
    yield phrase(
        "{cells} changed, {lines} added, {gone:,} gone, {conflicts}; the difference is "
        "{currency} {difference}.",
        cells=counted(found.changed, "cell", "cells"),
        lines=counted(found.added, "line", "lines"),
        gone=found.gone,
        conflicts=counted(found.conflicts, "conflict", "conflicts"),
        currency=found.currency,
        difference=money(found.difference, digits),
    )
    if found.cells:
        yield table(
            found.cells,
            "cell, what: kind, cost type: cost_type_no, place, period, was> before, "
            "is now> now, sheet> after",
            digits=digits,
            place=lambda each: each.cost_center_code or each.cost_object_code,
        )
    if found.problems:
        yield table(found.problems, "cell: column, value, problem, what to do: hint")
