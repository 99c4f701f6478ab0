"""An export holds everything, and importing it into a new ledger gives the same one."""

from __future__ import annotations

import csv
import hashlib
import json
import os
from typing import TYPE_CHECKING

import pytest

from costledger import Ledger
from costledger.cli import main
from costledger.engine.render import sql
from costledger.errors import ExportError
from costledger.operations.exchange.export import FORMATS, MANIFEST, TABLES
from costledger.operations.exchange.restore import RESTORED
from tests.books import cost_entries, dispositions, write
from tests.contract.transfer.test_transfer import CHARTS, ENTRIES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.copies import Copies

BOOKS = """
dimensions
code       | name
DEPARTMENT | Department
PROJECT    | Project
REGION     | Region

dimension_values
dimension  | code | name
DEPARTMENT | ADM  | Administration
DEPARTMENT | ÅRS  | Årsverk
PROJECT    | P1   | Project 1

accounting_periods
starting_date | new_fiscal_year | state
2024-01-01    | true            | closed
2025-01-01    | true            | open

gl_accounts
no   | name     | account_type | income_balance   | default_dimensions   | excluded_reason
1920 | Bank     | posting      | balance_sheet    |                      |
5000 | Wages    | posting      | income_statement | {"DEPARTMENT":"ADM"} |
6300 | Rent     | posting      | income_statement |                      |
6340 | Power    | posting      | income_statement |                      |
7700 | Unmapped | posting      | income_statement |                      |
8000 | Interest | posting      | income_statement |                      | financial

cost_centers
code | name           | line_type   | responsible_person | comment
ADM  | Administration | cost_center | the board          | first
ÅRS  | Årsverk        | cost_center |                    |
OLD  | Closed         | cost_center |                    |

cost_objects
code | name
P1   | Project 1

cost_types
no   | name  | type      | gl_account_range | combine_entries | cost_center_code | cost_object_code
5000 | Wages | cost_type | 5000             | month           | ADM              | P1
6300 | Rent  | cost_type | 6300             | none            |                  |
6340 | Power | cost_type | 6340             | day             |                  |

gl_entries
entry_no | posting_date | gl_account_no | document_no | description | amount  | additional_amount | DEPARTMENT | PROJECT | REGION
1        | 2024-01-05   | 5000          | W-1         | Wages       | 100.10  | 9                 | ADM        |         | N
2        | 2024-01-25   | 5000          | W-2         | Wages       | 50.05   | 5                 | ADM        |         |
3        | 2024-02-01   | 6340          | E-1         | Power       | 70.00   | 6                 | ÅRS        |         |
4        | 2024-02-01   | 6340          | E-2         | Credit      | -70.00  | -6                | ÅRS        |         |
5        | 2024-02-03   | 6300          |             |             | 0.01    | 0                 |            | P1      |
6        | 2024-02-03   | 6300          | R-2         | No receiver | 33.00   | 3                 |            |         |
7        | C2024-12-31  | 6300          | CLOSE       | Closing     | -33.01  | -3                | ADM        |         |
8        | 2024-03-01   | 1920          | B-1         | Paid        | -150.15 | -14               |            |         |
9        | 2024-03-01   | 8000          | B-2         | Interest    | 12.00   | 1                 | ADM        |         |
10       | 2024-03-01   | 7700          | U-1         | Unmapped    | 8.00    | 1                 | ADM        |         |
11       | 2024-03-02   | 6300          | Z-1         | Zero        | 0.00    | 0                 | ADM        |         |
"""
"""Every disposition, both ways of combining, a group that nets to zero, and a currency
without decimals beside one with two."""

LATER = """
gl_entries
entry_no | posting_date | gl_account_no | document_no | amount | DEPARTMENT
12       | 2025-01-10   | 6300          | R-3         | 44.44  | ADM
"""

NASTY = (
    'a "quoted", b',
    "two\nlines",
    "three\r\nlines",
    " led ",
    "\\N",
    "NULL",
    "'",
    "æøå€",
)
"""Texts that a careless CSV would lose."""

WHAT_IS_NOT_EXPORTED = {
    "schema_migration": "the new ledger has its own",
    "set_value": "read off the dimension sets again",
}


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "ledger.duckdb")


SETTINGS = {
    "currency": "NOK",
    "center_dimension": "DEPARTMENT",
    "object_dimension": "PROJECT",
    "company_name": "Export, Inc.",
    "additional_currency": "JPY",
}


def make(place: str) -> Ledger:
    return Ledger.create(place, **SETTINGS)


@pytest.fixture
def ledger(tmp_path: Path, place: str, copies: Copies) -> Iterator[Ledger]:
    """Return a ledger that has imported, transferred, changed and imported again."""

    def load_rows(made: Ledger) -> None:
        made.import_books(str(write(tmp_path / "books", BOOKS)))
        made.transfer()
        made.store.query("update receiver set is_retired = true where code = 'OLD'")
        made.store.query(
            "insert into version values (2, 'B25', 'Budget 2025', 'budget', true, 1,"
            " date '2024-12-31', 3)"
        )
        made.import_books(str(write(tmp_path / "later", LATER)))
        made.transfer()

    with copies.ledger(place, SETTINGS, "exported", load_rows) as made:
        yield made
    copies.give_back()


def restored(
    tmp_path: Path, export: Path, name: str = "new", **settings: str
) -> Ledger:
    new = Ledger.create(
        str(tmp_path / f"{name}.duckdb"), **({"currency": "NOK"} | settings)
    )
    new.import_books(str(export))
    return new


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def base_tables(ledger: Ledger) -> list[str]:
    rows = ledger.store.query(
        "select table_name from duckdb_tables() where not temporary order by 1"
    )
    return [row[0] for row in rows]


# The way there and back


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_of_a_restored_ledger_has_the_same_bytes(
    tmp_path: Path, ledger: Ledger, form: str
) -> None:
    ledger.exchange.export(str(tmp_path / "first"), form=form)
    with restored(tmp_path, tmp_path / "first") as new:
        new.exchange.export(str(tmp_path / "second"), form=form)
    assert files(tmp_path / "second") == files(tmp_path / "first")
    assert set(files(tmp_path / "first")) == {
        MANIFEST,
        *(f"{name}.{form}" for name in TABLES),
    }


@pytest.mark.parametrize("form", FORMATS)
def test_every_table_of_a_restored_ledger_has_the_same_rows(
    tmp_path: Path, ledger: Ledger, form: str
) -> None:
    ledger.exchange.export(str(tmp_path / "export"), form=form)
    with restored(tmp_path, tmp_path / "export") as new:
        for name in base_tables(ledger):
            text = f"select * from {name} order by all"
            assert (name, new.store.query(text)) == (name, ledger.store.query(text))


def test_a_restored_ledger_answers_as_the_exported_one(
    tmp_path: Path, place: str
) -> None:
    with make(place) as ledger:
        ledger.import_books(str(write(tmp_path / "books", CHARTS + ENTRIES)))
        ledger.transfer()
        late = "cost_centers\ncode | name\nGHOST | It lives"
        ledger.import_books(str(write(tmp_path / "late", late)))
        ledger.transfer()
        ledger.exchange.export(str(tmp_path / "export"))
        with restored(tmp_path, tmp_path / "export") as new:
            assert cost_entries(new) == cost_entries(ledger)
            assert dispositions(new) == dispositions(ledger)
            assert new.registers.list() == ledger.registers.list()
            assert new.transfer().transferred == 0
            assert new.check().holds


def test_every_table_of_the_ledger_is_restored_or_says_why_not(ledger: Ledger) -> None:
    texts = " ".join(sql(f"exchange/restore/{name}") for name in RESTORED)
    missing = {name for name in base_tables(ledger) if f"into {name} " not in texts}
    assert missing == set(WHAT_IS_NOT_EXPORTED)


def test_every_table_that_is_restored_is_counted(ledger: Ledger) -> None:
    counted = [name for name, _ in ledger.store.rows("exchange/restore/counts")]
    assert sorted(counted) == sorted(RESTORED)


def test_the_next_transfer_after_a_restore_looks_at_nothing_old(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.exchange.export(str(tmp_path / "export"))
    looked: list[str] = []
    with restored(tmp_path, tmp_path / "export") as new:
        for name_it in ("materialize", "create_view"):
            monkeypatch.setattr(
                new.store, name_it, lambda name, **_: looked.append(name)
            )
        found = new.transfer()
    assert (found.transferred, found.register) == (0, None)
    assert looked == []
    assert {reason: each.entries for reason, each in found.waiting.items()} == {
        "no_cost_type": 1,
        "no_receiver": 1,
    }


def test_the_laws_hold_in_a_restored_ledger(tmp_path: Path, ledger: Ledger) -> None:
    ledger.exchange.export(str(tmp_path / "export"))
    with restored(tmp_path, tmp_path / "export") as new:
        broken = [law.found for law in new.check().laws if law.broken]
    assert broken == []


def test_what_waits_is_found_after_a_restore_once_its_obstacle_is_gone(
    tmp_path: Path, ledger: Ledger
) -> None:
    ledger.exchange.export(str(tmp_path / "export"))
    with restored(tmp_path, tmp_path / "export") as new:
        new.charts.from_accounts()
        assert new.transfer().transferred == 1
        assert new.check().holds


def test_what_was_mapped_before_the_export_and_not_yet_transferred_is_found_after_it(
    tmp_path: Path, ledger: Ledger
) -> None:
    ledger.charts.from_accounts()
    ledger.exchange.export(str(tmp_path / "export"))
    with restored(tmp_path, tmp_path / "export") as new:
        assert new.transfer().transferred == 1
        assert new.check().holds


def test_numbers_go_on_where_the_exported_ledger_was(
    tmp_path: Path, ledger: Ledger
) -> None:
    ledger.exchange.export(str(tmp_path / "export"))
    with restored(tmp_path, tmp_path / "export") as new:
        for each in (ledger, new):
            each.charts.from_accounts()
        assert new.transfer() == ledger.transfer()


def test_texts_come_back_as_they_were(tmp_path: Path, place: str) -> None:
    with make(place) as ledger:
        ledger.import_books(str(write(tmp_path / "books", BOOKS)))
        for number, text in enumerate(NASTY, start=1):
            ledger.store.query(
                "update gl_entry_row set description = $text where gl_entry_no = $no",
                {"text": text, "no": number},
            )
        ledger.transfer()
        for form in FORMATS:
            ledger.exchange.export(str(tmp_path / form), form=form)
            with restored(tmp_path, tmp_path / form, form) as new:
                text = "select description from gl_entry_row order by gl_entry_no"
                found = [row[0] for row in new.store.query(text)][: len(NASTY)]
            assert tuple(found) == NASTY


def test_a_new_ledger_comes_back_as_a_new_ledger(tmp_path: Path, place: str) -> None:
    with make(place) as ledger:
        ledger.exchange.export(str(tmp_path / "first"))
    with restored(tmp_path, tmp_path / "first") as new:
        new.exchange.export(str(tmp_path / "second"))
    assert files(tmp_path / "second") == files(tmp_path / "first")


def test_settings_are_those_of_the_export(tmp_path: Path, ledger: Ledger) -> None:
    ledger.exchange.export(str(tmp_path / "export"))
    other = {"center_dimension": "REGION", "additional_currency": "EUR"}
    with restored(tmp_path, tmp_path / "export", **other) as new:
        assert new.setup() == ledger.setup()
        text = "select additional_amount from gl_entry order by entry_no"
        assert new.store.query(text) == ledger.store.query(text)


def test_an_import_after_a_restore_goes_on(tmp_path: Path, ledger: Ledger) -> None:
    ledger.exchange.export(str(tmp_path / "export"))
    more = str(write(tmp_path / "more", LATER.replace("12 ", "13 ")))
    with restored(tmp_path, tmp_path / "export") as new:
        assert new.import_books(more).entries == 1
        assert new.transfer().transferred == 1
        assert new.check().holds


def test_a_dry_run_verifies_and_restores_nothing(
    tmp_path: Path, ledger: Ledger
) -> None:
    ledger.exchange.export(str(tmp_path / "export"))
    with Ledger.create(str(tmp_path / "new.duckdb"), currency="NOK") as new:
        result = new.import_books(str(tmp_path / "export"), dry_run=True)
        assert (result.entries, new.store.query("select * from gl_entry")) == (12, [])
        assert new.import_books(str(tmp_path / "export")).entries == 12


# What an export holds


def test_amounts_are_decimals_codes_stand_for_keys_and_closing_dates_have_a_c(
    tmp_path: Path, ledger: Ledger
) -> None:
    ledger.exchange.export(str(tmp_path / "export"))
    header = (tmp_path / "export" / "gl_entries.csv").read_text("utf-8").splitlines()[0]
    assert header == (
        "entry_no,posting_date,gl_account_no,document_no,description,amount,"
        "additional_amount,reason_code,dimensions,import_no,source_row,source_key"
    )
    closing = table(tmp_path / "export", "gl_entries")[6]
    wanted = {
        "entry_no": "7",
        "posting_date": "C2024-12-31",
        "gl_account_no": "6300",
        "amount": "-33.01",
        "additional_amount": "-3",
        "dimensions": '{"DEPARTMENT":"ADM"}',
    }
    assert {name: closing[name] for name in wanted} == wanted
    cost = table(tmp_path / "export", "cost_entries")
    assert [
        (each["cost_type_no"], each["cost_center_code"], each["cost_object_code"])
        for each in cost
    ] == [("5000", "ADM", ""), ("6300", "", "P1"), ("6300", "ADM", "")]
    assert [each["amount"] for each in cost] == ["150.15", "0.01", "44.44"]
    assert [each["document_no"] for each in cost] == ["W-2", "0000", "R-3"]


def test_every_gl_entry_has_its_disposition(tmp_path: Path, ledger: Ledger) -> None:
    ledger.exchange.export(str(tmp_path / "export"))
    found = table(tmp_path / "export", "gl_disposition")
    assert [" ".join(row.values()).strip() for row in found] == [
        "1 transferred  1 1",
        "2 transferred  1 1",
        "3 transferred   1",
        "4 transferred   1",
        "5 transferred  2 1",
        "6 waiting no_receiver",
        "7 not_a_cost closing_date",
        "8 not_a_cost balance_sheet",
        "9 not_a_cost excluded",
        "10 waiting no_cost_type",
        "11 not_a_cost zero_amount",
        "12 transferred  3 2",
    ]


def test_the_manifest_names_every_file_with_its_rows(
    tmp_path: Path, ledger: Ledger
) -> None:
    result = ledger.exchange.export(str(tmp_path / "export"))
    manifest = json.loads((tmp_path / "export" / MANIFEST).read_text("utf-8"))
    assert (manifest["form"], manifest["currency"]) == (1, "NOK")
    assert manifest["schema"] == ledger.store.rows("base/schema/number")[0][0]
    told = {name: each["rows"] for name, each in manifest["tables"].items()}
    assert told == result.tables
    assert (told["gl_entries"], told["cost_entries"]) == (12, 3)


def test_the_same_ledger_gives_the_same_bytes_on_one_thread_and_on_four(
    tmp_path: Path, ledger: Ledger
) -> None:
    ledger.store.query(
        "insert into gl_entry_row select 100 + (i * 7919) % 300000, 1, i, null,"
        " date '2024-02-03', false, 1, i, 0, 'D', 'Many', '' from range(300000) q(i)"
    )
    for form in FORMATS:
        for threads in (1, 4):
            ledger.store.query(f"set threads = {threads}")
            ledger.exchange.export(str(tmp_path / f"{form}{threads}"), form=form)
        assert files(tmp_path / f"{form}1") == files(tmp_path / f"{form}4")


def test_an_older_export_lacks_columns_and_tables_that_came_later(
    tmp_path: Path, ledger: Ledger
) -> None:
    folder = tmp_path / "export"
    driver = {"code": "M2", "name": "Floor space", "unit": "m²"}
    ledger.records.add("drivers", driver)
    value = {"driver": "M2", "cost_center_code": "ADM", "date": "2026-01-01"}
    ledger.records.add("driver_values", value | {"value": "120"})
    ledger.exchange.export(str(folder))
    rows = table(folder, "driver_values")
    older = folder / "driver_values.csv"
    with older.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(
            file, [name for name in rows[0] if name != "version"], lineterminator="\n"
        )
        writer.writeheader()
        writer.writerows(
            {k: v for k, v in row.items() if k != "version"} for row in rows
        )
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    manifest["schema"] = 15
    del manifest["tables"]["allocation_flows"]
    (folder / "allocation_flows.csv").unlink()
    told = manifest["tables"]["driver_values"]
    told["sha256"] = hashlib.sha256(older.read_bytes()).hexdigest()
    (folder / MANIFEST).write_text(json.dumps(manifest), "utf-8")

    with restored(tmp_path, folder) as new:
        new.exchange.export(str(tmp_path / "again"))

    assert table(tmp_path / "again", "driver_values") == rows
    assert rows[0]["value"].startswith("120")


# Where an export may go


def test_an_earlier_export_is_replaced_as_a_whole(
    tmp_path: Path, ledger: Ledger
) -> None:
    folder = tmp_path / "deep" / "export"
    ledger.exchange.export(str(folder), form="parquet")
    ledger.exchange.export(str(folder))
    assert {path.suffix for path in folder.iterdir()} == {".csv", ".json"}
    assert [path.name for path in folder.parent.iterdir()] == ["export"]


def test_a_folder_that_holds_anything_else_is_refused_and_left_alone(
    tmp_path: Path, ledger: Ledger
) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    with pytest.raises(ExportError, match=r"something else \(letter.txt\)"):
        ledger.exchange.export(str(folder))
    (folder / "letter.txt").unlink()
    ledger.exchange.export(str(folder))
    (folder / "letter.txt").write_text("mine")
    before = files(folder)
    with pytest.raises(ExportError, match=r"letter\.txt"):
        ledger.exchange.export(str(folder))
    assert files(folder) == before


def test_a_file_an_unknown_format_and_the_current_folder_are_refused(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="it is a file"):
        ledger.exchange.export(str(tmp_path / "file"))
    with pytest.raises(ExportError, match="csv or parquet"):
        ledger.exchange.export(str(tmp_path / "export"), form="xml")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(ExportError, match="current folder"):
        ledger.exchange.export(".")


def test_an_export_that_fails_leaves_the_earlier_one_and_nothing_beside_it(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out" / "export"
    ledger.exchange.export(str(folder))
    before = files(folder)
    copy_out = ledger.store.copy_out

    def full(name: str, path: str) -> int:
        if name == "exchange/export/versions":
            raise OSError(28, "No space left on device")
        return copy_out(name, path)

    monkeypatch.setattr(ledger.store, "copy_out", full)
    with pytest.raises(ExportError, match="No space left"):
        ledger.exchange.export(str(folder))
    assert files(folder) == before
    assert [path.name for path in folder.parent.iterdir()] == ["export"]


@pytest.mark.skipif(os.name == "nt", reason="permissions are of POSIX")
def test_an_export_may_be_read_by_those_who_may_read_its_folder(
    tmp_path: Path, ledger: Ledger
) -> None:
    (tmp_path / "plain").mkdir()
    ledger.exchange.export(str(tmp_path / "export"))
    wanted = (tmp_path / "plain").stat().st_mode
    assert (tmp_path / "export").stat().st_mode == wanted


# What is not restored


def refusal(tmp_path: Path, export: Path, **settings: str) -> str:
    """Return why an export is refused; the new ledger is as it was."""
    place = str(tmp_path / "refused.duckdb")
    with Ledger.create(place, **({"currency": "NOK"} | settings)) as new:
        before = [new.store.query(f"select * from {name}") for name in base_tables(new)]
        with pytest.raises(ExportError) as caught:
            new.import_books(str(export))
        after = [new.store.query(f"select * from {name}") for name in base_tables(new)]
    assert after == before
    return str(caught.value)


def test_everything_that_is_in_the_way_is_told_at_once(
    tmp_path: Path, ledger: Ledger
) -> None:
    export = tmp_path / "export"
    ledger.exchange.export(str(export))
    (export / "versions.csv").unlink()
    with (export / "cost_types.csv").open("a") as file:
        file.write("\n")
    assert refusal(tmp_path, export, currency="EUR") == (
        f"{export} cannot be used: cost_types.csv was changed after it was exported; "
        "versions.csv is missing; it is in NOK and the ledger in EUR; make one with "
        "`costledger init --currency NOK`."
    )


def test_a_ledger_that_holds_something_is_refused_and_told_what(
    tmp_path: Path, ledger: Ledger
) -> None:
    ledger.exchange.export(str(tmp_path / "export"))
    with pytest.raises(ExportError, match=r"3 cost types.*12 general-ledger entries"):
        ledger.import_books(str(tmp_path / "export"))


def rewritten(export: Path, name: str, rows: list[dict[str, str]]) -> None:
    """Write a table of an export anew and let the manifest agree, as a forger would."""
    from costledger.sources.files import sha256  # noqa: PLC0415

    with (export / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    manifest = json.loads((export / MANIFEST).read_text("utf-8"))
    manifest["tables"][name]["sha256"] = sha256(export / f"{name}.csv")
    (export / MANIFEST).write_text(json.dumps(manifest), "utf-8")


def test_rows_that_cannot_be_restored_are_refused_although_the_manifest_agrees(
    tmp_path: Path, ledger: Ledger
) -> None:
    export = tmp_path / "export"
    ledger.exchange.export(str(export))
    rows = table(export, "cost_entries")
    rewritten(export, "cost_entries", [row | {"cost_type_no": "NONE"} for row in rows])
    told = refusal(tmp_path, export)
    assert "cost_entries.csv told of 3 rows, and 0 could be restored" in told


def test_a_cell_that_cannot_be_read_is_refused_with_its_file(
    tmp_path: Path, ledger: Ledger
) -> None:
    export = tmp_path / "export"
    ledger.exchange.export(str(export))
    rows = table(export, "cost_types")
    rewritten(export, "cost_types", [row | {"blocked": "perhaps"} for row in rows])
    told = refusal(tmp_path, export)
    assert "cost_types.csv: " in told
    assert "perhaps" in told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"form": 2}, "form 2"),
        ({"schema": 999}, "schema 999"),
        ({"tables": 1}, f"{MANIFEST} cannot be read"),
    ],
)
def test_a_manifest_of_another_form_is_refused(
    tmp_path: Path, ledger: Ledger, change: dict[str, int], told: str
) -> None:
    export = tmp_path / "export"
    ledger.exchange.export(str(export))
    manifest = json.loads((export / MANIFEST).read_text("utf-8"))
    (export / MANIFEST).write_text(json.dumps(manifest | change), "utf-8")
    assert told in refusal(tmp_path, export)


def test_an_export_of_an_older_schema_lacks_what_came_later(
    tmp_path: Path, ledger: Ledger
) -> None:
    export = tmp_path / "export"
    ledger.exchange.export(str(export))
    manifest = json.loads((export / MANIFEST).read_text("utf-8"))
    for table in ("requests", "journal_batches", "journal_lines"):
        del manifest["tables"][table]
        (export / f"{table}.csv").unlink()
    (export / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    assert "requests.csv is missing" in refusal(tmp_path, export)

    (export / MANIFEST).write_text(json.dumps(manifest | {"schema": 1}), "utf-8")
    with Ledger.create(str(tmp_path / "older.duckdb"), currency="NOK") as new:
        new.import_books(str(export))
        assert new.digest() == ledger.digest()


# The command


def test_the_command_says_what_it_wrote_and_where(
    tmp_path: Path, ledger: Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger.close()
    folder = str(tmp_path / "export")
    with pytest.raises(SystemExit) as ended:
        main(
            ["export", folder, "--ledger", ledger.store.location, "--format", "parquet"]
        )
    assert ended.value.code == 0
    assert f"{len(TABLES)} tables" in capsys.readouterr().out
    assert (tmp_path / "export" / "gl_entries.parquet").is_file()
    with pytest.raises(SystemExit) as ended:
        main(["export", folder, "--ledger", ledger.store.location, "--format", "xml"])
    assert ended.value.code == 2
