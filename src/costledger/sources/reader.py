"""Reading one file as one exchange table: from text to typed rows and problems.

Each step is a view over the one before, and its columns are named after the exchange
table's: `amount_t` is the text cleaned, `amount_v` the value. What a text means is said
by the macros of `sql/macros.sql`; this module only puts them in place.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.filters import parse_filter
from costledger.errors import SourceError
from costledger.messages import marked, phrase
from costledger.sources.catalog import Column, Kind, Table
from costledger.sources.files import Loaded, TableFile, words

if TYPE_CHECKING:
    import duckdb

    from costledger.sources.mapping import TableMapping

HINTS = {
    Kind.AMOUNT: marked("Write it like -1234.56."),
    Kind.ADDITIONAL_AMOUNT: marked("Write it like -1234.56."),
    Kind.DATE: marked("Write it like 2026-12-31, or set `date_format` in the mapping."),
    Kind.POSTING_DATE: (
        marked(
            "Write it like 2026-12-31, or set `date_format` in the mapping; a "
            "closing date is C2026-12-31."
        )
    ),
    Kind.BOOLEAN: marked("Write true or false."),
    Kind.WHOLE: marked("Write a whole number."),
    Kind.DECIMAL: marked(
        "Write it like 1234.56, with a point, zero or more, and no groups."
    ),
    Kind.SIGNED: marked("Write it like -1234.56, with a point and no groups."),
    Kind.DIMENSIONS: marked('Write a JSON object such as {"DEPARTMENT": "ADM"}.'),
}
MONEY = (Kind.AMOUNT, Kind.ADDITIONAL_AMOUNT)
DECIMALS = (Kind.DECIMAL, Kind.SIGNED)
VALUES = {
    Kind.CODE: "code_value",
    Kind.TEXT: "text_value",
    Kind.BOOLEAN: "boolean_value",
    Kind.WHOLE: "whole_value",
    Kind.DECIMAL: "decimal_value",
    Kind.SIGNED: "decimal_value",
}
"""The macro that gives a cell's value."""
PROBLEMS = {
    Kind.BOOLEAN: "boolean_problem",
    Kind.WHOLE: "whole_problem",
    Kind.DECIMAL: "share_problem",
    Kind.SIGNED: "decimal_problem",
    Kind.DIMENSIONS: "json_problem",
}
"""The macro that says what is wrong with a cell."""
DAYS = (Kind.DATE, Kind.POSTING_DATE)
SIDES = ("amount", "debit_amount", "credit_amount")
"""Where an entry's amount may stand."""
NO_TEXT = "cast(null as varchar)"

NOTHING = {
    Kind.DATE: "cast(null as date)",
    Kind.POSTING_DATE: "cast(null as date)",
    Kind.AMOUNT: "cast(null as bigint)",
    Kind.ADDITIONAL_AMOUNT: "cast(null as bigint)",
}
"""What stands for a column that a file does not bring, where no text does."""


@frozen
class StageContext:
    """What staging needs to know of the ledger."""

    minor_digits: int
    additional_minor_digits: int
    dimensions: tuple[str, ...]
    """Dimensions whose name, as a column's, makes the column a dimension."""


@frozen
class Input:
    """One file on its way into one exchange table."""

    table: Table
    mapping: TableMapping
    file: TableFile
    loaded: Loaded
    number: int
    """Its place among all inputs: several may be made of one file."""


@frozen
class CellProblem:
    """Something that can be wrong with a cell."""

    column: str
    source: str
    """The SQL of the cell's text."""
    sql: str
    """What is wrong with it, or null."""
    hint: str


class Reader:
    """Reads one input: where each column comes from, its value, and its problems.

    Raises SourceError for columns that are missing.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        part: Input,
        context: StageContext,
    ) -> None:
        self.connection = connection
        self.part = part
        self.context = context
        self.mapping = part.mapping
        self.sources = {
            column.name: source
            for column in part.table.columns
            if (source := self._source(column.name))
        }
        self.dimensions = self._dimension_columns()
        self._check_columns()
        self.decimal: dict[str, str] = {}
        self.relation = self._prepare()

    # Where a column's text comes from

    def _source(self, ours: str) -> str:
        """Return the SQL of a column's text: a constant, their column, or ''."""
        if ours in self.mapping.constants:
            return literal(self.mapping.constants[ours])
        theirs = self.find(self.mapping.columns.get(ours, ours))
        return self._cell(theirs) if theirs else ""

    def _cell(self, name: str) -> str:
        """Return the SQL of the text in a column of theirs."""
        return f"raw.{self.part.loaded.cells[self.find(name)]}"

    def find(self, name: str) -> str:
        """Return the file's column of this name: as written, else by its words."""
        columns = list(self.part.loaded.cells) if name else []
        for form in (str, str.casefold, words):
            found = [each for each in columns if form(each) == form(name)]
            if found:
                return found[0]
        return ""

    def _dimension_columns(self) -> dict[str, str]:
        """Return dimension = their column, in dimension order."""
        named = dict(self.mapping.dimensions)
        if self.part.table.name in ("gl_entries", "gl_budget_entries"):
            for dimension in filter(self.find, filter(None, self.context.dimensions)):
                named.setdefault(dimension, dimension)
        codes = {dimension.strip().upper(): each for dimension, each in named.items()}
        return {code: self.find(codes[code]) or codes[code] for code in sorted(codes)}

    def used(self) -> set[str]:
        """Return the file's columns that something is taken from."""
        rule = self.mapping
        named = [
            *(rule.columns.get(name, name) for name in self.sources),
            *self.dimensions.values(),
            *rule.when,
            *rule.key,
            rule.closing_column,
        ]
        return {self.find(name) for name in named}

    def _check_columns(self) -> None:
        rule, table = self.mapping, self.part.table
        named = [*rule.columns.values(), *rule.when, *rule.key]
        named += [*self.dimensions.values(), *filter(None, [rule.closing_column])]
        missing = sorted({each for each in named if not self.find(each)})
        if missing:
            raise SourceError(
                self.part.file.shown,
                phrase(
                    "the mapping of {name} names columns that are not there: {missing}.",
                    name=table.name,
                    missing=", ".join(map(self._with_guess, missing)),
                ),
                phrase("There are {cells}.", cells=", ".join(self.part.loaded.cells)),
            )
        lacking = [
            column.name
            for column in table.columns
            if column.is_required and column.name not in self.sources
        ]
        if table.name == "gl_entries" and not set(SIDES) & set(self.sources):
            lacking.append("amount")
        if lacking:
            raise SourceError(
                self.part.file.shown,
                phrase(
                    "as {name} it lacks the columns {lacking}.",
                    name=table.name,
                    lacking=", ".join(lacking),
                ),
                phrase(
                    "There are {cells}; a mapping can rename them.",
                    cells=", ".join(self.part.loaded.cells),
                ),
            )

    def _with_guess(self, name: str) -> str:
        close = difflib.get_close_matches(name, self.part.loaded.cells, n=1)
        return (
            phrase("{name} (did you mean {close}?)", name=name, close=close[0])
            if close
            else name
        )

    # Step by step from text to value

    def _columns(self, *kinds: Kind) -> list[Column]:
        return [
            column
            for column in self.part.table.columns
            if column.kind in kinds and column.name in self.sources
        ]

    def _prepare(self) -> str:
        """Lay the views, and return the last one's name.

        Nested macros would be written out many times over; columns are not.
        """
        money = [column.name for column in self._columns(*MONEY)]
        days = [column.name for column in self._columns(*DAYS)]
        prefix = literal(self.mapping.closing_prefix.upper())
        spaced = [f"amount_spaced({self.sources[each]}) as {each}_s" for each in money]
        spaced += [
            f"day_text({self.sources[each]}, {prefix}) as {each}_t" for each in days
        ]
        if self._has_members():
            spaced.append(f"{self._member_key()} as member_key")
        view = self._lay("spaced", self.part.loaded.view, spaced)
        text = [f"amount_text({each}_s) as {each}_t" for each in money]
        view = self._lay("text", view, text + [self._day(each) for each in days])
        for name in money:
            self.decimal[name] = self._decimal_sign(name, view)
        plain = [
            f"amount_plain({each}_t, {literal(self.decimal[each])}) as {each}_p"
            for each in money
        ]
        plain += [f"day_in_time({each}_d) as {each}_v" for each in days]
        view = self._lay("plain", view, plain)
        view = self._lay(
            "decimals", view, [f"decimals_of({each}_p) as {each}_f" for each in money]
        )
        values = [
            f"within_limit(minor_of({column.name}_p, {column.name}_f,"
            f" {self._digits(column)})) as {column.name}_v"
            for column in self._columns(*MONEY)
        ]
        view = self._lay("read", view, values)
        if self._has_members():
            self._materialize_members(view)
        return view

    def _lay(self, step: str, source: str, cells: list[str]) -> str:
        name = f"input_{self.part.number}_{step}"
        more = "".join(f", {cell}" for cell in cells)
        self.connection.execute(
            f"create or replace temp view {name} as"
            f" select raw.*{more} from {source} as raw"
        )
        return name

    def _day(self, name: str) -> str:
        form = self.mapping.date_format
        if form:
            return f"day_formatted({name}_t, {literal(form)}) as {name}_d"
        return f"day_auto({name}_t) as {name}_d"

    def _digits(self, column: Column) -> int:
        if column.kind is Kind.ADDITIONAL_AMOUNT:
            return self.context.additional_minor_digits
        return self.context.minor_digits

    def _decimal_sign(self, name: str, view: str) -> str:
        """Return what all values of a column agree on: '.', ',' or '?' for either."""
        theirs = self.find(self.mapping.columns.get(name, name))
        if theirs in self.part.loaded.numbers:
            return "."
        if self.mapping.decimal:
            return self.mapping.decimal
        evidence = f"amount_evidence({name}_t) as sign"
        rows = self.connection.view(view).select(evidence).value_counts("sign")
        count = {sign: int(number) for sign, number in rows.fetchall() if sign}
        if count.keys() == {"?"}:
            return "?"
        return "," if count.get(",", 0) > count.get(".", 0) else "."

    # Dimensions: worked out once for each combination, and not for each row

    def _has_members(self) -> bool:
        return bool(self.dimensions or self._columns(Kind.DIMENSIONS))

    def _given_members(self) -> str:
        given = self._columns(Kind.DIMENSIONS)
        return self.sources[given[0].name] if given else NO_TEXT

    def _member_key(self) -> str:
        cells = [self._given_members()]
        cells += [self._cell(column) for column in self.dimensions.values()]
        return (
            "concat_ws(chr(31), " + ", ".join(f"coalesce({c}, '')" for c in cells) + ")"
        )

    def _materialize_members(self, view: str) -> None:
        """Hold the canonical JSON text of each combination of dimension values."""
        own = ", ".join(
            f"{{'k': {literal(dimension)},"
            f" 'v': code_value(any_value({self._cell(column)}))}}"
            for dimension, column in self.dimensions.items()
        )
        pairs = f"[{own}]" if own else "cast([] as struct(k varchar, v varchar)[])"
        self.connection.execute(
            f"create or replace temp table {view}_set as with combination as ("
            f" select member_key, {pairs} as own,"
            f" json_pairs(any_value({self._given_members()})) as given"
            f" from {view} as raw group by member_key)"
            " select member_key, members_text(list_concat(own, given)) as members,"
            " is_torn(list_concat(own, given)) as is_torn from combination"
        )

    # Typed rows

    def select(self) -> str:
        """Return the typed rows as a SELECT."""
        typed = [
            f"{self.value(column)} as {column.name}"
            for column in self.part.table.columns
            if self._is_given(column)
        ]
        if self.part.table.name == "gl_entries":
            typed += self._entry_cells()
        elif self.part.table.is_whole:
            typed += self._whole_cells()
        elif self._has_members():
            typed.append("coalesce(found.members, '{}') as default_dimensions")
        troubles = ", ".join(each.sql for each in self.problems())
        typed.append(f"coalesce({troubles or 'null'}) is not null as is_bad")
        if self.mapping.distinct:
            names = ", ".join(str(place) for place in range(1, len(typed) + 1))
            return (
                f"select {literal(self.part.file.shown)} as file,"
                f" {self.part.number} as part_no, min(row_no) as row_no, * exclude row_no"
                f" from (select {', '.join(typed)}, raw.row_no {self._from()})"
                f" group by all order by {names}"
            )
        return (
            f"select {literal(self.part.file.shown)} as file,"
            f" {self.part.number} as part_no, raw.row_no, {', '.join(typed)}"
            f" {self._from()}"
        )

    def _from(self) -> str:
        found = ""
        if self._has_members():
            found = f" left join {self.relation}_set as found using (member_key)"
        return f"from {self.relation} as raw{found}{self._where()}"

    def _is_given(self, column: Column) -> bool:
        """Whether a column is read cell by cell, and its file brings it."""
        if column.name == "income_balance" and self.mapping.income_statement:
            return True
        if self.part.table.name == "gl_entries":
            return column.kind in (Kind.TEXT, Kind.CODE, Kind.POSTING_DATE)
        if self.part.table.is_whole:
            return column.kind is not Kind.DIMENSIONS
        return column.kind is not Kind.DIMENSIONS and column.name in self.sources

    def value(self, column: Column) -> str:
        """Return the SQL of a column's typed value."""
        if column.name == "income_balance" and self.mapping.income_statement:
            return self._income_balance()
        if column.name not in self.sources and column.kind in NOTHING:
            return NOTHING[column.kind]
        source = self.sources.get(column.name, NO_TEXT)
        match column.kind:
            case Kind.CHOICE:
                return f"choice_value({source}, {listed(column.choices)})"
            case kind if kind in VALUES:
                return f"{VALUES[kind]}({self._with_point(column, source)})"
            case _:
                return f"{column.name}_v"

    def _with_point(self, column: Column, source: str) -> str:
        """Return a decimal's text with a point, where a mapping says it is a comma."""
        comma = column.kind in DECIMALS and self.mapping.decimal == ","
        return f"replace({source}, ',', '.')" if comma else source

    def _income_balance(self) -> str:
        """Return the account's kind as the mapping's filter decides it."""
        number = f"code_value({self.sources['no']})"
        rows = self.connection.execute(
            f"select distinct {number} from {self.part.loaded.view} as raw"
        ).fetchall()
        accounts = [str(row[0]) for row in rows if row[0]]
        passed = parse_filter(self.mapping.income_statement).select(accounts)
        return (
            f"case when list_contains({listed(tuple(sorted(passed)))}, {number})"
            " then 'income_statement' else 'balance_sheet' end"
        )

    def _entry_cells(self) -> list[str]:
        members = "coalesce(found.members, '{}')" if self._has_members() else "'{}'"
        additional = self._money("additional_amount")
        return [
            f"{members} as members",
            f"{self._is_closing()} as is_closing",
            f"{self._amount()} as amount",
            f"coalesce({additional}, 0) as additional_amount",
            f"{self.source_row()} as source_row",
            f"{self._key()} as key_text",
        ]

    def _whole_cells(self) -> list[str]:
        """Return what a table brings that is staged with every column."""
        cells = []
        if "posting_date" in self.sources:
            cells.append(f"{self._is_closing()} as is_closing")
        if any(column.kind is Kind.DIMENSIONS for column in self.part.table.columns):
            members = "coalesce(found.members, '{}')" if self._has_members() else "'{}'"
            cells.append(f"{members} as members")
        return cells

    def _is_closing(self) -> str:
        prefix = literal(self.mapping.closing_prefix.upper())
        is_closing = f"is_closing_text({self.sources['posting_date']}, {prefix})"
        if not self.mapping.closing_column:
            return is_closing
        cell = self._cell(self.mapping.closing_column)
        values = listed(self.mapping.closing_values)
        return f"{is_closing} or list_contains({values}, text_value({cell}))"

    def _amount(self) -> str:
        """Return the signed amount: its own column, else debit less credit."""
        debit, credit = self._money("debit_amount"), self._money("credit_amount")
        sides = f"coalesce({debit}, 0) - coalesce({credit}, 0)"
        return f"coalesce({self._money('amount')}, {sides})"

    def _money(self, name: str) -> str:
        return f"{name}_v" if name in self.sources else "cast(null as bigint)"

    def _key(self) -> str:
        """Return what a source knows an entry by, where it is no number; '' if none."""
        if not self.mapping.key:
            return f"text_value({self.sources.get('source_key', NO_TEXT)})"
        parts = [f"text_value({self._cell(each)})" for each in self.mapping.key]
        return f"concat_ws('/', {', '.join(parts)})"

    def source_row(self) -> str:
        """Return the row as people know it: a spooled file says where it was before."""
        if "source_row" not in self.sources:
            return "raw.row_no"
        return f"whole_value({self.sources['source_row']})"

    def _where(self) -> str:
        conditions = [
            f"list_contains({listed(texts)}, text_value({self._cell(theirs)}))"
            for theirs, texts in self.mapping.when.items()
        ]
        if self.mapping.leave_out_zero:
            conditions.append(f"coalesce({self._amount()}, 1) <> 0")
        return f" where {' and '.join(conditions)}" if conditions else ""

    # Problems

    def problems(self) -> list[CellProblem]:
        """Return what can be wrong with a row, column by column."""
        found: list[CellProblem] = []
        for column in self.part.table.columns:
            if column.name not in self.sources:
                continue
            source = self.sources[column.name]
            if sql := self._problem(column, source):
                hint = self._hint(column)
                found.append(CellProblem(column.name, source, sql, hint))
            if column.is_required:
                found.append(
                    _empty(column.name, source, phrase("It has to be filled."))
                )
        if self._has_members():
            torn = "case when found.is_torn then 'A dimension has two values here.' end"
            hint = phrase("Give each dimension one value.")
            found.append(CellProblem("dimensions", "found.members", torn, hint))
        if self.part.table.name == "gl_entries":
            found += self._entry_problems()
        places = {
            name: place for place, name in enumerate(self.part.table.column_names)
        }
        return sorted(found, key=lambda each: places.get(each.column, len(places)))

    def _entry_problems(self) -> list[CellProblem]:
        given = [name for name in SIDES if name in self.sources]
        sides = ", ".join(f"cell({self.sources[name]})" for name in given)
        hint = phrase("Write 0 where an entry has no amount.")
        found = [_empty(given[0], self.sources[given[0]], hint, f"coalesce({sides})")]
        if number := self.sources.get("entry_no"):
            hint = phrase("A number with other signs is a `key` of the mapping.")
            sql = f"number_problem({number})"
            found.append(CellProblem("entry_no", number, sql, hint))
        return found

    def _hint(self, column: Column) -> str:
        if column.kind is Kind.CHOICE:
            return phrase(
                "Write one of {choices}.",
                choices=", ".join(filter(None, column.choices)),
            )
        if column.kind in MONEY and self.decimal[column.name] == "?":
            return phrase('Set `decimal = ","` or `decimal = "."` in the mapping.')
        return phrase(HINTS.get(column.kind, ""))

    def _problem(self, column: Column, source: str) -> str:
        name = column.name
        match column.kind:
            case Kind.CHOICE:
                return f"choice_problem({source}, {listed(column.choices)})"
            case kind if kind in PROBLEMS:
                return f"{PROBLEMS[kind]}({self._with_point(column, source)})"
            case Kind.DATE | Kind.POSTING_DATE:
                return f"day_problem({source}, {name}_d)"
            case Kind.AMOUNT | Kind.ADDITIONAL_AMOUNT if self.decimal[name] == "?":
                return f"amount_question({name}_s, {name}_t)"
            case Kind.AMOUNT | Kind.ADDITIONAL_AMOUNT:
                values = f"{name}_s, {name}_p, {name}_f, {name}_v"
                return f"amount_problem({values}, {self._digits(column)})"
        return ""

    def list_problems(self) -> None:
        """Add every problem of every row to `stage_problem`."""
        for each in self.problems():
            self.connection.execute(
                "insert into stage_problem select * from ("
                f"select {literal(self.part.file.shown)}, {self.source_row()} as row_no,"
                f" {literal(each.column)}, coalesce({each.source}, ''),"
                f" {each.sql} as problem, {literal(each.hint)} {self._from()})"
                " where problem is not null order by row_no"
            )


def _empty(column: str, source: str, hint: str, filled: str = "") -> CellProblem:
    """Return the problem of a cell without text, or of several without any."""
    sql = f"case when {filled or f'cell({source})'} is null then 'This is empty.' end"
    return CellProblem(column, source, sql, hint)


def literal(text: str) -> str:
    """Write a text as SQL."""
    return "'" + text.replace("'", "''") + "'"


def listed(texts: tuple[str, ...]) -> str:
    """Write texts as an SQL list."""
    return f"cast([{', '.join(literal(text) for text in texts)}] as varchar[])"
