"""An answer, once for people and once for programs, and the one place that shows it.

The modules of `cli/answers` make an `Answer` of the result of a verb; a command hands it
to `present`. How a field looks is decided here by its name: an amount is minor units in
the ledger and `-642,274.03` for people, `-642274.03` for programs.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import fields, frozen, has

from costledger.cli.ui.options import DEFAULT_LEDGER
from costledger.cli.ui.output import console, decimal, money, print_json, say
from costledger.cli.ui.show import say_next, show
from costledger.domain.calendar import show_posting_date
from costledger.messages import phrase
from costledger.reports.table import Column, Kind, Row, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.text import Text

    Part = str | Text | Table
    """A sentence, a line with colors, or a table; an empty sentence is an empty line."""

AMOUNTS = frozenset(
    (
        "amount",
        "additional_amount",
        "debit",
        "credit",
        "net_change",
        "balance",
        "actual",
        "budget",
        "difference",
        "tolerance_amount",
        "released",
        "remaining",
        "before",
        "now",
        "after",
        "balance",
        "relieved",
        "allocated",
        "additional_balance",
        "additional_relieved",
        "additional_allocated",
        "fixed_amount",
        "part",
        "primary_amount",
        "gl_amount",
        "opening",
        "received",
        "sent",
        "retained",
        "over_relief",
        "closing",
    )
)
"""The fields that are amounts, wherever they stand: whole numbers of minor units."""

COUNTS = frozenset(
    ("entries", "gl_entries", "pools", "rows", "new", "changed", "unchanged")
)
"""The fields that are counts, in which thousands are grouped; other numbers are names."""


@frozen
class Answer:
    """What a command answers."""

    plain: Any
    """For programs: what JSON can say, amounts as decimals."""
    parts: Iterable[Part]
    """For people, in order."""
    steps: Iterable[str] = ()
    """What to type next."""


def present(
    answer: Answer, *, json: bool = False, ledger: str = DEFAULT_LEDGER
) -> None:
    """Print an answer: as JSON for programs, else for people with what to type next."""
    if json:
        print_json(answer.plain)
        return
    tell(answer.parts)
    say_next(answer.steps, ledger)


def tell(parts: Iterable[Part]) -> None:
    """Print sentences and tables for people."""
    for part in parts:
        if isinstance(part, Table):
            show(part)
        elif isinstance(part, str):
            say(part)
        else:
            console().print(part)


def plain(found: Any, digits: int = 0) -> Any:
    """Return a record, or a sequence of them, for programs.

    Amounts become decimals as text; `digits` is the decimals of their currency.
    """
    if has(type(found)):
        return chosen(
            found, " ".join(each.name for each in fields(type(found))), digits
        )
    if isinstance(found, Mapping):
        return {key: plain(value, digits) for key, value in found.items()}
    if isinstance(found, list | tuple):
        return [plain(each, digits) for each in found]
    return f"{found:f}" if isinstance(found, Decimal) else found


def chosen(record: object, names: str, digits: int = 0) -> dict[str, Any]:
    """Return some fields of a record for programs; blanks separate their names."""
    return {
        name: _plain_field(name, getattr(record, name), digits)
        for name in names.split()
    }


def _plain_field(name: str, value: object, digits: int) -> Any:
    if name in AMOUNTS and isinstance(value, int):
        return decimal(value, digits)
    return plain(value, digits)


def phrase_of(template: str, record: Any, digits: int = 0, /, **more: object) -> str:
    """Return a sentence about a record, its fields filled in; what is given besides wins.

    Amounts and posting dates are said as tables show them, everything else as it is.
    """
    found = {each.name: getattr(record, each.name) for each in fields(type(record))}
    for name, value in found.items():
        is_amount = name in AMOUNTS and isinstance(value, int)
        if is_amount or name == "posting_date":
            found[name] = cell(record, name, digits)
    return phrase(template, **found | more)


def cell(record: Any, name: str, digits: int = 0) -> str:
    """Return a field of a record as a table shows it; nothing is an empty text."""
    value = record[name] if isinstance(record, Mapping) else getattr(record, name)
    if name == "posting_date" and value and not isinstance(value, str):
        is_closing = getattr(record, "is_closing", False)
        return show_posting_date(value, is_closing=is_closing)
    return _text(name, value, digits)


def _text(name: str, value: object, digits: int) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return phrase("yes")
    if isinstance(value, int) and name in AMOUNTS:
        return money(value, digits)
    if isinstance(value, int) and name in COUNTS:
        return f"{value:,}"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def headings(columns: str) -> list[tuple[str, bool, str]]:
    """Read `title: field, title> field`: title, whether to the right, and field.

    A field alone is its own title; one after `>` is aligned to the right.
    """
    found = []
    for column in columns.split(","):
        title, sign, name = column.strip().partition(">")
        if not sign:
            title, _, name = title.partition(":")
        title = title.strip()
        found.append((title, bool(sign), name.strip() or title))
    return found


def table(
    records: Iterable[Any],
    columns: str,
    *,
    digits: int = 0,
    title: str = "",
    currency: str = "",
    **cells: Callable[[Any], object],
) -> Table:
    """Return records as a table: `entry> entry_no, date: posting_date, held>`.

    A title may name the `{currency}`. What is no field of the records is found by the
    function of its name in `cells`.
    """
    found = headings(columns)
    return Table(
        title=title,
        columns=tuple(
            Column(
                phrase(each, currency=currency), Kind.COUNT if is_right else Kind.NAME
            )
            for each, is_right, _ in found
        ),
        rows=tuple(
            Row(
                tuple(
                    _text(name, cells[name](each), digits)
                    if name in cells
                    else cell(each, name, digits)
                    for _, _, name in found
                )
            )
            for each in records
        ),
    )
