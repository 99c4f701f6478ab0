"""Three real roles on a server: an owner, a poster and a reader, and what each may do."""

from __future__ import annotations

import contextlib
import datetime
from typing import TYPE_CHECKING

import psycopg
import pytest
from psycopg import sql

from costledger import BudgetCopy, Ledger
from costledger.engine.render import rendered_file
from costledger.errors import NotAllowedError, PostingInProgressError, RefusedError
from costledger.stores import roles as store_roles
from costledger.stores.base import Migration, migrations
from tests.books import cost_entries, write
from tests.contract.transfer.test_transfer import CHARTS, ENTRIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MORE = """
gl_entries
entry_no | posting_date | gl_account_no | amount | DEPARTMENT | PROJECT
101      | 2025-02-05   | 8110          | 10.00  | ADM        |
"""


class Team:
    """The addresses of one ledger for people with different roles."""

    def __init__(self, place: str) -> None:
        self._place = place
        self.schema = place.rpartition("%3D")[2]
        self.roles = store_roles.Roles.named(self.schema)

    def run(self, text: str) -> None:
        """Run a statement as the server's administrator; {x} is a person's name."""
        with psycopg.connect(self._place, autocommit=True) as connection:
            names = {
                who: sql.Identifier(f"{self.schema}_{who}")
                for who in ("acme", "ann", "rob", "eve", "owner", "poster", "reader")
            }
            names["schema"] = sql.Identifier(self.schema)
            connection.execute(sql.SQL(text).format(**names))  # type: ignore[arg-type]

    def of(self, who: str) -> str:
        """Return the ledger's address for a person."""
        return self._place.replace("//postgres:@", f"//{self.schema}_{who}@")


@pytest.fixture
def team(new_schema: Callable[[], str], tmp_path: Path) -> Iterator[Team]:
    """acme owns the ledger, ann posts, rob reads, eve is nobody."""
    made = Team(new_schema())
    made.run("create role {acme} login createrole")
    for who in ("ann", "rob", "eve"):
        made.run(f"create role {{{who}}} login")
    made.run("alter schema {schema} owner to {acme}")
    with Ledger.create(
        made.of("acme"),
        currency="NOK",
        center_dimension="DEPARTMENT",
        object_dimension="PROJECT",
    ) as ledger:
        ledger.import_books(str(write(tmp_path / "books", CHARTS + ENTRIES)))
        ledger.grants(apply=True)
    made.run("grant {poster} to {ann}")
    made.run("grant {reader} to {rob}")
    yield made
    made.run("drop schema {schema} cascade")
    for who in ("ann", "rob", "eve", "acme", "poster", "owner", "reader"):
        with contextlib.suppress(psycopg.Error):
            made.run(f"drop owned by {{{who}}}")
        made.run(f"drop role {{{who}}}")


def test_a_reader_looks_and_changes_nothing(team: Team) -> None:
    with Ledger.open(team.of("acme")) as owner:
        owner.transfer()
    with Ledger.open(team.of("rob")) as reader:
        assert reader.status().transferred.entries == 6
        assert reader.reports.balances(by="center").rows
        assert reader.trace.gl(1).entry.gl_entry_no == 1
        assert reader.check().holds
        assert reader.digest().entries.rows
        for work in (
            reader.transfer,
            reader.charts.from_accounts,
            lambda: reader.setup(language="nb"),
        ):
            with pytest.raises(NotAllowedError, match="costledger grants"):
                work()


def test_a_poster_runs_every_verb_that_posts(team: Team, tmp_path: Path) -> None:
    with Ledger.open(team.of("ann")) as poster:
        assert poster.transfer(request="once").transferred == 6
        poster.import_books(str(write(tmp_path / "more", MORE)))
        assert poster.transfer().transferred == 1
        poster.charts.from_accounts()
        poster.charts.from_dimensions()
        poster.journal.batch_add({"name": "J"})
        for amount in ("5.00", "-5.00"):
            poster.journal.add(
                "J",
                [
                    ("posting_date", "2025-02-05"),
                    ("document_no", "D1"),
                    ("cost_type_no", "8100"),
                    ("cost_center_code", "ADM"),
                    ("amount", amount),
                ],
            )
        poster.journal.post("J")
        assert poster.transfer(request="once").transferred == 6
        assert poster.check().holds


def test_a_poster_copies_drafts_and_cannot_cut_the_links_of_firm_ones(
    team: Team,
) -> None:
    with Ledger.open(team.of("ann")) as poster:
        poster.transfer()
        for code in ("DRAFT", "FIRM"):
            poster.versions.new(code)
            poster.budget.copy("ACTUAL", code, BudgetCopy(shift="1Y"))
            with pytest.raises(RefusedError):
                poster.budget.copy("ACTUAL", code, BudgetCopy(shift="1Y"))
        firm = poster.store.query(LINKED, {"code": "FIRM"})
        poster.versions.lock("FIRM")
        poster.store.query("delete from budget_copy_link")

        assert firm != [(0,)]
        assert poster.store.query(LINKED, {"code": "FIRM"}) == firm
        assert poster.store.query(LINKED, {"code": "DRAFT"}) == [(0,)]


LINKED = (
    "select count(*) from budget_copy_link"
    " inner join cost_entry_row using (entry_no)"
    " inner join version using (version_id) where version.code = $code"
)

REFUSED = (
    "update gl_entry_row set amount = 0",
    "delete from gl_entry_row",
    "delete from gl_transfer",
    "delete from audit_event",
    "update request set answer = ''",
    "update import_row set entries = 0",
    "truncate cost_entry_row",
    "alter table cost_entry_row disable row level security",
    "drop view cost_entry",
    "insert into schema_migration values (9000, 'x', '')",
)


def test_a_poster_cannot_change_what_was_posted(team: Team) -> None:
    with Ledger.open(team.of("ann")) as poster:
        poster.transfer(request="a")
        before = poster.digest()
        for change in REFUSED:
            with pytest.raises(NotAllowedError):
                poster.store.query(change)
        assert poster.digest() == before


CHANGES = (
    "update cost_entry_row set amount = amount + 1",
    "delete from cost_entry_text",
    "update register_row set debit = 0",
    "delete from cost_entry_origin",
    "delete from cost_entry_row",
)


def test_only_the_entries_of_a_draft_are_changed_by_a_poster(team: Team) -> None:
    """Version 2 is an unlocked budget, version 3 a locked one: law 4 on the server."""
    with Ledger.open(team.of("acme")) as owner:
        owner.transfer()
        owner.store.query(
            "insert into version (version_id, code, name, kind, is_locked) values"
            " (2, 'DRAFT', '', 'budget', false), (3, 'FIRM', '', 'budget', true)"
        )
        entries = len(cost_entries(owner))
        for version_id, register_no, entry_no in ((2, 50, 900), (3, 51, 901)):
            owner.store.query(
                "insert into cost_entry_row values ($entry_no, $register_no,"
                " $version_id, date '2026-01-01', false, 1, 1, 5, 0, null, '', null)",
                {
                    "entry_no": entry_no,
                    "register_no": register_no,
                    "version_id": version_id,
                },
            )
            owner.store.query(
                "insert into cost_entry_text values ($entry_no, 'D', 'T', '')",
                {"entry_no": entry_no},
            )
    with Ledger.open(team.of("ann")) as poster:
        for change in CHANGES:
            poster.store.query(change)
        rows = poster.store.query(
            "select version_id, count(*), min(amount) from cost_entry_row"
            " where version_id > 1 or amount < 0 group by version_id order by 1"
        )
        kept = poster.store.query("select entry_no from cost_entry_text")

    with Ledger.open(team.of("acme")) as owner:
        assert len(cost_entries(owner)) == entries
        assert [row for row in rows if row[0] > 1] == [(3, 1, 5)]
        assert kept == [(901,)]
        assert owner.check().laws


def test_a_poster_cannot_make_an_entry_of_actual_out_of_a_draft(team: Team) -> None:
    with Ledger.open(team.of("acme")) as owner:
        owner.transfer()
        owner.store.query(
            "insert into version (version_id, code, name, kind, is_locked) values"
            " (2, 'DRAFT', '', 'budget', false)"
        )
        owner.store.query(
            "insert into cost_entry_row values (900, 50, 2, date '2026-01-01', false,"
            " 1, 1, 5, 0, null, '', null)"
        )
    with (
        Ledger.open(team.of("ann")) as poster,
        pytest.raises(NotAllowedError, match="row-level security"),
    ):
        poster.store.query("update cost_entry_row set version_id = 1")


TODAY = datetime.date(2027, 3, 1)


def test_only_an_owner_deletes_a_tail_of_registers(team: Team) -> None:
    team.run("grant {owner} to {eve}")
    with Ledger.open(team.of("ann")) as poster:
        poster.transfer()
        before = poster.digest()
        with pytest.raises(NotAllowedError):
            poster.registers.delete(1, today=TODAY)
        assert poster.digest() == before
        assert poster.check().holds
    with Ledger.open(team.of("eve")) as second:
        second.registers.delete(1, today=TODAY)
        assert cost_entries(second) == []
        assert second.check().holds


def test_only_an_owner_archives(team: Team, tmp_path: Path) -> None:
    year = datetime.date(2025, 12, 31)
    with Ledger.open(team.of("ann")) as poster:
        poster.transfer()
        before = poster.digest()
        with pytest.raises(NotAllowedError):
            poster.archive.year(year, today=TODAY, folder=str(tmp_path / "poster"))
        assert poster.digest() == before
        assert poster.check().holds


def test_who_has_no_role_sees_no_ledger(team: Team) -> None:
    with pytest.raises(NotAllowedError, match="ermission denied"):
        Ledger.open(team.of("eve"))


def test_roles_are_applied_again_without_harm(team: Team) -> None:
    with Ledger.open(team.of("acme")) as owner:
        first = owner.grants()
        assert owner.grants(apply=True).statements == first.statements
        assert not first.applied
    with Ledger.open(team.of("ann")) as poster:
        assert poster.transfer().transferred == 6


def test_a_poster_cannot_hand_out_roles(team: Team) -> None:
    with Ledger.open(team.of("ann")) as poster, pytest.raises(NotAllowedError):
        poster.grants(apply=True)


def test_a_poster_is_told_who_is_posting(team: Team) -> None:
    with Ledger.open(team.of("acme")) as first, first.store.transaction():
        first.store.run("posting/posting_lock")
        with Ledger.open(team.of("ann")) as poster:
            poster.store.query("set lock_timeout = '50ms'")
            with pytest.raises(PostingInProgressError, match=r"_acme \(costledger\)"):
                poster.transfer()


def test_an_upgrade_is_the_owners_and_keeps_the_roles(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = migrations()
    step = Migration(9000, "more", "create table more_row (more_no integer not null)")
    texts = {step.location: (step.text,)}
    monkeypatch.setattr("costledger.stores.base.migrations", lambda: [*known, step])
    monkeypatch.setattr(
        "costledger.stores.postgres.rendered_file",
        lambda place: texts.get(place) or rendered_file(place),
    )
    with pytest.raises(NotAllowedError):
        Ledger.open(team.of("ann"))
    Ledger.open(team.of("acme")).close()

    with Ledger.open(team.of("ann")) as poster:
        poster.store.query("insert into more_row values (1)")
        assert poster.transfer().transferred == 6
    with Ledger.open(team.of("rob")) as reader:
        assert reader.store.query("select more_no from more_row") == [(1,)]
        assert reader.reports.balances(by="type").rows


def test_every_table_of_what_was_posted_is_kept_from_change(team: Team) -> None:
    """A new table with the numbers of a posting says in stores/roles.py what it is."""
    known = (
        store_roles.POSTED
        | set(store_roles.DRAFTS_BY_VERSION)
        | set(store_roles.DRAFTS_BY_ENTRY)
        | DERIVED
    )
    with Ledger.open(team.of("acme")) as owner:
        found = owner.store.query(
            "select distinct table_name from information_schema.columns"
            " join information_schema.tables using (table_schema, table_name)"
            " where table_type = 'BASE TABLE' and table_schema = current_schema()"
            " and column_name in ('entry_no', 'register_no', 'run_no', 'pool_no')"
        )
    assert {name for (name,) in found} - known == set()


DERIVED = {"disposition_total", "budget_source", "gl_budget_entry_row"}
"""What is worked out anew, goes with a draft, or is a mirror."""


def test_a_file_has_no_roles(tmp_path: Path) -> None:
    with (
        Ledger.create(str(tmp_path / "l.duckdb"), currency="NOK") as ledger,
        pytest.raises(RefusedError, match="costledger copy"),
    ):
        ledger.grants()
