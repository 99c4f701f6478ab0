"""The operations of scenarios, each as one call of the public API."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from costledger import Allocation, BudgetCell, BudgetCopy, GLBudgetCopy
from costledger.errors import (
    AccountsClaimedTwiceError,
    CostLedgerError,
    HierarchyError,
    RowsRefusedError,
    UnknownRecordError,
)
from tests.conformance import given, numbers
from tests.conformance.values import day

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from costledger import Ledger
    from tests.conformance.scenario import Row, Scenario


@frozen
class Rows:
    """A report that is rows."""

    rows: list[Row]


@define
class Run:
    """A ledger in the middle of a scenario."""

    ledger: Ledger
    scenario: Scenario
    result: Any = None
    report: Any = None
    error: tuple[int, str, str] | None = None
    """Which step failed, the kind of the error, and what it said."""
    gl_entries: list[Row] = field(factory=list)

    @property
    def today(self) -> datetime.date | None:
        """The day that counts as today."""
        return day(self.scenario.work_date)

    def register(self, number: int, *, budget: bool = False) -> int:
        """Return our number of a register."""
        rows = numbers.registers(self.ledger, budget=budget)
        return numbers.ours([row["no"] for row in rows], number)

    def entry(self, number: int, *, budget: bool = False) -> int:
        """Return our number of an entry."""
        rows = numbers.entries(self.ledger, budget=budget)
        return numbers.ours([row["entry_no"] for row in rows], number)


def unit_of_work(run: Run) -> None:
    """Perform all operations; the first that is refused ends the scenario."""
    wanted = run.scenario.then.get("error")
    for place, step in enumerate(run.scenario.when, start=1):
        parameters = {name: value for name, value in step.items() if name != "op"}
        try:
            run.result = OPERATIONS[step["op"]](run, **parameters)
        except CostLedgerError as error:
            run.error = place, kind_of(error), str(error)
            return
        if (
            wanted
            and wanted["at_step"] == place
            and wanted["kind"].startswith("nothing_to_")
            and run.result in (0, [0, 0])
        ):
            run.error = place, wanted["kind"], "nothing was done"
            return


def kind_of(error: CostLedgerError) -> str:
    """Return the kind of an error; a list of problems counts by its first."""
    match error:
        case RowsRefusedError():
            return str(getattr(error.problems[0], "kind", "")) or "rows_refused"
        case AccountsClaimedTwiceError():
            return "cost_type_already_assigned"
        case HierarchyError():
            return str(getattr(error, "kind", "")) or "hierarchy"
        case UnknownRecordError():
            return "unknown_record"
    return str(getattr(error, "kind", "")) or type(error).__name__


# The general ledger and charts


def post_gl(run: Run, entries: list[Row]) -> int:
    """Post to the G/L: an import of its own, numbered on."""
    last = max(
        (row["entry_no"] for row in run.ledger.exchange.table("gl_entries")), default=0
    )
    rows = [
        {"entry_no": place} | row for place, row in enumerate(entries, start=last + 1)
    ]
    given.import_rows(run.ledger, "gl_entries", rows)
    return len(rows)


def transfer_gl_to_ca(run: Run) -> int:
    """Transfer everything."""
    return int(run.ledger.transfer(today=run.today).created)


def link_cost_types_to_gl_accounts(run: Run) -> list[int]:
    """Resolve account ranges into links."""
    linked = run.ledger.charts.link()
    return [linked.cost_types, linked.accounts]


def get_cost_types_from_chart_of_accounts(run: Run) -> int:
    """Make cost types of accounts."""
    return int(run.ledger.charts.from_accounts().created)


def get_cost_centers_from_dimension(run: Run) -> int:
    """Make cost centers of dimension values."""
    return int(run.ledger.charts.from_dimensions(only="cost_centers")[0].created)


def get_cost_objects_from_dimension(run: Run) -> int:
    """Make cost objects of dimension values."""
    return int(run.ledger.charts.from_dimensions(only="cost_objects")[1].created)


def indent(table: str) -> Callable[[Run], None]:
    """Return the indentation of one chart."""

    def step(run: Run) -> None:
        run.ledger.charts.indent(table)

    return step


# Records


def insert(run: Run, table: str, record: Row, *, confirm: bool | None = None) -> Any:
    """Add a record."""
    return run.ledger.records.add(table, record, confirm=confirm, today=run.today)


def modify(
    run: Run,
    table: str,
    key: Any,
    *,
    confirm: bool | None = None,
    **changes: Row,
) -> None:
    """Enter fields of a record, in order."""
    run.ledger.records.set(
        table,
        _key(run, table, key),
        list(changes["set"].items()),
        confirm=confirm,
        today=run.today,
    )


def rename(
    run: Run, table: str, key: Any, new_key: Any, *, confirm: bool | None = None
) -> None:
    """Give a record another key."""
    run.ledger.records.rename(table, _key(run, table, key), new_key, confirm=confirm)


def delete(run: Run, table: str, key: Any, *, confirm: bool | None = None) -> None:
    """Delete a record."""
    run.ledger.records.delete(table, _key(run, table, key), confirm=confirm)


def _key(run: Run, table: str, key: Any) -> Any:
    if table == "budget_entries":
        return run.entry(key, budget=True)
    return tuple(key) if isinstance(key, list) else key


def set_setup(run: Run, fields: Row) -> None:
    """Change settings."""
    run.ledger.setup(**given.settings(fields))


# Journals


def enter_journal_line(run: Run, batch: str, fields: list[list[Any]]) -> int:
    """Type a line."""
    typed = [(name, value) for name, value in fields]
    return int(run.ledger.journal.add(batch, typed, today=run.today).line_no)


def check_journal(run: Run, batch: str) -> list[str]:
    """Return for each line `ok`, or the kind of its first problem."""
    found = run.ledger.journal.check(batch)
    first: dict[int, str] = {}
    for problem in found.problems:
        first.setdefault(problem.line_no, problem.kind)
    return [first.get(line.line_no, "ok") for line in run.ledger.journal.show(batch)]


def post_journal(run: Run, batch: str) -> int:
    """Post a batch; 0 when it is empty."""
    posted = run.ledger.journal.post(batch, today=run.today)
    if posted.register is None:
        return 0
    rows = numbers.registers(run.ledger, budget=False)
    rows += numbers.registers(run.ledger, budget=True)
    return 1 + [row["no"] for row in rows].index(posted.register)


# Allocations


def calc_allocation_keys(run: Run, source_id: str | None = None) -> int:
    """Calculate dynamic keys."""
    found = run.ledger.keys.calculate(source_id, today=run.today)
    return int(found.recalculated)


def allocate(
    run: Run,
    date: str,
    from_level: int = 1,
    to_level: int = 99,
    variant: str = "",
    budget_name: str = "",
) -> int:
    """Allocate."""
    done = run.ledger.allocate(
        Allocation(
            date=day(date),
            from_level=from_level,
            to_level=to_level,
            label=variant,
            version=budget_name or numbers.ACTUAL,
        ),
        today=run.today,
    )
    return int(done.entries)


# Registers


def close_register(*, budget: bool) -> Callable[..., None]:
    """Return the closing of a register."""

    def step(run: Run, no: int) -> None:
        run.ledger.registers.close(run.register(no, budget=budget))

    return step


def reopen_register(*, budget: bool) -> Callable[..., None]:
    """Return the reopening of a register."""

    def step(run: Run, no: int) -> None:
        run.ledger.registers.reopen(run.register(no, budget=budget))

    return step


def delete_registers(*, budget: bool) -> Callable[..., None]:
    """Return the deletion of a tail of registers."""

    def step(run: Run, from_no: int, to_no: int) -> None:
        first = run.register(from_no, budget=budget)
        version = numbers.ACTUAL
        if budget:
            rows = numbers.registers(run.ledger, budget=True)
            version = next((r["version"] for r in rows if r["no"] == first), "")
        run.ledger.registers.delete(
            first, run.register(to_no, budget=budget), version=version, today=run.today
        )

    return step


def delete_old_cost_entries(run: Run, year_ending_date: str) -> None:
    """Archive old years."""
    with tempfile.TemporaryDirectory() as folder:
        run.ledger.archive.year(day(year_ending_date), folder=folder, today=run.today)


# Budgets


def add_budget_entries(run: Run, entries: list[Row]) -> None:
    """Enter budget entries."""
    rows = [_without(row, "budget_name") for row in entries]
    run.ledger.budget.enter(rows, entries[0].get("budget_name", ""), today=run.today)


def set_budget_cell(
    run: Run,
    budget_name: str,
    cost_type_no: str,
    period: list[str],
    amount: str,
    cost_center_code: str = "",
    cost_object_code: str = "",
    amount_type: str = "net_change",
) -> None:
    """Change a cell of the budget matrix."""
    run.ledger.budget.set(
        budget_name,
        BudgetCell(
            cost_type_no,
            cost_center_code,
            cost_object_code,
            period=(day(period[0]), day(period[1])),
        ),
        amount,
        amount_type=amount_type,
        today=run.today,
    )


def compress_budget(run: Run, budget_name: str) -> int:
    """Compress a budget."""
    return int(run.ledger.budget.compress(budget_name))


def copy_cost_budget(
    run: Run,
    source_budget: str,
    target_budget: str,
    filters: Row,
    to: Row | None = None,
    factor: str = "1",
    no_of_copies: int = 1,
    date_change_formula: str = "",
) -> int:
    """Copy a budget."""
    copied = run.ledger.budget.copy(
        source_budget,
        target_budget,
        BudgetCopy(
            filters=filters,
            to=to or {},
            factor=factor,
            copies=no_of_copies,
            shift=date_change_formula,
        ),
        today=run.today,
    )
    return int(copied.entries)


def copy_gl_budget_to_cost_budget(
    run: Run,
    source_budget: str,
    target_budget: str,
    filters: Row,
    to: Row | None = None,
    date_change_formula: str = "",
) -> list[int]:
    """Copy a G/L budget into a cost budget."""
    copied = run.ledger.budget.from_gl(
        source_budget,
        target_budget,
        GLBudgetCopy(filters=filters, to=to or {}, shift=date_change_formula),
        today=run.today,
    )
    return [copied.made, copied.skipped]


def copy_cost_budget_to_gl_budget(
    run: Run,
    source_budget: str,
    target_budget: str,
    filters: Row,
    factor: str = "1",
    no_of_copies: int = 1,
    date_change_formula: str = "",
) -> list[int]:
    """Copy a cost budget into a G/L budget."""
    copied = run.ledger.budget.to_gl(
        source_budget,
        target_budget,
        BudgetCopy(
            filters=filters,
            factor=factor,
            copies=no_of_copies,
            shift=date_change_formula,
        ),
        today=run.today,
    )
    return [copied.made, copied.skipped]


def transfer_budget_to_actual(run: Run, source_budget: str, filters: Row) -> int:
    """Turn budget entries into actual ones."""
    taken = run.ledger.budget.to_actual(source_budget, filters=filters, today=run.today)
    return int(taken.entries)


# Reports


def report(run: Run, name: str, **parameters: Any) -> None:
    """Ask for a report."""
    if name == "allocations":
        run.report = Rows(_allocations(run, **parameters))
    else:
        run.report = getattr(run.ledger, f"report_{name}")(**parameters)


def _allocations(run: Run, *, skip_sources_without_targets: bool = False) -> list[Row]:
    """List the sources with their targets."""
    targets = run.ledger.exchange.table("allocation_targets")
    rows = [
        source | {"targets": [each for each in targets if each["id"] == source["id"]]}
        for source in run.ledger.exchange.table("allocation_sources")
        if not source.get("retired")
    ]
    return [row for row in rows if row["targets"] or not skip_sources_without_targets]


def _without(row: Row, *names: str) -> Row:
    return {name: value for name, value in row.items() if name not in names}


OPERATIONS: dict[str, Callable[..., Any]] = {
    "post_gl": post_gl,
    "transfer_gl_to_ca": transfer_gl_to_ca,
    "link_cost_types_to_gl_accounts": link_cost_types_to_gl_accounts,
    "get_cost_types_from_chart_of_accounts": get_cost_types_from_chart_of_accounts,
    "get_cost_centers_from_dimension": get_cost_centers_from_dimension,
    "get_cost_objects_from_dimension": get_cost_objects_from_dimension,
    "indent_cost_types": indent("cost_types"),
    "indent_cost_centers": indent("cost_centers"),
    "indent_cost_objects": indent("cost_objects"),
    "insert": insert,
    "modify": modify,
    "rename": rename,
    "delete": delete,
    "set_setup": set_setup,
    "enter_journal_line": enter_journal_line,
    "check_journal": check_journal,
    "post_journal": post_journal,
    "calc_allocation_keys": calc_allocation_keys,
    "allocate": allocate,
    "close_cost_register": close_register(budget=False),
    "reopen_cost_register": reopen_register(budget=False),
    "close_budget_register": close_register(budget=True),
    "reopen_budget_register": reopen_register(budget=True),
    "delete_cost_registers": delete_registers(budget=False),
    "delete_budget_registers": delete_registers(budget=True),
    "delete_old_cost_entries": delete_old_cost_entries,
    "add_budget_entries": add_budget_entries,
    "set_budget_cell": set_budget_cell,
    "compress_budget": compress_budget,
    "copy_cost_budget": copy_cost_budget,
    "copy_gl_budget_to_cost_budget": copy_gl_budget_to_cost_budget,
    "copy_cost_budget_to_gl_budget": copy_cost_budget_to_gl_budget,
    "transfer_budget_to_actual": transfer_budget_to_actual,
    "report": report,
}
