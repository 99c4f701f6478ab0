"""Answers about drafts of journals: batches, lines, what is wrong, and what was posted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costledger.cli.ui.output import decimal
from costledger.cli.ui.present import Answer, chosen, phrase_of, table
from costledger.cli.ui.show import counted
from costledger.messages import phrase
from costledger.operations.base.line_messages import refusal
from costledger.operations.journal.post import describe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from costledger.cli.ui.present import Part
    from costledger.operations.base.line_messages import JournalProblem
    from costledger.operations.base.setup import Setup
    from costledger.operations.journal.load import JournalImported
    from costledger.operations.journal.post import (
        JournalBatch,
        JournalCheck,
        JournalLine,
        JournalPosted,
    )
    from costledger.reports.table import Table

PROBLEMS_SHOWN = 20


def batches(found: Sequence[JournalBatch]) -> Answer:
    """Answer with the batches, and what their lines begin with."""
    rows = [
        chosen(each, "name description")
        | {
            "version": each.version or "ACTUAL",
            "delete_after_posting": each.delete_after_posting,
            "last_posted_period": f"{each.last_posted_period or ''}"[:7],
        }
        for each in found
    ]
    if not rows:
        none = phrase("There is no batch yet; DEFAULT is made by its first line.")
        return Answer({"batches": rows}, [none])
    reported = table(
        rows,
        "batch: name, description, version, lines go: go, last month: last_posted_period",
        go=lambda each: phrase("yes") if each["delete_after_posting"] else phrase("no"),
    )
    return Answer({"batches": rows}, [reported])


def added(line: JournalLine, digits: int) -> Answer:
    """Answer that a line was added."""
    message = phrase_of(
        "Line {line_no} of batch {batch} was added; nothing is posted yet.", line
    )
    return Answer(_line(line, digits), [message], [f"journal check {line.batch}"])


def changed(line: JournalLine, digits: int) -> Answer:
    """Answer that a line was changed."""
    message = phrase_of("Line {line_no} of batch {batch} was changed.", line)
    return Answer(_line(line, digits), [message], [f"journal check {line.batch}"])


def lines(found: Sequence[JournalLine], settings: Setup) -> Answer:
    """Answer with the lines of a batch."""
    digits = settings.minor_digits
    reported = table(
        found,
        "line> line_no, date: posting_date, document: document_no, "
        "cost type: cost_type_no, place, balancing, amount {currency}> amount, text: description",
        digits=digits,
        currency=settings.currency,
        place=lambda each: f"{each.cost_center_code} {each.cost_object_code}".strip(),
        balancing=_balancing,
    )
    return Answer({"lines": [_line(each, digits) for each in found]}, [reported])


def _balancing(line: JournalLine) -> str:
    codes = (
        line.bal_cost_type_no,
        line.bal_cost_center_code,
        line.bal_cost_object_code,
    )
    return " ".join(filter(None, codes))


def _line(line: JournalLine, digits: int) -> dict[str, Any]:
    return {**describe(line), "amount": decimal(line.amount, digits)}


def imported(found: JournalImported) -> Answer:
    """Answer what a file brought into a batch, and what is wrong with it."""
    digits = found.minor_digits
    facts = chosen(found, "batch lines debit credit currency unused", digits)
    facts |= {"problems": _problems(found.problems), "dry_run": found.dry_run}
    steps = [] if found.dry_run else [f"journal check {found.batch}"]
    return Answer(facts, _imported(found), steps)


def _imported(found: JournalImported) -> Iterator[Part]:
    yield phrase_of(
        "{lines} {would} into batch {batch}, debit {currency} {debit}, credit {credit}.",
        found,
        found.minor_digits,
        lines=counted(found.lines, "line", "lines"),
        would=phrase("would go") if found.dry_run else phrase("went"),
    )
    if found.unused:
        unused = ", ".join(found.unused)
        yield phrase("Columns that were not used: {unused}.", unused=unused)
    if found.problems:
        yield _problem_table(found.problems[:PROBLEMS_SHOWN])
        problems = counted(len(found.problems), "problem", "problems")
        yield phrase("{problems} to correct.", problems=problems)


def checked(found: JournalCheck) -> Answer:
    """Answer what is wrong with the lines of a batch."""
    facts = chosen(found, "batch lines")
    facts |= {"problems": _problems(found.problems)}
    lines = counted(found.lines, "line", "lines")
    if not found.problems:
        message = phrase("{lines}, and nothing is wrong.", lines=lines)
        return Answer(facts, [message], [f"journal post {found.batch}"])
    count = counted(len(found.problems), "problem", "problems")
    message = phrase("{count} in {lines}.", count=count, lines=lines)
    return Answer(facts, [_problem_table(found.problems), message])


def _problems(found: Sequence[JournalProblem]) -> list[dict[str, Any]]:
    return [
        chosen(each, "line_no kind field value") | chosen(refusal(each), "problem hint")
        for each in found
    ]


def _problem_table(found: Sequence[JournalProblem]) -> Table:
    return table(_problems(found), "line> line_no, field, problem, what to do: hint")


def posted(found: JournalPosted) -> Answer:
    """Answer what a batch became."""
    facts = chosen(
        found,
        "batch lines entries debit credit currency register registers first_entry "
        "last_entry dry_run",
        found.minor_digits,
    )
    if found.register is None:
        message = phrase(
            "The batch {batch} is empty: nothing was posted.", batch=found.batch
        )
        return Answer(facts, [message])
    message = phrase_of(
        "{lines} {verb} {entries}, debit {currency} {debit}, credit {credit}, register "
        "{register}.",
        found,
        found.minor_digits,
        lines=counted(found.lines, "line", "lines"),
        verb=phrase("would become") if found.dry_run else phrase("became"),
        entries=counted(found.entries, "cost entry", "cost entries"),
    )
    steps = [] if found.dry_run else [f"register show {found.register}"]
    return Answer(facts, [message], steps)
