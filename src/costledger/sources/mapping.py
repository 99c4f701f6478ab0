"""A mapping: how the files of an ERP become the exchange tables. Read from TOML.

```toml
source = "acme"

[gl_entries]
file = "journal.csv"
columns = { gl_account_no = "account" }
dimensions = ["DEPARTMENT"]
```

`docs/reference/mapping.md` has every word.
"""

from __future__ import annotations

import codecs
import difflib
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from costledger.domain.filters import parse_filter
from costledger.errors import FilterSyntaxError, MappingError
from costledger.messages import phrase
from costledger.sources.catalog import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable


@frozen
class TableMapping:
    """How one file becomes one exchange table."""

    table: str
    file: str = ""
    """The file or sheet; empty for the one named as the table."""
    skip: bool = False
    """Leave the file alone."""
    columns: dict[str, str] = field(factory=dict)
    """Ours = theirs."""
    constants: dict[str, str] = field(factory=dict)
    """Ours = the same text in every row."""
    dimensions: dict[str, str] = field(factory=dict)
    """Dimension = the column that holds its value."""
    when: dict[str, tuple[str, ...]] = field(factory=dict)
    """Take only rows where theirs is one of these texts."""
    decimal: str = ""
    """The decimal sign, where the file leaves it open."""
    date_format: str = ""
    """As in strptime; empty for the usual ones."""
    encoding: str = ""
    delimiter: str = ""
    """Both are found out from the file when empty."""
    closing_prefix: str = "C"
    """What stands before a closing date."""
    closing_column: str = ""
    closing_values: tuple[str, ...] = ()
    """Entries with one of these in the column are posted on a closing date."""
    key: tuple[str, ...] = ()
    """Their columns that identify an entry which has no number."""
    distinct: bool = False
    """Take rows once that say the same in the columns taken."""
    leave_out_zero: bool = False
    """Leave rows out whose amount is zero."""
    income_statement: str = ""
    """Accounts of the income statement, as a filter; the others are balance sheet."""


@frozen
class Mapping:
    """All that a mapping file says."""

    source: str = ""
    """Whose entries these are: numbers and keys are unique within a source."""
    tables: tuple[TableMapping, ...] = ()
    all: TableMapping = TableMapping("")
    """What holds for every table that does not say otherwise."""

    def of(self, table: str) -> list[TableMapping]:
        """Return the mappings of one exchange table."""
        return [each for each in self.tables if each.table == table]

    def usual(self, table: str) -> TableMapping:
        """Return the mapping of a table that has none of its own."""
        return evolve(self.all, table=table)


Kinds = dict[str, tuple[type, ...]]

FOR_ALL: Kinds = {
    "decimal": (str,),
    "date_format": (str,),
    "encoding": (str,),
    "delimiter": (str,),
    "closing_prefix": (str,),
}
"""Words that may stand at the top, for all tables, with the kind of their value."""

WORDS: Kinds = FOR_ALL | {
    "file": (str,),
    "skip": (bool,),
    "columns": (dict,),
    "constants": (dict,),
    "dimensions": (list, dict),
    "when": (dict,),
    "closing_column": (str,),
    "closing_values": (list,),
    "key": (list,),
    "distinct": (bool,),
    "leave_out_zero": (bool,),
    "income_statement": (str,),
}
"""Words that may stand in a table, with the kind of their value."""


def read_mapping(path: str | None) -> Mapping:
    """Read a mapping file; without one, nothing is mapped.

    Raises MappingError with everything that is wrong.
    """
    if path is None:
        return Mapping()
    try:
        found = tomllib.loads(Path(path).read_text("utf-8"))
    except FileNotFoundError as error:
        raise MappingError(path, [phrase("there is no such file.")]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise MappingError(
            path, [phrase("it is not TOML: {error}.", error=error)]
        ) from error
    return _mapping(path, found)


def _mapping(path: str, found: dict[str, Any]) -> Mapping:
    problems: list[str] = []
    tables: list[TableMapping] = []
    usual = {word: found[word] for word in FOR_ALL if word in found}
    _check_words("", usual, FOR_ALL, problems)
    for name, value in found.items():
        if name in FOR_ALL:
            continue
        if name == "source":
            if not isinstance(value, str):
                problems.append(phrase("source is not a text."))
        elif name not in TABLES:
            problems.append(_unknown(name, [*TABLES, "source", *FOR_ALL], "table"))
        else:
            for each in value if isinstance(value, list) else [value]:
                tables += _table(name, each, usual, problems)
    if problems:
        raise MappingError(path, problems)
    source = str(found.get("source", "")).strip()
    return Mapping(source, tuple(tables), TableMapping("", **usual))


def _table(
    name: str, value: Any, usual: dict[str, Any], problems: list[str]
) -> list[TableMapping]:
    if not isinstance(value, dict):
        problems.append(
            phrase(
                "{name} is not a table: write [{name}] and its words below.", name=name
            )
        )
        return []
    before = len(problems)
    _check_words(f"[{name}] ", value, WORDS, problems)
    for word in ("columns", "constants"):
        problems += [
            f"[{name}] {word}: {_unknown(column, TABLES[name].column_names, 'column')}"
            for column in _dict(value.get(word))
            if column not in TABLES[name].column_names
        ]
    if len(problems) > before:
        return []
    return [TableMapping(table=name, **(usual | _cleaned(value)))]


def _cleaned(value: dict[str, Any]) -> dict[str, Any]:
    """Return a table's words with values of the kinds that TableMapping has."""
    cleaned = dict(value)
    if isinstance(value.get("dimensions"), list):
        cleaned["dimensions"] = {str(each): str(each) for each in value["dimensions"]}
    for word in ("columns", "constants"):
        if word in value:
            cleaned[word] = {ours: str(theirs) for ours, theirs in value[word].items()}
    for word in ("key", "closing_values"):
        if word in value:
            cleaned[word] = tuple(str(each) for each in value[word])
    if "when" in value:
        cleaned["when"] = {
            theirs: tuple(str(each) for each in texts)
            if isinstance(texts, list)
            else (str(texts),)
            for theirs, texts in value["when"].items()
        }
    return cleaned


# What can be wrong


def _check_words(
    place: str,
    value: dict[str, Any],
    known: Kinds,
    problems: list[str],
) -> None:
    for word, content in value.items():
        if word not in known:
            problems.append(f"{place}{_unknown(word, known, 'word')}")
        elif not isinstance(content, known[word]):
            problems.append(
                phrase(
                    "{place}{word} has a value of the wrong kind.",
                    place=place,
                    word=word,
                )
            )
        elif isinstance(content, str):
            problems += [f"{place}{each}" for each in _text_problems(word, content)]


def _text_problems(word: str, text: str) -> list[str]:
    if word == "decimal" and text not in (".", ","):
        return [phrase("decimal is {text!r}; it is '.' or ','.", text=text)]
    if word == "delimiter" and len(text) != 1:
        return [phrase("delimiter is {text!r}; it is one sign.", text=text)]
    if word == "encoding" and not _is_encoding(text):
        return [
            phrase("there is no encoding {text!r}; try 'utf-8' or 'cp1252'.", text=text)
        ]
    if word == "date_format" and not _is_date_format(text):
        return [
            phrase(
                "date_format is {text!r}; write day, month and year, such as %d.%m.%y.",
                text=text,
            )
        ]
    if word == "income_statement":
        try:
            parse_filter(text)
        except FilterSyntaxError as error:
            return [phrase("income_statement: {error}", error=error)]
    return []


def _is_encoding(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


def _is_date_format(form: str) -> bool:
    """Whether a format names a day, a month and a year, and nothing unknown."""
    signs = re.findall(r"%(-?.?)", form)
    requested = ({"d", "-d"}, {"m", "-m", "b", "B"}, {"y", "Y"})
    return all(kind & set(signs) for kind in requested) and set(signs) <= set().union(
        *requested, {"H", "M", "S"}
    )


def _unknown(word: str, known: Iterable[str], kind: str) -> str:
    close = difflib.get_close_matches(word, list(known), n=1)
    hint = (
        phrase(" Did you mean {close}?", close=close[0])
        if close
        else phrase(" Known: {known}.", known=", ".join(known))
    )
    return phrase("there is no {kind} {word!r}.{hint}", kind=kind, word=word, hint=hint)


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
