"""Every error of costledger, as one tree.

An error says what is wrong, where, and what to do. The class builds its own text,
so that a caller passes facts and never sentences.

```text
CostLedgerError
├── LedgerNotFoundError        there is no ledger at the place named
├── LedgerExistsError          a new ledger would overwrite something
├── NotALedgerError            the file is something else
├── LedgerTooNewError          a newer costledger wrote it
├── LedgerTooOldError          it was made before the first release
├── LedgerInUseError           another process holds the file
├── LedgerReadOnlyError        the file or its folder may not be written
├── ServerError                no connection to the server, or it was lost
├── NotAllowedError            the server's roles do not allow it
├── PostingInProgressError     somebody else is posting on this ledger
├── StorageFailedError         the disk or the engine refused in mid-work
├── NotRenderedError           a checkout cannot write SQL for PostgreSQL
├── AmountSyntaxError          an amount that cannot be read
├── FilterSyntaxError          a filter expression that cannot be read
├── PeriodSyntaxError          a period that cannot be read
├── DateSyntaxError            a date, or closing date, that cannot be read
├── HierarchyError             begin-totals and end-totals that do not match
├── SetupError                 a setting that cannot be
├── SourceError                a source that cannot be read at all
├── MappingError               a mapping file that says what cannot be
├── ExportError                a folder that cannot be exported to or restored
├── CopyError                  a copy that is not what it was copied from
├── RowsRefusedError           rows that cannot be imported, all of them
├── AccountsClaimedTwiceError  accounts that two cost types claim
├── UnknownRecordError         a code or number that is not there
├── RefusedError               what the rules of the field do not allow, all of it
└── LawBrokenError             a law of the ledger would not hold
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import frozen

from costledger.messages import noun_of, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@frozen
class Problem:
    """One thing wrong with one row of a source: where it is and what to do."""

    file: str
    row: int | None
    column: str
    value: str
    problem: str
    hint: str
    kind: str = ""
    """For programs, where the problem has a name: `cost_center_blocked`."""


class CostLedgerError(Exception):
    """What a user's input or moment made impossible."""


# Stores


class LedgerNotFoundError(CostLedgerError):
    """There is no ledger at the place named."""

    def __init__(self, location: str) -> None:
        super().__init__(
            phrase(
                "There is no ledger at {location}. Make one with `costledger init "
                "--ledger {location}`.",
                location=location,
            )
        )


class LedgerExistsError(CostLedgerError):
    """A new ledger would overwrite something that is there."""

    def __init__(self, location: str) -> None:
        super().__init__(
            phrase(
                "{location} exists already. Choose another name, or remove it first.",
                location=location,
            )
        )


class NotALedgerError(CostLedgerError):
    """The file named is something else than a ledger."""

    def __init__(self, location: str) -> None:
        super().__init__(
            phrase(
                "{location} is not a costledger ledger. Name a file made by "
                "`costledger init`; nothing was changed.",
                location=location,
            )
        )


class LedgerTooNewError(CostLedgerError):
    """The ledger was written by a newer costledger than this one."""

    def __init__(self, location: str, found: int, known: int) -> None:
        super().__init__(
            phrase(
                "{location} has schema {found}, and this costledger knows up to "
                "{known}. Upgrade costledger to open it; nothing was changed.",
                location=location,
                found=found,
                known=known,
            )
        )


class LedgerTooOldError(CostLedgerError):
    """The ledger was made before the first release, with tables of another schema."""

    def __init__(self, location: str, found: int, known: int) -> None:
        super().__init__(
            phrase(
                "{location} has schema {found}, and this costledger knows none before "
                "{known}. Export it with the version that made it (`costledger "
                "export`), and `costledger import` that into a new ledger; nothing "
                "was changed.",
                location=location,
                found=found,
                known=known,
            )
        )


class LedgerInUseError(CostLedgerError):
    """Another process holds the ledger file."""

    def __init__(self, location: str, holder: str) -> None:
        super().__init__(
            phrase(
                "{location} is in use by {holder}. One process at a time can open a "
                "ledger file: wait until it has finished, close it there, or work "
                "on a copy.",
                location=location,
                holder=holder,
            )
        )


class LedgerReadOnlyError(CostLedgerError):
    """The ledger file, or its folder, may not be written."""

    def __init__(self, location: str) -> None:
        super().__init__(
            phrase(
                "{location} may not be written. Check the permissions of the file and "
                "its folder; nothing was changed.",
                location=location,
            )
        )


class ServerError(CostLedgerError):
    """No connection to the server of a ledger, or it was lost."""

    def __init__(self, location: str, reason: str) -> None:
        super().__init__(
            phrase(
                "{location} cannot be reached: {reason} Check that the server runs, "
                "and the host, port, database and user of the address; a password "
                "belongs into ~/.pgpass or PGPASSWORD. What was under way was "
                "undone as a whole.",
                location=location,
                reason=reason,
            )
        )


class NotAllowedError(CostLedgerError):
    """The roles of the server do not allow this user to do it."""

    def __init__(self, location: str, reason: str) -> None:
        super().__init__(
            phrase(
                "{location} does not let you do this: {reason} Ask the ledger's owner "
                "to do it, or for a role that may (`costledger grants`); nothing "
                "was changed.",
                location=location,
                reason=reason,
            )
        )


class PostingInProgressError(CostLedgerError):
    """Somebody else is posting; one posting at a time changes a ledger."""

    def __init__(self, location: str, who: str, since: str) -> None:
        super().__init__(
            phrase(
                "{location} is being posted on by {who}{since}. Nothing was changed: "
                "try again when that has finished.",
                location=location,
                who=who,
                since=phrase(" since {since} UTC", since=since) if since else "",
            )
        )


class StorageFailedError(CostLedgerError):
    """The disk or the engine refused in mid-work; everything was undone."""

    def __init__(self, location: str, reason: str) -> None:
        super().__init__(
            phrase(
                "{location} could not be read or written: {reason} What was under way "
                "was undone as a whole.",
                location=location,
                reason=reason,
            )
        )


class NotRenderedError(CostLedgerError):
    """This installation has a statement for DuckDB only."""

    def __init__(self, location: str) -> None:
        super().__init__(
            phrase(
                "{location} is not rendered for PostgreSQL here. In a checkout, install "
                "what renders it: `pip install --editable '.[dev]'`. Elsewhere, install "
                "costledger anew: its wheel has it.",
                location=location,
            )
        )


# Domain


class AmountSyntaxError(CostLedgerError, ValueError):
    """An amount that cannot be read as whole minor units of its currency."""

    def __init__(self, text: str, problem: str) -> None:
        super().__init__(
            phrase(
                "{text!r} is not an amount: {problem} Amounts look like 1234.50 or "
                "-0.05, with a point and no grouping.",
                text=text,
                problem=problem,
            )
        )
        self.text = text


class FilterSyntaxError(CostLedgerError):
    """A filter expression that cannot be read, and the place where reading stopped.

    `position` counts characters of the expression from 0.
    """

    def __init__(self, expression: str, position: int, problem: str) -> None:
        # A totaling may be thousands of characters long: show what is near.
        start = max(0, position - 50)
        shown = "".join(
            character if character.isprintable() else " "
            for character in expression[start : position + 30]
        )
        pointer = " " * (position - start) + "^"
        super().__init__(
            phrase(
                "This filter cannot be read: {problem}\n  {shown}\n  {pointer}\n"
                "Filters look like 7110..7193|72*, ..100, <>7120, (10..20|30)&<>15.",
                problem=problem,
                shown=shown,
                pointer=pointer,
            )
        )
        self.expression = expression
        self.position = position
        self.problem = problem


class PeriodSyntaxError(CostLedgerError):
    """A period that cannot be read."""

    def __init__(self, text: str, problem: str = "") -> None:
        message = phrase(
            "{text!r} is not a period{problem}",
            text=text,
            problem=": " + problem if problem else ".",
        )
        super().__init__(
            phrase(
                "{message} Write 2026, 2026-Q1, 2026-03, 2026-03-15, or 2026-01..2026-06.",
                message=message,
            )
        )
        self.text = text


class DateSyntaxError(CostLedgerError):
    """A date, or closing date, that cannot be read."""

    def __init__(self, text: str) -> None:
        super().__init__(
            phrase(
                "{text!r} is not a date. Write 2026-03-15, or C2026-12-31 for the "
                "closing date of that day.",
                text=text,
            )
        )
        self.text = text


@frozen
class ChartProblem:
    """One line of a chart that does not fit into the tree, and what to do.

    `kind` is for programs; `position` counts the lines in chart order from 1.
    """

    kind: Literal[
        "end_total_without_begin_total",
        "begin_total_without_end_total",
        "too_many_levels",
        "totaling_unreadable",
    ]
    position: int
    code: str
    problem: str
    hint: str

    def __str__(self) -> str:
        return phrase(
            "{code} (line {position}): {problem} {hint}",
            code=self.code,
            position=self.position,
            problem=self.problem,
            hint=self.hint,
        )


class HierarchyError(CostLedgerError):
    """Lines of a chart that do not form a tree: every one, in chart order."""

    def __init__(self, chart: str, problems: Iterable[ChartProblem]) -> None:
        self.chart = chart
        self.problems = tuple(problems)
        self.kind: str = self.problems[0].kind
        listed = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(
            phrase(
                "The {chart} do not form a tree:\n{listed}",
                chart=phrase(chart),
                listed=listed,
            )
        )


class SetupError(CostLedgerError):
    """A setting that cannot be."""

    def __init__(
        self, field: str, value: str, problem: str, kind: str = "value_not_allowed"
    ) -> None:
        super().__init__(
            phrase(
                "{field} cannot be {value!r}: {problem}",
                field=field,
                value=value,
                problem=problem,
            )
        )
        self.field = field
        self.kind = kind


# Sources


class SourceError(CostLedgerError):
    """A source that cannot be read at all."""

    def __init__(self, source: str, problem: str, hint: str) -> None:
        super().__init__(
            phrase(
                "{source} cannot be imported: {problem} {hint}",
                source=source,
                problem=problem,
                hint=hint,
            )
        )


class MappingError(CostLedgerError):
    """A mapping file that says what cannot be, every place of it."""

    def __init__(self, path: str, problems: Sequence[str]) -> None:
        listed = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(
            phrase(
                "The mapping {path} cannot be used:\n{listed}", path=path, listed=listed
            )
        )


class ExportError(CostLedgerError):
    """A folder that cannot be exported to, or restored from."""

    def __init__(self, folder: str, problem: str) -> None:
        super().__init__(
            phrase("{folder} cannot be used: {problem}", folder=folder, problem=problem)
        )


class CopyError(CostLedgerError):
    """A copy that is not what it was copied from; it was removed."""

    def __init__(self, target: str, problem: str) -> None:
        super().__init__(
            phrase(
                "The copy at {target} was removed: {problem}. Run `costledger "
                "check` on the ledger that was copied.",
                target=target,
                problem=problem,
            )
        )


class RowsRefusedError(CostLedgerError):
    """Rows that cannot be imported: all of them, and nothing was imported.

    `kind` is that of the first problem that has a name for programs.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        kinds = (each.kind for each in self.problems if each.kind)
        self.kind = next(kinds, "row_refused")
        count = len(self.problems)
        noun = noun_of(count, "row has a problem", "problems were found")
        super().__init__(
            phrase("{count:,} {noun}; nothing was imported.", count=count, noun=noun)
        )


# Charts, transfer, posting


class AccountsClaimedTwiceError(CostLedgerError):
    """Accounts that two cost types claim, each with both names."""

    kind = "cost_type_already_assigned"

    def __init__(self, claims: Sequence[tuple[str, str, str]]) -> None:
        listed = "\n".join(
            phrase(
                "  account {account}: cost type {first} and cost type {second}",
                account=account,
                first=first,
                second=second,
            )
            for account, first, second in claims
        )
        super().__init__(
            phrase(
                "An account belongs to one cost type, and these belong to two:\n"
                "{listed}\nNarrow the account range of one of each pair.",
                listed=listed,
            )
        )
        self.claims = tuple(claims)


class UnknownRecordError(CostLedgerError):
    """A code or number that is not in the ledger."""

    def __init__(self, kind: str, key: str, hint: str = "") -> None:
        message = phrase("There is no {kind} {key}.", kind=phrase(kind), key=key)
        super().__init__(f"{message} {hint}".strip())
        self.kind = kind
        self.key = key


@frozen
class Refusal:
    """One reason why a verb was refused: what it is, where, and what to do.

    `kind` is for programs and keeps its name: `cost_type_blocked`, `register_closed`.
    """

    kind: str
    where: str
    field: str
    value: str
    problem: str
    hint: str = ""
    line_no: int | None = None
    """The line that `where` tells of, where it is one of many that were given."""

    def __str__(self) -> str:
        location = f"{self.where}: " if self.where else ""
        return f"{location}{self.problem} {self.hint}".strip()


class RefusedError(CostLedgerError):
    """What the rules of the field do not allow: every reason, and nothing was done.

    Refusals are in the order of steps, lines and checks; `kind` is that of the first.
    """

    SHOWN = 20

    def __init__(self, what: str, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        self.kind = self.refusals[0].kind
        listed = "\n".join(f"  {each}" for each in self.refusals[: self.SHOWN])
        more = len(self.refusals) - self.SHOWN
        rest = "\n" + phrase("  and {more:,} more", more=more) if more > 0 else ""
        super().__init__(
            phrase(
                "{what} was refused; nothing was changed.\n{listed}{rest}",
                what=phrase(what),
                listed=listed,
                rest=rest,
            )
        )


class LawBrokenError(CostLedgerError):
    """A law of the ledger would not hold; the posting was undone."""

    def __init__(self, law: str, rows: Sequence[str]) -> None:
        listed = "\n".join(f"  {row}" for row in rows)
        super().__init__(
            phrase(
                "{law} would not hold, so everything was undone:\n{listed}\nThis is "
                "a defect of costledger or of the file: run `costledger check`.",
                law=phrase(law),
                listed=listed,
            )
        )
