"""Who may do what in a ledger on a server, as SQL: owner, poster and reader.

A reader looks. A poster works and posts: what was posted is added to and never changed,
except for the entries of a draft. An owner may do everything; only he deletes what was
posted, archives, restores and upgrades.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen
from psycopg.sql import SQL, Composable, Identifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

POSTED = frozenset(
    {
        "archive_balance",
        "archive_register",
        "archive_row",
        "audit_event",
        "budget_entry_history",
        "certificate",
        "relief",
        "gl_entry_row",
        "gl_transfer",
        "gross_flow",
        "import_row",
        "key_snapshot",
        "legacy_entry",
        "legacy_register",
        "pool",
        "register_deletion",
        "register_seal",
        "request",
        "run_row",
    }
)
"""What a posting adds to and nothing changes: for posters to insert only."""

DRAFTS_BY_VERSION = ("cost_entry_row", "register_row")
"""What a poster may change and delete where its own version is a draft."""

DRAFTS_BY_ENTRY = ("cost_entry_text", "cost_entry_origin", "budget_copy_link")
"""What a poster may change and delete where the version of its entry is a draft."""

KEPT = frozenset({"schema_migration"})
"""What only an upgrade writes."""


@frozen
class Roles:
    """The three roles of a ledger, by name."""

    owner: str
    poster: str
    reader: str

    @classmethod
    def named(cls, name: str) -> Roles:
        """Return the roles that go by a ledger's name."""
        return cls(f"{name}_owner", f"{name}_poster", f"{name}_reader")


def role_statements(roles: Roles, schema: str, before: str) -> Iterator[Composable]:
    """Yield what makes the roles, and gives the owner's to who owns the ledger now."""
    for role in (roles.owner, roles.poster, roles.reader):
        yield SQL(
            "do $$ begin create role {role} nologin;"
            " exception when duplicate_object then null; end $$"
        ).format(role=Identifier(role))
    if before != roles.owner:
        yield SQL("grant {owner} to {before}").format(
            owner=Identifier(roles.owner), before=Identifier(before)
        )
    yield SQL("grant {reader} to {poster}").format(
        reader=Identifier(roles.reader), poster=Identifier(roles.poster)
    )
    yield SQL("grant usage, create on schema {schema} to {owner}").format(
        schema=Identifier(schema), owner=Identifier(roles.owner)
    )
    yield SQL("grant usage on schema {schema} to {reader}").format(
        schema=Identifier(schema), reader=Identifier(roles.reader)
    )


def owner_statements(
    roles: Roles, schema: str, tables: Iterable[str], views: Iterable[str]
) -> Iterator[Composable]:
    """Yield what hands every table and view to the owner's role."""
    for name in tables:
        yield SQL("alter table {name} owner to {owner}").format(
            name=Identifier(schema, name), owner=Identifier(roles.owner)
        )
    for name in views:
        yield SQL("alter view {name} owner to {owner}").format(
            name=Identifier(schema, name), owner=Identifier(roles.owner)
        )


def table_statements(
    roles: Roles, schema: str, tables: Iterable[str], views: Iterable[str]
) -> Iterator[Composable]:
    """Yield what readers and posters may do with each table and view."""
    reader, poster = Identifier(roles.reader), Identifier(roles.poster)
    for name in (*tables, *views):
        yield SQL("grant select on {name} to {reader}").format(
            name=Identifier(schema, name), reader=reader
        )
    for name in tables:
        if name in KEPT:
            continue
        verbs = "insert" if name in POSTED else "insert, update, delete"
        yield SQL("grant {verbs} on {name} to {poster}").format(
            verbs=SQL(verbs),
            name=Identifier(schema, name),
            poster=poster,
        )
    for name in DRAFTS_BY_VERSION:
        yield from _draft_policies(schema, name, _OF_ITS_VERSION)
    for name in DRAFTS_BY_ENTRY:
        yield from _draft_policies(schema, name, _OF_ITS_ENTRY)


_OF_ITS_VERSION = SQL(
    "exists (select 1 from {schema}.version"
    " where version.version_id = {name}.version_id"
    " and version.version_id <> 1 and not version.is_locked)"
)
_OF_ITS_ENTRY = SQL(
    "exists (select 1 from {schema}.cost_entry_row as entry"
    " inner join {schema}.version on version.version_id = entry.version_id"
    " where entry.entry_no = {name}.entry_no"
    " and version.version_id <> 1 and not version.is_locked)"
)


def _draft_policies(schema: str, name: str, is_draft: SQL) -> Iterator[Composable]:
    """Yield the policies of a table: all see and add rows, and change drafts only."""
    table = Identifier(schema, name)
    draft = is_draft.format(schema=Identifier(schema), name=Identifier(name))
    yield SQL("alter table {table} enable row level security").format(table=table)
    for policy, rule in (
        ("posted_is_seen", SQL("for select using (true)")),
        ("posted_is_added", SQL("for insert with check (true)")),
        (
            "drafts_are_changed",
            SQL("for update using ({draft}) with check ({draft})").format(draft=draft),
        ),
        ("drafts_are_deleted", SQL("for delete using ({draft})").format(draft=draft)),
    ):
        yield SQL("drop policy if exists {policy} on {table}").format(
            policy=Identifier(policy), table=table
        )
        yield SQL("create policy {policy} on {table} {rule}").format(
            policy=Identifier(policy), table=table, rule=rule
        )
