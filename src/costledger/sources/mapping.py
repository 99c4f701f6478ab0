"""A mapping: how the files of an ERP become the exchange tables. Read from TOML.

```toml
source = "acme"

[gl_entries]
file = "journal.csv"
dimensions = ["DEPARTMENT"]
[gl_entries.columns]
gl_account_no = "account"
```
"""

from __future__ import annotations

import difflib
import tomllib
from pathlib import Path
from typing import Any

from attrs import field, frozen

from costledger.domain.filters import parse_filter
from costledger.errors import MappingError
from costledger.sources.catalog import TABLES


@frozen
class TableMapping:
    """How one file becomes one exchange table."""

    table: str
    file: str = ""
    """The file or sheet; empty for the one named as the table."""
    columns: dict[str, str] = field(factory=dict)
    """Ours = theirs."""
    constants: dict[str, str] = field(factory=dict)
    """Ours = the same text in every row."""
    dimensions: dict[str, str] = field(factory=dict)
    """Dimension = the column that holds its value."""
    when: dict[str, str] = field(factory=dict)
    """Take only rows where theirs = text."""
    decimal: str = ""
    """The decimal sign, where the file leaves it open."""
    date_format: str = ""
    """As in strptime; empty for the usual ones."""
    closing_prefix: str = "C"
    """What stands before a closing date."""
    closing_column: str = ""
    closing_values: tuple[str, ...] = ()
    """Entries with one of these in the column are posted on a closing date."""
    key: tuple[str, ...] = ()
    """Their columns that identify an entry which has no number."""
    distinct: bool = False
    """Take each key once: several rows may say the same."""
    leave_out_zero: bool = False
    """Leave rows out whose amount is zero."""
    income_statement: str = ""
    """Accounts of the income statement, as a filter; the others are balance sheet."""


@frozen
class Mapping:
    """All that a mapping file says."""

    source: str = ""
    tables: tuple[TableMapping, ...] = ()

    def of(self, table: str) -> list[TableMapping]:
        """Return the mappings of one exchange table."""
        return [each for each in self.tables if each.table == table]


WORDS = {
    "file": str,
    "columns": dict,
    "constants": dict,
    "dimensions": (list, dict),
    "when": dict,
    "decimal": str,
    "date_format": str,
    "closing_prefix": str,
    "closing_column": str,
    "closing_values": list,
    "key": list,
    "distinct": bool,
    "leave_out_zero": bool,
    "income_statement": str,
}


def read_mapping(path: str | None) -> Mapping:
    """Read a mapping file; without one, nothing is mapped.

    Raises MappingError with everything that is wrong.
    """
    if path is None:
        return Mapping()
    try:
        text = Path(path).read_text("utf-8")
        found = tomllib.loads(text)
    except FileNotFoundError as error:
        raise MappingError(path, ["there is no such file."]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise MappingError(path, [f"it is not TOML: {error}."]) from error
    problems: list[str] = []
    tables: list[TableMapping] = []
    for name, value in found.items():
        if name == "source" and isinstance(value, str):
            continue
        if name not in TABLES:
            problems.append(_unknown(name, [*TABLES, "source"], "table"))
            continue
        for each in value if isinstance(value, list) else [value]:
            tables += _table(name, each, problems)
    if problems:
        raise MappingError(path, problems)
    return Mapping(str(found.get("source", "")), tuple(tables))


def _table(name: str, value: Any, problems: list[str]) -> list[TableMapping]:
    if not isinstance(value, dict):
        problems.append(f"{name} is not a table.")
        return []
    before = len(problems)
    for word, content in value.items():
        if word not in WORDS:
            problems.append(f"[{name}] {_unknown(word, WORDS, 'setting')}")
        elif not isinstance(content, WORDS[word]):  # type: ignore[arg-type]
            problems.append(f"[{name}] {word} has a value of the wrong kind.")
    known = TABLES[name].column_names
    for word in ("columns", "constants"):
        problems += [
            f"[{name}.{word}] {_unknown(column, known, 'column')}"
            for column in value.get(word, {})
            if column not in known
        ]
    if value.get("decimal", ".") not in (".", ","):
        problems.append(f"[{name}] decimal is {value['decimal']!r}; it is '.' or ','.")
    if len(problems) > before:
        return []
    parse_filter(value.get("income_statement", ""))
    dimensions = value.get("dimensions", {})
    if isinstance(dimensions, list):
        dimensions = {column: column for column in dimensions}
    tuples = {
        word: tuple(str(each) for each in value[word])
        for word in ("key", "closing_values")
        if word in value
    }
    texts = {
        word: {ours: str(theirs) for ours, theirs in value[word].items()}
        for word in ("columns", "constants", "when")
        if word in value
    }
    cleaned = value | tuples | texts | {"dimensions": dimensions}
    return [TableMapping(table=name, **cleaned)]


def _unknown(word: str, known: Any, kind: str) -> str:
    close = difflib.get_close_matches(word, list(known), n=1)
    hint = f" Did you mean {close[0]}?" if close else f" Known: {', '.join(known)}."
    return f"there is no {kind} {word!r}.{hint}"
