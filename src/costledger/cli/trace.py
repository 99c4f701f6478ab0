"""`costledger trace`: from a cost entry to its vouchers, and from a voucher onwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import asdict
from cyclopts import App

from costledger.cli.allocation.trace import (
    allocation_json,
    destinations_json,
    show_allocation,
    show_destinations,
)
from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.ui.output import decimal, money, print_json, say, show_table
from costledger.cli.ui.show import counted
from costledger.domain.calendar import show_posting_date
from costledger.domain.disposition import REMEDIES
from costledger.domain.words import one
from costledger.ledger import Ledger
from costledger.messages import phrase

if TYPE_CHECKING:
    from costledger.operations.reports.trace import (
        CopySource,
        CostEntry,
        EntryTrace,
        GLEntry,
        GLTrace,
    )

app = App(
    name="trace",
    help="Explain a figure: where it comes from and where it went.",
    help_format="plaintext",
)


@app.command
def entry(
    number: int, *, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False
) -> None:
    """Show a cost entry and the general-ledger entries behind it.

    Parameters
    ----------
    number
        The number of the cost entry.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.trace.entry(number)
    if json:
        digits = found.minor_digits
        leaves = [_gl_json(each, digits) for each in found.first_gl_entries]
        print_json(
            {
                "cost_entry": _cost_json(found.entry, digits),
                "gl_entries": found.gl_entries,
                "gl_amount": decimal(found.gl_amount, digits),
                "first_gl_entries": leaves,
                "sources": found.sources,
                "first_sources": [
                    _source_json(each, digits) for each in found.first_sources
                ],
                "allocation": allocation_json(found.allocation, digits),
                "first_destinations": destinations_json(
                    found.first_destinations, digits
                ),
                "currency": found.currency,
            }
        )
        return
    _show_entry(found)


@app.command
def gl(
    number: int, *, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False
) -> None:
    """Show a general-ledger entry and what has become of it.

    Parameters
    ----------
    number
        The number of the general-ledger entry.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.trace.gl(number)
    if json:
        digits = found.minor_digits
        cost_entry = found.cost_entry
        print_json(
            {
                "gl_entry": _gl_json(found.entry, digits),
                "disposition": found.disposition,
                "reason": found.reason,
                "registers": [asdict(passage) for passage in found.passages],
                "cost_entry": _cost_json(cost_entry, digits) if cost_entry else None,
                "first_destinations": destinations_json(
                    found.first_destinations, digits
                ),
                "currency": found.currency,
            }
        )
        return
    _show_gl(found)


def _show_entry(found: EntryTrace) -> None:
    _say_cost_entry(found.entry, found.currency, found.minor_digits)
    show_destinations(found.first_destinations, found.currency, found.minor_digits)
    if found.allocation:
        show_allocation(found.allocation, found.currency, found.minor_digits)
        return
    if found.first_sources:
        _show_sources(found)
        return
    if not found.gl_entries:
        say(
            phrase(
                "It was posted in the cost ledger; no general-ledger entry is "
                "behind it."
            )
        )
        return
    amount = money(found.gl_amount, found.minor_digits)
    entries = counted(found.gl_entries, "G/L entry", "G/L entries")
    title = phrase(
        "From {entries}, {currency} {amount}",
        entries=entries,
        currency=found.currency,
        amount=amount,
    )
    show_table(
        ("G/L entry", "date", "account", "document", "text", found.currency, "source"),
        [
            (
                str(each.gl_entry_no),
                show_posting_date(each.posting_date, is_closing=each.is_closing),
                f"{each.gl_account_no} {each.gl_account_name}",
                each.document_no,
                each.description,
                money(each.amount, found.minor_digits),
                phrase("{file}, row {row}", file=each.file, row=each.row),
            )
            for each in found.first_gl_entries
        ],
        title=title,
        right=("G/L entry", found.currency),
    )
    left = found.gl_entries - len(found.first_gl_entries)
    if left:
        say(phrase("… and {left:,} more.", left=left))


def _show_sources(found: EntryTrace) -> None:
    """Show what the entry was copied or released from."""
    show_table(
        ("entry", "of", "date", "account", "place", found.currency, "register"),
        [
            (
                str(each.entry_no),
                each.source or phrase("gone since"),
                show_posting_date(each.posting_date, is_closing=each.is_closing)
                if each.posting_date
                else "",
                each.account,
                each.receiver_code,
                "" if each.amount is None else money(each.amount, found.minor_digits),
                str(each.register_no or ""),
            )
            for each in found.first_sources
        ],
        title=phrase(
            "Copied or released from {entries}",
            entries=counted(found.sources, "entry", "entries"),
        ),
        right=("entry", found.currency, "register"),
    )
    left = found.sources - len(found.first_sources)
    if left:
        say(phrase("… and {left:,} more.", left=left))


def _show_gl(found: GLTrace) -> None:
    each, digits = found.entry, found.minor_digits
    date = show_posting_date(each.posting_date, is_closing=each.is_closing)
    say(
        phrase(
            "G/L entry {gl_entry_no}: {currency} {amount} on account "
            "{gl_account_no} {gl_account_name}, {date}.",
            gl_entry_no=each.gl_entry_no,
            currency=found.currency,
            amount=money(each.amount, digits),
            gl_account_no=each.gl_account_no,
            gl_account_name=each.gl_account_name,
            date=date,
        )
    )
    dimensions = ", ".join(f"{name} {code}" for name, code in each.dimensions.items())
    document = each.document_no or phrase("no document")
    say(f"  {document}: {each.description or phrase('no text')}")
    say(
        phrase(
            "  {dimensions}; from {file}, row {row}",
            dimensions=dimensions or phrase("no dimensions"),
            file=each.file,
            row=each.row,
        )
    )
    for passage in found.passages:
        say(
            f"  {_passage(passage.register_no, passage.entry_no)}"
            + (
                phrase(
                    ", reversed by register {reversed_by_register_no}",
                    reversed_by_register_no=passage.reversed_by_register_no,
                )
                if passage.reversed_by_register_no
                else ""
            )
        )
    if found.disposition != "transferred":
        what = phrase(found.disposition.replace("_", " "))
        say(
            phrase(
                "It is {what}: {reason}. {remedy}",
                what=what,
                reason=phrase(found.reason.replace("_", " ")),
                remedy=phrase(REMEDIES[found.reason]),
            )
        )
    if found.cost_entry:
        _say_cost_entry(found.cost_entry, found.currency, digits)
        show_destinations(found.first_destinations, found.currency, digits)


def _passage(register_no: int, entry_no: int | None) -> str:
    if entry_no is None:
        return phrase(
            "register {register_no} took it into a group that came to zero",
            register_no=register_no,
        )
    return phrase(
        "register {register_no} took it as cost entry {entry_no}",
        register_no=register_no,
        entry_no=entry_no,
    )


def _say_cost_entry(each: CostEntry, currency: str, digits: int) -> None:
    date = show_posting_date(each.posting_date, is_closing=each.is_closing)
    say(
        phrase(
            "Cost entry {entry_no}: {currency} {amount} on cost type "
            "{cost_type_no} {cost_type_name} and {receiver_kind} "
            "{receiver_code} {receiver_name}, {date}.",
            entry_no=each.entry_no,
            currency=currency,
            amount=money(each.amount, digits),
            cost_type_no=each.cost_type_no,
            cost_type_name=each.cost_type_name,
            receiver_kind=one(each.receiver_kind),
            receiver_code=each.receiver_code,
            receiver_name=each.receiver_name,
            date=date,
        )
    )
    say(f"  {each.document_no}: {each.description}")
    reversed_by = (
        phrase(
            ", reversed by register {reversed_by_register_no}",
            reversed_by_register_no=each.reversed_by_register_no,
        )
        if each.reversed_by_register_no
        else ""
    )
    say(
        phrase(
            "  register {register_no} ({register_kind}), posted {posted_on} by "
            "{posted_by}{reversed_by}",
            register_no=each.register_no,
            register_kind=phrase(each.register_kind),
            posted_on=each.posted_on,
            posted_by=each.posted_by,
            reversed_by=reversed_by,
        )
    )


def _cost_json(each: CostEntry, digits: int) -> dict[str, Any]:
    return asdict(each) | {
        "amount": decimal(each.amount, digits),
        "additional_amount": decimal(each.additional_amount, digits),
    }


def _source_json(each: CopySource, digits: int) -> dict[str, Any]:
    amount = None if each.amount is None else decimal(each.amount, digits)
    return asdict(each) | {"amount": amount}


def _gl_json(each: GLEntry, digits: int) -> dict[str, Any]:
    return asdict(each) | {
        "amount": decimal(each.amount, digits),
        "additional_amount": decimal(each.additional_amount, digits),
    }
