"""Answers that explain a figure: where it comes from and where it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.cli.ui.output import money
from costledger.cli.ui.present import Answer, cell, chosen, phrase_of, plain, table
from costledger.cli.ui.show import counted
from costledger.domain.disposition import REMEDIES
from costledger.domain.words import one
from costledger.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from costledger.cli.ui.present import Part
    from costledger.operations.allocation.trace import (
        AllocationTrace,
        Destination,
        PoolTrace,
        RelievedEntry,
    )
    from costledger.operations.reports.trace import (
        CostEntry,
        EntryTrace,
        GLEntry,
        GLTrace,
        Passage,
    )


def entry(found: EntryTrace) -> Answer:
    """Answer with a cost entry and what is behind it."""
    digits = found.minor_digits
    facts = {
        "cost_entry": plain(found.entry, digits),
        **chosen(
            found,
            "gl_entries gl_amount first_gl_entries sources first_sources allocation "
            "first_destinations currency",
            digits,
        ),
    }
    return Answer(facts, _entry(found))


def _entry(found: EntryTrace) -> Iterator[Part]:
    yield from _cost_entry(found.entry, found.currency, found.minor_digits)
    yield from _destinations(
        found.first_destinations, found.currency, found.minor_digits
    )
    if found.allocation:
        yield from _allocation(found.allocation, found.currency, found.minor_digits)
    elif found.first_sources:
        yield from _sources(found)
    elif not found.gl_entries:
        yield phrase(
            "It was posted in the cost ledger; no general-ledger entry is behind it."
        )
    else:
        yield from _gl_entries(found)


def _cost_entry(found: CostEntry, currency: str, digits: int) -> Iterator[Part]:
    yield phrase_of(
        "Cost entry {entry_no}: {currency} {amount} on cost type {cost_type_no} "
        "{cost_type_name} and {receiver_kind} {receiver_code} {receiver_name}, {date}.",
        found,
        digits,
        currency=currency,
        receiver_kind=one(found.receiver_kind),
        date=cell(found, "posting_date"),
    )
    yield f"  {found.document_no}: {found.description}"
    yield phrase_of(
        "  register {register_no} ({register_kind}), posted {posted_on} by "
        "{posted_by}{reversed_by}",
        found,
        register_kind=phrase(found.register_kind),
        reversed_by=_reversed_by(found),
    )


def _reversed_by(found: CostEntry | Passage) -> str:
    if not found.reversed_by_register_no:
        return ""
    return phrase_of(", reversed by register {reversed_by_register_no}", found)


def _gl_entries(found: EntryTrace) -> Iterator[Part]:
    yield ""
    yield table(
        found.first_gl_entries,
        "G/L entry> gl_entry_no, date: posting_date, account, document: document_no, "
        "text: description, {currency}> amount, source: place",
        digits=found.minor_digits,
        currency=found.currency,
        title=phrase(
            "From {entries}, {currency} {amount}",
            entries=counted(found.gl_entries, "G/L entry", "G/L entries"),
            currency=found.currency,
            amount=money(found.gl_amount, found.minor_digits),
        ),
        account=lambda each: f"{each.gl_account_no} {each.gl_account_name}",
        place=lambda each: phrase("{file}, row {row}", file=each.file, row=each.row),
    )
    yield from _left(found.gl_entries - len(found.first_gl_entries))


def _sources(found: EntryTrace) -> Iterator[Part]:
    """Show what the entry was copied or released from."""
    yield ""
    yield table(
        found.first_sources,
        "entry> entry_no, of, date: posting_date, account, place: receiver_code, "
        "{currency}> amount, register> register_no",
        digits=found.minor_digits,
        currency=found.currency,
        title=phrase(
            "Copied or released from {entries}",
            entries=counted(found.sources, "entry", "entries"),
        ),
        of=lambda each: each.source or phrase("gone since"),
    )
    yield from _left(found.sources - len(found.first_sources))


def _left(left: int) -> Iterator[Part]:
    if left:
        yield phrase("… and {left:,} more.", left=left)


def _allocation(found: AllocationTrace, currency: str, digits: int) -> Iterator[Part]:
    """Show the pool of an entry, what it took, and the pools behind it."""
    yield phrase_of(
        "Rule {rule_id}, run {run_no}, register {register_no}: {sender} held {currency} "
        "{balance} and gave {allocated}.",
        found.pool,
        digits,
        currency=currency,
    )
    yield _share(found.pool)
    if found.entries:
        yield ""
        yield table(
            found.first_entries,
            "entry> entry_no, date: posting_date, cost type: cost_type_no, "
            "place: receiver_code, relieved>, part>, from: origin",
            digits=digits,
            title=phrase(
                "From {count:,} entries, {currency} {amount}",
                count=found.entries,
                currency=currency,
                amount=money(found.amount, digits),
            ),
            origin=_origin,
        )
    yield from _left(found.entries - len(found.first_entries))
    if len(found.steps) > 1:
        yield ""
        yield table(
            found.steps,
            "pool: pool_no, level, rule: rule_id, sender, register: register_no, "
            "arose> primary_amount, received>, gave> allocated",
            digits=digits,
            title=phrase("The pools behind it"),
        )


def _share(pool: PoolTrace) -> str:
    if pool.line_no is None:
        return phrase("It is the credit of the sender.")
    if pool.fixed_amount is not None:
        return phrase_of("Line {line_no}: a fixed rate ({source}).", pool)
    return phrase_of("Line {line_no}: {weight} of {weights} ({source}).", pool)


def _origin(relieved: RelievedEntry) -> str:
    if relieved.gl_entry_no is not None:
        return phrase("G/L entry {gl_entry_no}", gl_entry_no=relieved.gl_entry_no)
    return "" if relieved.pool_no is None else phrase_of("pool {pool_no}", relieved)


def _destinations(
    found: Sequence[Destination], currency: str, digits: int
) -> Iterator[Part]:
    """Show to whom allocations passed an entry on."""
    if found:
        yield ""
        yield table(
            found,
            "rule: rule_id, level, register: register_no, entry> entry_no, "
            "cost type: cost_type_no, place: receiver_code, {currency}> part",
            digits=digits,
            currency=currency,
            title=phrase("Passed on to"),
        )


def gl_entry(found: GLTrace) -> Answer:
    """Answer with a general-ledger entry and what has become of it."""
    digits = found.minor_digits
    facts = {
        "gl_entry": plain(found.entry, digits),
        **chosen(found, "disposition reason"),
        "registers": plain(found.passages),
        **chosen(found, "cost_entry first_destinations currency", digits),
    }
    return Answer(facts, _gl_entry(found))


def _gl_entry(found: GLTrace) -> Iterator[Part]:
    yield from _gl_facts(found.entry, found.currency, found.minor_digits)
    for passage in found.passages:
        yield f"  {_passage(passage)}{_reversed_by(passage)}"
    if found.disposition != "transferred":
        yield phrase(
            "It is {what}: {reason}. {remedy}",
            what=phrase(found.disposition.replace("_", " ")),
            reason=phrase(found.reason.replace("_", " ")),
            remedy=phrase(REMEDIES[found.reason]),
        )
    if found.cost_entry:
        yield from _cost_entry(found.cost_entry, found.currency, found.minor_digits)
        yield from _destinations(
            found.first_destinations, found.currency, found.minor_digits
        )


def _gl_facts(found: GLEntry, currency: str, digits: int) -> Iterator[Part]:
    yield phrase_of(
        "G/L entry {gl_entry_no}: {currency} {amount} on account {gl_account_no} "
        "{gl_account_name}, {date}.",
        found,
        digits,
        currency=currency,
        date=cell(found, "posting_date"),
    )
    document = found.document_no or phrase("no document")
    yield f"  {document}: {found.description or phrase('no text')}"
    dimensions = ", ".join(f"{name} {code}" for name, code in found.dimensions.items())
    yield phrase_of(
        "  {dimensions}; from {file}, row {row}",
        found,
        dimensions=dimensions or phrase("no dimensions"),
    )


def _passage(passage: Passage) -> str:
    if passage.entry_no is None:
        return phrase(
            "register {register_no} took it into a group that came to zero",
            register_no=passage.register_no,
        )
    return phrase_of("register {register_no} took it as cost entry {entry_no}", passage)
