"""What is in the books, counted: entries, traps, and what a transfer should say of each.

`disposition` is the transfer's rule in plain Python for one entry of these books, once
cost types were made of all accounts, receivers of all dimension values, and the cost
types of `chart.BLOCKED_COST_TYPES` blocked. It knows what these books contain, no more.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.demo import chart, dimensions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from costledger.demo.entries import Entry

TRANSFERRED = "transferred"

VALUES = {
    value.code: value.blocked
    for value in (*dimensions.DEPARTMENTS, *dimensions.PROJECTS)
    if value.dimension_value_type == dimensions.STANDARD
}
"""The codes that can carry a cost, and whether they are blocked."""

ACCOUNTS = {account.no: account for account in chart.ACCOUNTS}


@frozen
class CompanyFacts:
    """What `write_company` wrote; counts are of general-ledger entries."""

    gl_accounts: int
    """Lines in the chart of accounts, headings and totals included."""
    departments: int
    """Departments that are neither begin- nor end-total."""
    projects: int
    """Projects that are neither begin- nor end-total."""
    documents: int
    """Vouchers; those without a document number are one by posting date."""
    gl_entries: int
    dispositions: Mapping[str, int]
    """Entries by `transferred` or the reason why not; they sum to `gl_entries`."""
    amounts: Mapping[str, int]
    """The sums of those entries in øre; they sum to zero."""
    combined_entries: int
    """Transferred entries on cost types that combine by day or month."""
    closing_entries: int
    """Entries on the closing date."""
    zero_amounts: int
    """Entries of nothing, such as goods free of charge."""
    excluded_entries: int
    """Entries of the year on accounts that are excluded with a reason."""
    blocked_cost_type_entries: int
    """Entries of the year on accounts whose cost types the demo blocks."""
    without_receiver: int
    """Entries of costs and income with no department and no project: they wait."""
    unknown_department: int
    """Entries with a department that is in no list, and no project: they wait."""
    unknown_department_with_project: int
    """Entries with a department that is in no list: the project carries them."""
    blocked_department: int
    """Entries of a department that is blocked, with a project beside it or not."""
    department_and_project: int
    """Entries with both, both known and open: the department carries them."""
    blank_documents: int
    """Entries without a document number."""
    reversed_pairs: int
    """Vouchers of the year that were taken back, each with its reversal."""
    late_accounts: int
    """Accounts of late invoices that are still unmapped when those arrive."""


def disposition(entry: Entry) -> str:
    """`transferred`, or the first reason why an entry is no cost or has to wait."""
    if entry.amount == 0:
        return "zero_amount"
    if not entry.gl_account_no >= chart.FIRST_INCOME_ACCOUNT:
        return "balance_sheet"
    if entry.is_closing:
        return "closing_date"
    if entry.gl_account_no in chart.EXCLUDED_ACCOUNTS:
        return "excluded"
    if entry.gl_account_no not in ACCOUNTS:
        return "no_cost_type"
    if entry.gl_account_no in chart.BLOCKED_COST_TYPES:
        return "blocked_cost_type"
    return _receiver(entry)


def _receiver(entry: Entry) -> str:
    """The first of department and project that exists decides, blocked or not."""
    named = [code for code in (entry.department, entry.project) if code]
    if not named:
        return "no_receiver"
    known = [code for code in named if code in VALUES]
    if not known:
        return "unknown_receiver"
    return "blocked_receiver" if VALUES[known[0]] else TRANSFERRED


def facts(entries: Sequence[Entry]) -> CompanyFacts:
    """Count the entries of the year, and the traps in them."""
    amounts: Counter[str] = Counter()
    for entry in entries:
        amounts[disposition(entry)] += entry.amount
    costs = [
        entry
        for entry in entries
        if entry.gl_account_no >= chart.FIRST_INCOME_ACCOUNT and not entry.is_closing
    ]
    coded = [e for e in costs if e.gl_account_no not in chart.EXCLUDED_ACCOUNTS]
    unknown = [entry for entry in costs if entry.department not in {"", *VALUES}]
    open_ = [entry for entry in costs if VALUES.get(entry.department) is False]
    return CompanyFacts(
        gl_accounts=len(chart.ACCOUNTS),
        departments=_standard(dimensions.DEPARTMENTS),
        projects=_standard(dimensions.PROJECTS),
        documents=len({(e.document_no or e.posting_date, e.reverses) for e in entries}),
        gl_entries=len(entries),
        dispositions=dict(Counter(disposition(entry) for entry in entries)),
        amounts=dict(amounts),
        combined_entries=sum(
            entry.gl_account_no in chart.COMBINED and disposition(entry) == TRANSFERRED
            for entry in entries
        ),
        closing_entries=sum(entry.is_closing for entry in entries),
        zero_amounts=sum(entry.amount == 0 for entry in entries),
        excluded_entries=_on(costs, chart.EXCLUDED_ACCOUNTS),
        blocked_cost_type_entries=_on(costs, chart.BLOCKED_COST_TYPES),
        without_receiver=sum(not (e.department or e.project) for e in coded),
        unknown_department=sum(not entry.project for entry in unknown),
        unknown_department_with_project=sum(bool(entry.project) for entry in unknown),
        blocked_department=sum(VALUES.get(entry.department, False) for entry in costs),
        department_and_project=sum(bool(entry.project) for entry in open_),
        blank_documents=sum(not entry.document_no for entry in entries),
        reversed_pairs=len({entry.reverses for entry in entries} - {""}),
        late_accounts=1,
    )


def _standard(values: Iterable[dimensions.DimensionValue]) -> int:
    return sum(value.dimension_value_type == dimensions.STANDARD for value in values)


def _on(entries: Iterable[Entry], accounts: Iterable[str]) -> int:
    requested = set(accounts)
    return sum(entry.gl_account_no in requested for entry in entries)
