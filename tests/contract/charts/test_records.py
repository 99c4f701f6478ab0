"""Records of charts one at a time: what a field brings along, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from costledger.errors import FilterSyntaxError, RefusedError, UnknownRecordError
from tests.allocations import add_rules
from tests.books import dispositions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costledger import Ledger
    from tests.contract.conftest import NewLedger

BOOKS = """
    accounting_periods
    starting_date | new_fiscal_year | state
    2024-01-01    | true            | closed
    2025-01-01    | true            | open

    gl_accounts
    no   | name  | income_balance
    1000 | Bank  | balance_sheet
    6000 | Rent  | income_statement
    6100 | Power | income_statement

    dimension_values
    dimension  | code
    DEPARTMENT | ADM
    DEPARTMENT | IT
    PROJECT    | P100

    cost_centers
    code | name           | line_type
    ADM  | Administration | cost_center
    IT   | Computers      | cost_center
    MAIN | All            | heading

    cost_objects
    code | name
    P100 | Chairs

    cost_types
    no   | name  | type      | gl_account_range | totaling
    6000 | Rent  | cost_type | 6000             |
    6100 | Power | cost_type | 6100             |
    6999 | Both  | total     |                  | 6000|6100
"""

ENTRIES = """
    gl_entries
    entry_no | posting_date | gl_account_no | amount | DEPARTMENT | PROJECT
    1        | 2025-01-02   | 6000          | 10.00  | ADM        |
"""


def new(new_ledger: NewLedger, more: str = "") -> Ledger:
    return new_ledger(BOOKS.replace("6000|6100", "6000..6100") + more)


def one(ledger: Ledger, table: str, key: str) -> dict[str, Any]:
    """Return the one record with a key, active or none."""
    name = "code" if table in ("cost_centers", "cost_objects") else "no"
    (found,) = [each for each in ledger.charts.show(table) if each[name] == key]
    return found


def codes(ledger: Ledger, table: str) -> list[str]:
    name = "code" if table in ("cost_centers", "cost_objects") else "no"
    return [each[name] for each in ledger.charts.show(table)]


def refused(kind: str) -> Any:
    """Expect a refusal of one kind."""
    return pytest.raises(RefusedError, check=lambda error: error.kind == kind)


# Adding


def test_a_line_is_added_with_its_fields(new_ledger: NewLedger) -> None:
    ledger = new(new_ledger)

    key = ledger.records.add(
        "cost_types",
        {"no": " 6200a ", "name": "Paper", "cost_center_code": "adm", "blocked": True},
    )

    assert key == "6200A"
    found = one(ledger, "cost_types", "6200A")
    assert (found["name"], found["cost_center_code"]) == ("Paper", "ADM")
    assert (found["type"], found["blocked"]) == ("cost_type", True)


@pytest.mark.parametrize(
    ("table", "record", "kind"),
    [
        ("cost_types", {"no": " ", "name": "x"}, "key_missing"),
        ("cost_centers", {"name": "x"}, "key_missing"),
        ("cost_objects", {"code": ""}, "key_missing"),
        ("gl_accounts", {"no": ""}, "key_missing"),
        ("dimension_values", {"dimension": "PROJECT", "code": ""}, "key_missing"),
        ("cost_types", {"no": "6000"}, "already_exists"),
        ("cost_centers", {"code": "adm"}, "already_exists"),
        ("gl_accounts", {"no": "1000"}, "already_exists"),
        (
            "cost_types",
            {"no": "1", "cost_center_code": "XX"},
            "cost_center_not_defined",
        ),
        (
            "cost_types",
            {"no": "1", "cost_object_code": "XX"},
            "cost_object_not_defined",
        ),
        ("cost_types", {"no": "1", "totaling": "1..2"}, "line_type_not_allowed"),
        ("cost_types", {"no": "1", "type": "group"}, "value_not_allowed"),
        ("cost_types", {"no": "1", "blocked": "perhaps"}, "value_not_allowed"),
    ],
)
def test_what_cannot_be_added_is_refused(
    new_ledger: NewLedger, table: str, record: dict[str, Any], kind: str
) -> None:
    ledger = new(new_ledger)
    before = ledger.charts.show(table)

    with refused(kind):
        ledger.records.add(table, record)

    assert ledger.charts.show(table) == before


def test_unknown_tables_records_and_fields_are_named(new_ledger: NewLedger) -> None:
    ledger = new(new_ledger)

    with pytest.raises(UnknownRecordError, match="no table tables"):
        ledger.records.add("tables", {})
    with pytest.raises(UnknownRecordError, match="no field of cost_types colour"):
        ledger.records.add("cost_types", {"no": "1", "colour": "red"})
    with pytest.raises(UnknownRecordError, match="no cost center NONE"):
        ledger.records.set("cost_centers", "none", [("name", "x")])
    with pytest.raises(UnknownRecordError, match="no account 9"):
        ledger.records.delete("gl_accounts", "9")


def test_a_heading_is_blocked_whatever_stands_first(new_ledger: NewLedger) -> None:
    ledger = new(new_ledger)

    ledger.records.add("cost_types", {"no": "1", "totaling": "6000", "type": "total"})
    ledger.records.add("cost_centers", {"code": "G", "line_type": "begin_total"})
    ledger.records.add(
        "cost_centers", {"code": "H", "blocked": False, "line_type": "begin_total"}
    )

    total = one(ledger, "cost_types", "1")
    assert (total["blocked"], total["totaling"]) == (True, "6000")
    assert one(ledger, "cost_centers", "G")["blocked"] is True
    assert one(ledger, "cost_centers", "H")["blocked"] is False


# Changing


def test_a_total_line_is_blocked_and_a_cost_type_open_again(
    new_ledger: NewLedger,
) -> None:
    ledger = new(new_ledger)

    ledger.records.set("cost_centers", "IT", [("line_type", "end_total")])
    ledger.records.set("cost_types", "6100", [("type", "total"), ("totaling", "1..2")])

    assert one(ledger, "cost_centers", "IT")["blocked"] is True
    changed = one(ledger, "cost_types", "6100")
    assert (changed["blocked"], changed["totaling"]) == (True, "1..2")

    ledger.records.set("cost_types", "6100", [("type", "cost_type")])
    changed = one(ledger, "cost_types", "6100")
    assert (changed["blocked"], changed["totaling"]) == (False, "")


def test_a_totaling_is_read_when_it_is_entered(new_ledger: NewLedger) -> None:
    ledger = new(new_ledger)

    with pytest.raises(FilterSyntaxError):
        ledger.records.set("cost_types", "6999", [("totaling", "1..(2")])
    with pytest.raises(FilterSyntaxError):
        ledger.records.set("cost_types", "6000", [("gl_account_range", "1||2")])


def test_a_changed_range_feeds_the_cost_type_at_once(new_ledger: NewLedger) -> None:
    ledger = new(new_ledger)

    ledger.records.set("cost_types", "6100", [("gl_account_range", "")])
    assert one(ledger, "gl_accounts", "6100")["cost_type_no"] == ""

    ledger.records.set("cost_types", "6000", [("gl_account_range", "6000..6100")])
    assert one(ledger, "gl_accounts", "6100")["cost_type_no"] == "6000"


def test_a_line_with_entries_keeps_its_type_or_asks(new_ledger: NewLedger) -> None:
    ledger = new(new_ledger, ENTRIES)
    ledger.transfer()

    with refused("entries_exist"):
        ledger.records.set("cost_types", "6000", [("type", "heading")])
    with refused("confirmation_declined"):
        ledger.records.set("cost_centers", "ADM", [("line_type", "heading")])
    with pytest.raises(RefusedError, match="entries: 1, G/L entries: 1"):
        ledger.records.set(
            "cost_centers", "ADM", [("line_type", "heading")], confirm=False
        )
    assert one(ledger, "cost_centers", "ADM")["line_type"] == "cost_center"

    ledger.records.set("cost_centers", "ADM", [("line_type", "heading")], confirm=True)
    found = one(ledger, "cost_centers", "ADM")
    assert (found["line_type"], found["blocked"]) == ("heading", True)


# Renaming


def test_what_names_a_code_follows_its_rename(new_ledger: NewLedger) -> None:
    ledger = new(new_ledger, ENTRIES)
    ledger.transfer()
    ledger.journal.import_rows(
        [{"cost_type_no": "6000", "bal_cost_type_no": "6000", "amount": "1.00"}],
        "DEFAULT",
    )

    ledger.records.rename("cost_types", "6000", "6050")

    assert codes(ledger, "cost_types") == ["6050", "6100", "6999"]
    assert one(ledger, "cost_types", "6999")["totaling"] == "6050..6100"
    assert one(ledger, "gl_accounts", "6000")["cost_type_no"] == "6050"
    (line,) = ledger.journal.show("DEFAULT")
    assert (line.cost_type_no, line.bal_cost_type_no) == ("6050", "6050")
    assert ledger.store.query("select cost_type_no from cost_entry") == [("6050",)]
    assert ledger.check().holds


NAMED = {
    "cost_types": """
        journal_batch.bal_cost_type_no
        journal_line_row.cost_type_no
        journal_line_row.bal_cost_type_no
        allocation_rule_row.credit_to_cost_type
        allocation_target_row.target_cost_type
        cost_type.totaling                       where code = '6999'
        allocation_rule_row.cost_type_range
        allocation_target_row.no_filter
        """,
    "cost_centers": """
        journal_batch.bal_cost_center_code
        journal_line_row.cost_center_code
        journal_line_row.bal_cost_center_code
        allocation_rule_row.cost_center_code
        allocation_target_row.target_cost_center
        employee.cost_center_code
        driver_value.receiver_code               where receiver_kind = 'center'
        receiver.totaling                        where code = 'ALL' and kind = 'center'
        allocation_target_row.cost_center_filter
        """,
    "cost_objects": """
        journal_batch.bal_cost_object_code
        journal_line_row.cost_object_code
        journal_line_row.bal_cost_object_code
        allocation_rule_row.cost_object_code
        allocation_target_row.target_cost_object
        employee.cost_object_code
        driver_value.receiver_code               where receiver_kind = 'object'
        receiver.totaling                        where code = 'ALL' and kind = 'object'
        allocation_target_row.cost_object_filter
        """,
}
"""The columns that hold codes of a chart as text, alone or in a filter."""

FILTERS = ("totaling", "cost_type_range", "no_filter", "_filter")

ONE_OF_EACH: tuple[tuple[str, dict[str, Any]], ...] = (
    ("cost_centers", {"code": "ALL", "line_type": "total"}),
    ("cost_objects", {"code": "ALL", "line_type": "total"}),
    ("employees", {"no": "1"}),
    ("drivers", {"code": "AREA"}),
    ("driver_values", {"driver": "AREA", "cost_center_code": "ADM"}),
    ("driver_values", {"driver": "AREA", "cost_object_code": "P100"}),
)


def placed(table: str) -> Iterator[tuple[str, str, str]]:
    """Yield (table, column, condition) of what names the codes of a chart."""
    for line in NAMED[table].strip().splitlines():
        place, _, condition = line.strip().partition(" ")
        yield *place.split("."), condition.strip()


@pytest.mark.parametrize("renamed", NAMED)
def test_every_column_follows_a_code_and_only_its_own_chart(
    new_ledger: NewLedger, renamed: str
) -> None:
    """All charts have the code QQ1, and one of them calls it QQ2."""
    ledger = new(new_ledger)
    for table in NAMED:
        key = "no" if table == "cost_types" else "code"
        ledger.records.add(table, {key: "QQ1"})
    for table, record in ONE_OF_EACH:
        dated = {"date": "2025-01-01", "value": "1"} if table == "driver_values" else {}
        ledger.records.add(table, record | dated)
    ledger.journal.import_rows([{"amount": "1.00"}], "DEFAULT")
    add_rules(
        ledger, "rules\nrule_id\nR\n\nlines\nrule_id | base\nR | cost_type_entries"
    )
    every = [(each, *place) for each in NAMED for place in placed(each)]
    for _, table, column, condition in every:
        text = "QQ1|ZZ" if column.endswith(FILTERS) else "QQ1"
        ledger.store.query(f"update {table} set {column} = '{text}' {condition}")

    ledger.records.rename(renamed, "QQ1", "QQ2")

    found = {
        (chart, table, column): ledger.store.query(
            f"select distinct {column} from {table} {condition}"
        )
        for chart, table, column, condition in every
    }
    assert found == {
        (chart, table, column): [
            (
                ("QQ2" if chart == renamed else "QQ1")
                + ("|ZZ" if column.endswith(FILTERS) else ""),
            )
        ]
        for chart, table, column, _ in every
    }


def test_a_code_is_given_once(new_ledger: NewLedger) -> None:
    ledger = new(new_ledger, ENTRIES)
    ledger.transfer()

    with refused("already_exists"):
        ledger.records.rename("cost_centers", "ADM", "IT")
    with refused("key_missing"):
        ledger.records.rename("cost_centers", "ADM", " ")
    ledger.records.delete("cost_centers", "ADM", confirm=True)
    with pytest.raises(RefusedError, match="ADM before, and it has retired"):
        ledger.records.rename("cost_centers", "IT", "ADM")
    with refused("already_exists"):
        ledger.records.add("cost_centers", {"code": "ADM"})


def test_centers_and_objects_of_one_code_are_two(new_ledger: NewLedger) -> None:
    ledger = new(new_ledger)
    ledger.records.add("cost_objects", {"code": "ADM"})
    ledger.records.add(
        "cost_objects", {"code": "X", "line_type": "total", "totaling": "ADM"}
    )

    ledger.records.rename("cost_centers", "ADM", "OFFICE")

    assert one(ledger, "cost_objects", "X")["totaling"] == "ADM"
    assert codes(ledger, "cost_objects") == ["ADM", "P100", "X"]


# Deleting


def test_what_nothing_refers_to_is_deleted(new_ledger: NewLedger) -> None:
    ledger = new(new_ledger)

    ledger.records.delete("cost_types", "6999")
    ledger.records.delete("cost_centers", "IT", confirm=False)
    ledger.records.delete("cost_objects", "P100")
    ledger.records.add("cost_centers", {"code": "IT", "name": "Again"})

    assert codes(ledger, "cost_types") == ["6000", "6100"]
    assert codes(ledger, "cost_objects") == []
    assert one(ledger, "cost_centers", "IT")["name"] == "Again"


def test_what_was_posted_on_retires(new_ledger: NewLedger) -> None:
    ledger = new(new_ledger, ENTRIES)
    ledger.records.set("cost_types", "6100", [("cost_center_code", "ADM")])

    with refused("confirmation_declined"):
        ledger.records.delete("cost_centers", "ADM", confirm=False)
    ledger.records.delete("cost_centers", "ADM", confirm=True)

    assert codes(ledger, "cost_centers") == ["IT", "MAIN"]
    assert one(ledger, "cost_types", "6100")["cost_center_code"] == ""
    assert dispositions(ledger) == {1: "blocked_receiver"}
    assert ledger.charts.from_dimensions()[0].created == 0
    assert ledger.check().holds


def test_what_a_draft_names_retires(new_ledger: NewLedger) -> None:
    ledger = new(new_ledger)
    ledger.journal.import_rows(
        [{"cost_center_code": "IT", "amount": "1.00"}], "DEFAULT"
    )

    ledger.records.delete("cost_centers", "IT")

    with refused("already_exists"):
        ledger.records.add("cost_centers", {"code": "IT"})


def test_a_cost_type_that_counts_is_not_deleted(new_ledger: NewLedger) -> None:
    ledger = new(new_ledger, ENTRIES)
    ledger.transfer()

    with refused("balance_not_zero"):
        ledger.records.delete("cost_types", "6000")

    ledger.journal.import_rows(
        [
            {
                "posting_date": "2025-01-02",
                "document_no": "J1",
                "amount": "10.00",
                "cost_type_no": "6100",
                "cost_center_code": "IT",
                "bal_cost_type_no": "6000",
                "bal_cost_center_code": "IT",
            }
        ],
        "DEFAULT",
    )
    ledger.journal.post("DEFAULT")
    with refused("entries_in_open_fiscal_year"):
        ledger.records.delete("cost_types", "6000")

    ledger.records.set("accounting_periods", "2025-01-01", [("closed", True)])
    with refused("entries_in_open_fiscal_year"):
        ledger.records.delete("cost_types", "6000")

    ledger.records.add("accounting_periods", {"starting_date": "2026-01-01"})
    ledger.records.delete("cost_types", "6000")
    assert codes(ledger, "cost_types") == ["6100", "6999"]
    assert one(ledger, "gl_accounts", "6000")["cost_type_no"] == ""
    assert ledger.check().holds


# Indentation


def test_a_chart_is_indented_as_a_whole(new_ledger: NewLedger) -> None:
    ledger = new(new_ledger)
    ledger.records.add("cost_types", {"no": "5999", "type": "begin_total"})
    ledger.records.add("cost_types", {"no": "6199", "type": "end_total"})

    assert ledger.charts.indent("cost_types") == 5

    found = ledger.charts.show("cost_types")
    assert [each["indentation"] for each in found] == [0, 1, 1, 0, 0]
    assert one(ledger, "cost_types", "6199")["totaling"] == "5999..6199"
    with pytest.raises(UnknownRecordError):
        ledger.charts.indent("receivers")


# The mirror


def test_entries_follow_an_account_that_is_renamed(new_ledger: NewLedger) -> None:
    ledger = new(new_ledger, ENTRIES)
    ledger.transfer()

    ledger.records.rename("gl_accounts", "6000", "6001")

    assert one(ledger, "cost_types", "6000")["gl_account_range"] == "6001"
    assert one(ledger, "gl_accounts", "6001")["cost_type_no"] == "6000"
    assert ledger.store.query("select gl_account from cost_entry") == [("6001",)]
    assert dispositions(ledger) == {1: "transferred"}
    assert ledger.check().holds


ACCOUNT_TABLES = (
    "gl_account_dimension",
    "gl_coding",
    "cost_type_account",
    "classified_coding",
    "disposition_total",
    "gl_budget_entry_row",
)


def test_everything_that_names_an_account_follows_it(new_ledger: NewLedger) -> None:
    more = """
    gl_budget_entries
    entry_no | budget_name | date       | gl_account_no | amount
    1        | B           | 2025-01-02 | 6000          | 10.00
    """
    ledger = new(new_ledger, ENTRIES + more)
    ledger.records.set(
        "gl_accounts", "6000", [("default_dimensions", {"PROJECT": "P100"})]
    )
    ledger.transfer()
    add_rules(
        ledger,
        "rules\nrule_id\nR\n\nlines\nrule_id | base | no_filter\nR | gl_entries | 6000",
    )

    def named(number: str) -> list[str]:
        return [
            table
            for table in ACCOUNT_TABLES
            if ledger.store.query(
                f"select 1 from {table} where gl_account_no = '{number}'"
            )
        ]

    assert named("6000") == list(ACCOUNT_TABLES)
    ledger.records.rename("gl_accounts", "6000", "6001")

    assert (named("6000"), named("6001")) == ([], list(ACCOUNT_TABLES))
    assert ledger.store.query("select no_filter from allocation_target_row") == [
        ("6001",)
    ]
    assert ledger.store.query("select code from gl_account_dimension") == [("P100",)]


def test_entries_follow_a_value_that_is_renamed(new_ledger: NewLedger) -> None:
    ledger = new(new_ledger, ENTRIES)

    ledger.records.rename("dimension_values", ("DEPARTMENT", "ADM"), "OFFICE")

    ((members,),) = ledger.store.query("select dimensions from gl_entry")
    assert members == '{"DEPARTMENT":"OFFICE"}'
    assert dispositions(ledger) == {1: "unknown_receiver"}
    ledger.records.rename("cost_centers", "ADM", "OFFICE")
    assert ledger.transfer().created == 1
    assert ledger.check().holds


def test_entries_of_an_account_that_is_gone_wait_for_it(new_ledger: NewLedger) -> None:
    ledger = new(new_ledger, ENTRIES)

    ledger.records.delete("gl_accounts", "6000")

    assert dispositions(ledger) == {1: "unknown_account"}
    with refused("already_exists"):
        ledger.records.rename("gl_accounts", "6100", "6000")
    ledger.records.add("gl_accounts", {"no": "6000"})
    assert ledger.transfer().created == 1


def test_employees_are_kept_one_at_a_time(new_ledger: NewLedger) -> None:
    ledger = new(new_ledger)

    ledger.records.add("employees", {"no": "e1", "cost_center_code": "ADM"})
    ledger.records.add("employees", {"no": "E2", "status": "inactive"})
    ledger.records.set("employees", "E1", [("status", "inactive"), ("name", "Kari")])
    ledger.records.rename("cost_centers", "ADM", "OFFICE")
    ledger.records.delete("employees", "E2")

    (found,) = ledger.exchange.table("employees")
    assert (found["no"], found["name"], found["status"]) == ("E1", "Kari", "inactive")
    assert found["cost_center_code"] == "OFFICE"


def test_every_change_stands_in_the_audit_trail(new_ledger: NewLedger) -> None:
    ledger = new(new_ledger)

    ledger.records.add("cost_centers", {"code": "NEW"})
    ledger.records.rename("cost_centers", "NEW", "NEWER")
    ledger.records.delete("cost_centers", "NEWER")

    verbs = ledger.store.query("select verb from audit_event order by event_no desc")
    assert [verb for (verb,) in verbs[:3]] == [
        "cost_centers delete",
        "cost_centers rename",
        "cost_centers add",
    ]
