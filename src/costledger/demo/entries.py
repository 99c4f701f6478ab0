"""General-ledger entries: the lines of vouchers, numbered in the order of typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from costledger.demo.vouchers import Line, Voucher


@frozen
class Entry:
    """One general-ledger entry; the amount is in øre, debits positive."""

    entry_no: int
    posting_date: date
    is_closing: bool
    gl_account_no: str
    document_no: str
    description: str
    amount: int
    department: str
    project: str
    reverses: str
    """The document that it takes back; empty for nearly all."""


def entries(vouchers: Iterable[Voucher], *, first: int = 1) -> list[Entry]:
    """The entries of vouchers that come in the order of typing, numbered from `first`."""
    lines = [(voucher, line) for voucher in vouchers for line in voucher.lines]
    return [
        _entry(first + place, voucher, line)
        for place, (voucher, line) in enumerate(lines)
    ]


def _entry(entry_no: int, voucher: Voucher, line: Line) -> Entry:
    return Entry(
        entry_no,
        voucher.posted,
        voucher.is_closing,
        line.account,
        voucher.number,
        line.text or voucher.text,
        line.amount,
        line.department,
        line.project,
        voucher.reverses,
    )
