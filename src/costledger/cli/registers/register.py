"""`costledger register`: the postings, and what each of them posted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from attrs import asdict
from cyclopts import App, Parameter

from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    DryRun,
    LedgerPlace,
    Request,
    Today,
)
from costledger.cli.ui.output import decimal, money, print_json, say, show_table
from costledger.cli.ui.show import counted, say_next
from costledger.domain.calendar import show_posting_date
from costledger.ledger import Ledger
from costledger.messages import phrase

if TYPE_CHECKING:
    from costledger.operations.registers.registers import Register, RegisterShow, Share

app = App(
    name="register",
    help="List and show what was posted, and take it back.",
    help_format="plaintext",
)


@app.command(name="list")
def list_(
    *,
    version: str = "",
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """List the registers, and those that were deleted.

    Parameters
    ----------
    version
        Only those of one version, such as ACTUAL.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.registers.list(version or None)
    digits = found.minor_digits
    if json:
        print_json(
            {
                "registers": [_as_json(each, digits) for each in found.registers],
                "deleted": [asdict(each) for each in found.deleted],
            }
        )
        return
    if not found.registers and not found.deleted:
        say(phrase("Nothing was posted yet. Next: costledger transfer"))
        return
    debit, credit = (
        phrase("debit {currency}", currency=found.currency),
        phrase("credit {currency}", currency=found.currency),
    )
    show_table(
        ("no.", "kind", "entries", "from", "to", debit, credit, "posted", "by"),
        [
            (
                str(each.register_no),
                phrase(each.kind) + _reversal(each),
                f"{each.entries:,}",
                str(each.first_entry_no or ""),
                str(each.last_entry_no or ""),
                money(each.debit, digits),
                money(each.credit, digits),
                str(each.posted_on),
                each.posted_by,
            )
            for each in found.registers
        ],
        right=("no.", "entries", "from", "to", debit, credit),
    )
    for gap in found.deleted:
        say(f"{gap}.")


@app.command
def show(
    number: int,
    *,
    entries: int = 20,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Show one register: what it posted, and its first entries.

    Parameters
    ----------
    number
        The register's number.
    entries
        How many entries to show.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.registers.show(number, entries_max=entries)
    if json:
        print_json(_show_json(found))
        return
    _show(found)


@app.command
def reverse(
    number: int,
    *,
    cascade: bool = False,
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Take a register back by the opposite of its entries; both stay.

    Parameters
    ----------
    number
        The register's number.
    cascade
        First reverse the registers that depend on it.
    """
    with Ledger.open(ledger) as opened:
        result = opened.registers.reverse(
            number, cascade=cascade, dry_run=dry_run, today=today, request=request
        )
    digits = result.minor_digits
    if json:
        print_json(
            {
                "reversed": [
                    asdict(each)
                    | {
                        "debit": decimal(each.debit, digits),
                        "credit": decimal(each.credit, digits),
                    }
                    for each in result.reversed
                ],
                "dry_run": result.dry_run,
                "currency": result.currency,
            }
        )
        return
    would = phrase("would be") if result.dry_run else phrase("is")
    for each in result.reversed:
        moved = (
            phrase("; {moved:,} on the first open day", moved=each.moved)
            if each.moved
            else ""
        )
        say(
            phrase(
                "Register {register} ({kind}) {would} reversed by register "
                "{reversal}: {entries}, debit {currency} {debit}, credit "
                "{credit}{moved}.",
                register=each.register,
                kind=phrase(each.kind),
                would=would,
                reversal=each.reversal,
                entries=counted(each.entries, "entry", "entries"),
                currency=result.currency,
                debit=money(each.debit, digits),
                credit=money(each.credit, digits),
                moved=moved,
            )
        )
    if not result.dry_run:
        say_next([f"register show {result.register}"], ledger)


@app.command
def close(
    number: int,
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
) -> None:
    """Close and seal a register and all before it in its version, for good.

    Parameters
    ----------
    number
        The last register to close.
    """
    with Ledger.open(ledger) as opened:
        result = opened.registers.close(number, today=today)
    if json:
        print_json(asdict(result))
    elif not result.closed:
        say(
            phrase(
                "Register {number} of {version} is closed already.",
                number=number,
                version=result.version,
            )
        )
    else:
        count = counted(len(result.closed), "register", "registers")
        say(
            phrase(
                "{count} of {version} closed, up to {number}.",
                count=count,
                version=result.version,
                number=number,
            )
        )
        say(phrase("Seal {seal}", seal=result.seal))


@app.command
def delete(
    *,
    from_: Annotated[int, Parameter(name="--from")],
    to: int | None = None,
    version: str = "ACTUAL",
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Delete the open registers of a version, from one number to its last.

    Parameters
    ----------
    from_
        The first register to delete.
    to
        The last one, which has to be the last of the version.
    version
        The version.
    """
    with Ledger.open(ledger) as opened:
        result = opened.registers.delete(
            from_, to, version=version, dry_run=dry_run, today=today, request=request
        )
    digits = result.minor_digits
    if json:
        print_json(
            asdict(result)
            | {
                "registers": [
                    asdict(each)
                    | {
                        "debit": decimal(each.debit, digits),
                        "credit": decimal(each.credit, digits),
                    }
                    for each in result.registers
                ]
            }
        )
        return
    would = phrase("would be") if result.dry_run else phrase("were")
    for each in result.registers:
        say(
            phrase(
                "Register {register} ({kind}): {entries}, debit {currency} "
                "{debit}, credit {credit}.",
                register=each.register,
                kind=phrase(each.kind),
                entries=counted(each.entries, "entry", "entries"),
                currency=result.currency,
                debit=money(each.debit, digits),
                credit=money(each.credit, digits),
            )
        )
    count = counted(len(result.registers), "register", "registers")
    entries = counted(result.entries, "cost entry", "cost entries")
    say(
        phrase(
            "{count} of {version} with {entries} {would} deleted.",
            count=count,
            version=result.version,
            entries=entries,
            would=would,
        )
    )


def _show(found: RegisterShow) -> None:
    digits, each = found.minor_digits, found.register
    say(
        phrase(
            "Register {register_no}, {kind}{reversal}: {entries:,} entries "
            "from {gl_entries:,} G/L entries, debit {currency} {debit}, credit "
            "{credit}; posted {posted_on} by {posted_by}.",
            register_no=each.register_no,
            kind=phrase(each.kind),
            reversal=_reversal(each),
            entries=each.entries,
            gl_entries=each.gl_entries,
            currency=found.currency,
            debit=money(each.debit, digits),
            credit=money(each.credit, digits),
            posted_on=each.posted_on,
            posted_by=each.posted_by,
        )
    )
    for title, shares in (
        (phrase("By cost type"), found.by_cost_type),
        (phrase("By cost center and cost object"), found.by_receiver),
    ):
        _show_shares(title, shares, found.currency, digits)
    show_table(
        ("entry", "date", "cost type", "receiver", "document", "text", found.currency),
        [
            (
                str(entry.entry_no),
                show_posting_date(entry.posting_date, is_closing=entry.is_closing),
                entry.cost_type_no,
                entry.receiver_code,
                entry.document_no,
                entry.description,
                money(entry.amount, digits),
            )
            for entry in found.first_entries
        ],
        title=phrase(
            "The first {first_entries:,} entries",
            first_entries=len(found.first_entries),
        ),
        right=("entry", found.currency),
    )


def _show_shares(
    title: str, shares: tuple[Share, ...], currency: str, digits: int
) -> None:
    show_table(
        ("code", "name", "entries", currency),
        [
            (share.code, share.name, f"{share.entries:,}", money(share.amount, digits))
            for share in shares
        ],
        title=title,
        right=("entries", currency),
    )


def _reversal(each: Register) -> str:
    """Say what else a register is, besides its kind."""
    said = ""
    if each.reversed_by_register_no:
        said = phrase(
            ", reversed by {reversed_by_register_no}",
            reversed_by_register_no=each.reversed_by_register_no,
        )
    elif each.reverses_register_no:
        said = phrase(
            ", reverses {reverses_register_no}",
            reverses_register_no=each.reverses_register_no,
        )
    said += phrase(", closed") if each.is_closed else ""
    return said + (phrase(", archived") if each.is_archived else "")


def _as_json(each: Register, digits: int) -> dict[str, Any]:
    return asdict(each) | {
        "debit": decimal(each.debit, digits),
        "credit": decimal(each.credit, digits),
        "additional_amount": decimal(each.additional_amount, digits),
    }


def _show_json(found: RegisterShow) -> dict[str, Any]:
    digits = found.minor_digits

    def amounts(each: Any) -> dict[str, Any]:
        return asdict(each) | {"amount": decimal(each.amount, digits)}

    return {
        "register": _as_json(found.register, digits),
        "by_cost_type": [amounts(share) for share in found.by_cost_type],
        "by_receiver": [amounts(share) for share in found.by_receiver],
        "first_entries": [amounts(entry) for entry in found.first_entries],
        "currency": found.currency,
    }
