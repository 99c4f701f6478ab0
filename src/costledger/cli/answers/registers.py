"""Answers about registers, periods and archives: what was posted, sealed, moved away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costledger.cli.ui.present import Answer, chosen, phrase_of, plain, table
from costledger.cli.ui.show import counted
from costledger.messages import phrase

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from costledger.cli.ui.present import Part
    from costledger.operations.base.setup import Setup
    from costledger.operations.registers.archive import Archive, ArchiveResult
    from costledger.operations.registers.close import CloseResult
    from costledger.operations.registers.delete import DeletedRegister, DeleteResult
    from costledger.operations.registers.periods import Period, PeriodChange
    from costledger.operations.registers.registers import (
        Register,
        RegisterList,
        RegisterShow,
    )
    from costledger.operations.registers.reverse import Reversed, ReverseResult


# Registers


def registers(found: RegisterList) -> Answer:
    """Answer with the registers, and those that were deleted."""
    facts = chosen(found, "registers deleted", found.minor_digits)
    if not found.registers and not found.deleted:
        none = phrase("Nothing was posted yet. Next: costledger transfer")
        return Answer(facts, [none])
    reported = table(
        found.registers,
        "no.> register_no, kind, entries>, from> first_entry_no, to> last_entry_no, "
        "debit {currency}> debit, credit {currency}> credit, posted: posted_on, "
        "by: posted_by",
        digits=found.minor_digits,
        currency=found.currency,
        kind=lambda each: phrase(each.kind) + _reversal(each),
    )
    return Answer(facts, [reported, *(f"{gap}." for gap in found.deleted)])


def register(found: RegisterShow) -> Answer:
    """Answer with one register: what it posted, and its first entries."""
    facts = chosen(
        found,
        "register by_cost_type by_receiver first_entries currency",
        found.minor_digits,
    )
    return Answer(facts, _register(found))


def _register(found: RegisterShow) -> Iterator[Part]:
    digits, each = found.minor_digits, found.register
    yield phrase_of(
        "Register {register_no}, {kind}{reversal}: {entries:,} entries from "
        "{gl_entries:,} G/L entries, debit {currency} {debit}, credit {credit}; posted "
        "{posted_on} by {posted_by}.",
        each,
        digits,
        kind=phrase(each.kind),
        reversal=_reversal(each),
        currency=found.currency,
    )
    for title, shares in (
        (phrase("By cost type"), found.by_cost_type),
        (phrase("By cost center and cost object"), found.by_receiver),
    ):
        yield ""
        yield table(
            shares,
            "code, name, entries>, {currency}> amount",
            digits=digits,
            currency=found.currency,
            title=title,
        )
    yield ""
    yield table(
        found.first_entries,
        "entry> entry_no, date: posting_date, cost type: cost_type_no, "
        "receiver: receiver_code, document: document_no, text: description, "
        "{currency}> amount",
        digits=digits,
        currency=found.currency,
        title=phrase(
            "The first {first_entries:,} entries",
            first_entries=len(found.first_entries),
        ),
    )


def _reversal(each: Register) -> str:
    """Say what else a register is, besides its kind."""
    message = ""
    if each.reversed_by_register_no:
        message = phrase_of(", reversed by {reversed_by_register_no}", each)
    elif each.reverses_register_no:
        message = phrase_of(", reverses {reverses_register_no}", each)
    message += phrase(", closed") if each.is_closed else ""
    return message + (phrase(", archived") if each.is_archived else "")


def reversed_(found: ReverseResult) -> Answer:
    """Answer which registers were taken back, and by which."""
    facts = chosen(found, "reversed dry_run currency", found.minor_digits)
    steps = [] if found.dry_run else [f"register show {found.register}"]
    return Answer(facts, [_reversed(each, found) for each in found.reversed], steps)


def _reversed(each: Reversed, found: ReverseResult) -> str:
    moved = phrase("; {moved:,} on the first open day", moved=each.moved)
    return phrase_of(
        "Register {register} ({kind}) {would} reversed by register {reversal}: "
        "{entries}, debit {currency} {debit}, credit {credit}{moved}.",
        each,
        found.minor_digits,
        kind=phrase(each.kind),
        would=phrase("would be") if found.dry_run else phrase("is"),
        entries=counted(each.entries, "entry", "entries"),
        currency=found.currency,
        moved=moved if each.moved else "",
    )


def closed(found: CloseResult, number: int) -> Answer:
    """Answer which registers were closed up to a number, and by which seal."""
    if not found.closed:
        message = phrase(
            "Register {number} of {version} is closed already.",
            number=number,
            version=found.version,
        )
        return Answer(plain(found), [message])
    message = phrase(
        "{count} of {version} closed, up to {number}.",
        count=counted(len(found.closed), "register", "registers"),
        version=found.version,
        number=number,
    )
    return Answer(plain(found), [message, phrase("Seal {seal}", seal=found.seal)])


def deleted(found: DeleteResult) -> Answer:
    """Answer which registers were deleted."""
    message = phrase(
        "{count} of {version} with {entries} {would} deleted.",
        count=counted(len(found.registers), "register", "registers"),
        version=found.version,
        entries=counted(found.entries, "cost entry", "cost entries"),
        would=phrase("would be") if found.dry_run else phrase("were"),
    )
    parts = [*(_deleted(each, found) for each in found.registers), message]
    return Answer(plain(found, found.minor_digits), parts)


def _deleted(each: DeletedRegister, found: DeleteResult) -> str:
    return phrase_of(
        "Register {register} ({kind}): {entries}, debit {currency} {debit}, credit "
        "{credit}.",
        each,
        found.minor_digits,
        kind=phrase(each.kind),
        entries=counted(each.entries, "entry", "entries"),
        currency=found.currency,
    )


# Periods


def periods(found: Sequence[Period], settings: Setup) -> Answer:
    """Answer with the periods, and what ACTUAL holds in each."""
    facts = {"periods": plain(list(found), settings.minor_digits)}
    if not found:
        none = phrase("There are no periods. Next: costledger period from-year YEAR")
        return Answer(facts, [none])
    reported = table(
        found,
        "from: starting_date, to: ending_date, state, entries>, "
        "amount {currency}> amount",
        digits=settings.minor_digits,
        currency=settings.currency,
        state=_state,
    )
    return Answer(facts, [reported])


def _state(period: Period) -> str:
    state = phrase(period.state) + (phrase(", sealed") if period.is_sealed else "")
    return state + (phrase(", new fiscal year") if period.new_fiscal_year else "")


def period_changed(found: PeriodChange) -> Answer:
    """Answer what a period is now, and what was sealed with it."""
    sealed = ""
    if found.seal:
        entries = counted(found.entries, "entry", "entries")
        sealed = phrase(", {entries} sealed", entries=entries)
    if found.waiting:
        noun = counted(found.waiting, "G/L entry", "G/L entries")
        sealed += phrase(", {noun} left waiting", noun=noun)
    message = phrase_of(
        "The period of {starting_date} is {state}{sealed}.",
        found,
        state=phrase(found.state),
        sealed=sealed,
    )
    return Answer(plain(found), [message])


def periods_made(days: Sequence[datetime.date]) -> Answer:
    """Answer how many periods were made."""
    made = counted(len(days), "period was", "periods were")
    return Answer({"made": list(days)}, [phrase("{made} made.", made=made)])


# Archives


def archived(found: ArchiveResult) -> Answer:
    """Answer what went into a file."""
    made = found.archive
    message = phrase_of(
        "{entries} from {first_date} to {year_ending} {would} to {file}; balances stay.",
        made,
        entries=counted(made.entries, "entry", "entries"),
        would=phrase("would go") if found.dry_run else phrase("went"),
    )
    return Answer(plain(found), [message])


def archives(found: Sequence[Archive]) -> Answer:
    """Answer with the archives."""
    reported = table(
        found,
        "no.> archive_no, from: first_date, to: year_ending, entries>, file, "
        "on: archived_on, by: archived_by",
    )
    none = phrase("Nothing was archived yet.")
    return Answer({"archives": plain(list(found))}, [reported if found else none])


def archived_entries(rows: Sequence[dict[str, Any]]) -> Answer:
    """Answer with the entries of an archive."""
    reported = table(
        rows,
        "entry> entry_no, date: posting_date, cost type: cost_type_no, receiver, "
        "document: document_no, text: description, amount>",
        receiver=lambda row: f"{row['cost_center_code']}{row['cost_object_code']}",
    )
    amounts = ("amount", "additional_amount")
    facts = [row | {name: str(row[name]) for name in amounts} for row in rows]
    return Answer({"entries": facts}, [reported])
