"""What a rename reaches: every code and every filter that names the old code.

Entries and links hold keys, so a rename changes no entry. Drafts and mirrors hold codes,
and totals, ranges and rules hold filters: the statements that change them are named
here, by what is renamed. A capability that adds such a column adds it to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.domain.filters import rename_code
from costledger.errors import FilterSyntaxError

if TYPE_CHECKING:
    from costledger.engine.store import Store

CODES = (
    "charts/rename/batch",
    "charts/rename/line",
    "charts/rename/rule",
    "charts/rename/target",
)
"""What changes a code of a chart in work that is not posted, whatever its kind."""

RECEIVER_CODES = (
    "charts/rename/employee",
    "charts/rename/driver_value",
)
"""And what changes that of a cost center or cost object besides."""

ACCOUNT_NUMBERS = (
    "charts/rename/account_dimension",
    "charts/rename/coding",
    "charts/rename/cost_type_account",
    "charts/rename/resolution",
    "charts/rename/disposition_total",
    "charts/rename/gl_budget_entry",
)
"""What changes the number of an account in mirrors, and in what follows from them."""

FILTERS = (
    "charts/rename/filter_of_cost_type",
    "charts/rename/filter_of_receiver",
    "charts/rename/filter_of_account",
    "charts/rename/filter_of_rule",
    "charts/rename/filter_of_target",
)
"""What puts filters in the place of those that named the old code."""


def follow(store: Store, kind: str, old: str, new: str) -> None:
    """Rewrite a code wherever it stands as text, alone or in a filter.

    `kind` is cost_type, center, object or gl_account.
    """
    if kind == "gl_account":
        for name in ACCOUNT_NUMBERS:
            store.run(name, old=old, new=new)
    else:
        for name in CODES if kind == "cost_type" else CODES + RECEIVER_CODES:
            store.run(name, kind=kind, old=old, new=new)
    _follow_in_filters(store, kind, old, new)


def is_drafted(store: Store, kind: str, code: str) -> bool:
    """Say whether work that is not posted yet names a code of a chart."""
    return bool(store.rows("charts/rename/is_drafted", kind=kind, code=code))


def _follow_in_filters(store: Store, kind: str, old: str, new: str) -> None:
    """Rewrite a code in every filter that names it."""
    changed = [
        (kind, text, renamed)
        for (text,) in store.rows("charts/rename/filter", kind=kind)
        if (renamed := _renamed(text, old, new)) != text
    ]
    if not changed:
        return
    columns = dict.fromkeys(("kind", "written", "renamed"), "text")
    store.load_rows("renamed_filter", columns, changed)
    for name in FILTERS:
        store.run(name)


def _renamed(text: str, old: str, new: str) -> str:
    """Rewrite a code in a filter; a draft that cannot be read is left as typed."""
    try:
        return rename_code(text, old, new)
    except FilterSyntaxError:
        return text
