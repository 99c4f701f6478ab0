"""The tie-out: general ledger = transferred + not a cost + waiting, to the minor unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from costledger.domain.disposition import REMEDIES
from costledger.messages import phrase
from costledger.reports.table import Column, Kind, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Figures(Protocol):
    """A count of entries and what they are worth, in minor units."""

    @property
    def entries(self) -> int: ...
    @property
    def amount(self) -> int: ...
    @property
    def additional_amount(self) -> int: ...


@frozen
class Money:
    """The currencies of the figures; no additional one where `additional` is empty."""

    currency: str
    digits: int
    additional: str = ""
    additional_digits: int = 2


@frozen
class Line:
    """One line of a tie-out."""

    label: str
    figures: Figures
    level: int = 0
    notes: tuple[str, ...] = ()
    reason: str = ""


@frozen
class _Sum:
    entries: int
    amount: int
    additional_amount: int


def tie_out_table(
    money: Money,
    *,
    ledger: Figures,
    transferred: Figures,
    not_a_cost: Mapping[str, Figures],
    waiting: Mapping[str, Figures],
) -> Table:
    """Return the tie-out; its last row is what is unaccounted for, and must be nothing."""
    lines = [
        Line(phrase("in the general ledger"), ledger),
        Line(phrase("transferred"), transferred),
    ]
    lines += _group(phrase("not a cost"), not_a_cost)
    lines += _group(phrase("waiting"), waiting)
    reported = add([transferred, *not_a_cost.values(), *waiting.values()])
    difference = _Sum(
        ledger.entries - reported.entries,
        ledger.amount - reported.amount,
        ledger.additional_amount - reported.additional_amount,
    )
    return figures_table(
        phrase("Tie-out"), money, [*lines, Line(phrase("difference"), difference)]
    )


def reason_table(
    title: str, money: Money, groups: Mapping[str, Mapping[str, Figures]]
) -> Table:
    """Return groups of reasons with what they come to and what each of them means."""
    lines = [line for label, found in groups.items() for line in _group(label, found)]
    table = figures_table(title, money, lines)
    meanings = [phrase(REMEDIES.get(line.reason, "")) for line in lines]
    rows = [
        Row((*row.cells, meaning), row.indentation, is_strong=row.is_strong)
        for row, meaning in zip(table.rows, meanings, strict=True)
    ]
    return Table((*table.columns, Column("", Kind.PROSE)), tuple(rows))


def figures_table(title: str, money: Money, lines: Iterable[Line]) -> Table:
    """Return lines with their entries and amounts, the additional one if there is one."""
    columns = [
        Column(title, Kind.NAME),
        Column(phrase("entries"), Kind.COUNT),
        Column(money.currency, Kind.AMOUNT, money.digits),
    ]
    if money.additional:
        columns.append(Column(money.additional, Kind.AMOUNT, money.additional_digits))
    rows = [
        Row(
            (
                line.label,
                line.figures.entries,
                line.figures.amount,
                line.figures.additional_amount,
            )[: len(columns)],
            indentation=line.level,
            is_strong=line.level == 0,
            notes=line.notes,
        )
        for line in lines
    ]
    return Table(tuple(columns), tuple(rows))


def reason_words(reason: str) -> str:
    """Return a reason as people say it: no_cost_type is `no cost type`."""
    return phrase(reason.replace("_", " "))


def add(found: Iterable[Figures]) -> Figures:
    """Return what several come to."""
    each = list(found)
    return _Sum(
        sum(figures.entries for figures in each),
        sum(figures.amount for figures in each),
        sum(figures.additional_amount for figures in each),
    )


def _group(label: str, reasons: Mapping[str, Figures]) -> list[Line]:
    return [
        Line(label, add(reasons.values())),
        *(
            Line(reason_words(reason), each, 1, reason=reason)
            for reason, each in reasons.items()
        ),
    ]
