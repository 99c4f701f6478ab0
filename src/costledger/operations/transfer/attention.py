"""What is left to mend or to finish: drafts that are not posted, charts that are broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.hierarchy import left_open
from costledger.errors import AccountsClaimedTwiceError, HierarchyError
from costledger.messages import phrase
from costledger.operations.charts.charts import (
    CHART_NAMES,
    CHART_OF_TABLE,
    chart_lines,
    linked_accounts,
    placed,
)

if TYPE_CHECKING:
    from costledger.engine.store import Store


@frozen
class AttentionItem:
    """One thing that waits for somebody."""

    kind: str
    """For programs: unposted_lines, accounts_claimed_twice, chart_broken, group_open."""
    what: str
    """In a sentence."""
    command: str
    """What helps, or shows more; without `costledger` and `--ledger`."""


def attention(store: Store) -> tuple[AttentionItem, ...]:
    """Return what is left to mend or to finish, the charts first."""
    return (*_charts(store), *_claims(store), *_drafts(store))


def _charts(store: Store) -> list[AttentionItem]:
    found = []
    for table, chart in CHART_OF_TABLE.items():
        command = f"charts indent {table}"
        try:
            placed(store, chart)
        except HierarchyError as error:
            what = phrase(
                "The {charts} do not form a tree: {problems}",
                charts=phrase(CHART_NAMES[chart]),
                problems=error.problems[0],
            )
            found.append(AttentionItem("chart_broken", what, command))
        lines = [line for _, line in chart_lines(store, chart)]
        for problem in left_open(lines)[:1]:
            what = phrase(
                "The {charts} have a group that is open: {problem}",
                charts=phrase(CHART_NAMES[chart]),
                problem=problem,
            )
            command = f"charts show {table}"
            found.append(AttentionItem("group_open", what, command))
    return found


def _claims(store: Store) -> list[AttentionItem]:
    try:
        linked_accounts(store)
    except AccountsClaimedTwiceError as error:
        account, first, other = error.claims[0]
        more = len(error.claims) - 1
        what = (
            phrase(
                "Account {account} belongs to cost types {first} and {other}",
                account=account,
                first=first,
                other=other,
            )
            + (phrase(", and {more:,} more accounts to two", more=more) if more else "")
            + phrase(": nothing is transferred until one of them is narrowed.")
        )
        return [AttentionItem("accounts_claimed_twice", what, "charts link")]
    return []


def _drafts(store: Store) -> list[AttentionItem]:
    return [
        AttentionItem(
            "unposted_lines",
            phrase(
                "Lines of batch {batch} that are not posted: {lines:,}.",
                batch=batch,
                lines=lines,
            ),
            f"journal check {batch}",
        )
        for batch, lines in store.rows("transfer/status/unposted")
    ]
