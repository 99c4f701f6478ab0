"""What a field of a record may hold, read as an import reads a cell of its column."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any, NoReturn

from costledger.domain.calendar import parse_day
from costledger.errors import Refusal, RefusedError, UnknownRecordError
from costledger.messages import marked, phrase
from costledger.sources.catalog import TABLES, Column, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

YES, NO = ("true", "yes", "1"), ("false", "no", "0", "")


def read_fields(table: str, record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a record's fields, in their order.

    Raises UnknownRecordError for a field that the table has not, RefusedError.
    """
    return {name: read_field(table, name, value) for name, value in record.items()}


def read_field(table: str, name: str, value: object) -> Any:
    """Return what a field of a table may keep of a value.

    Raises UnknownRecordError, RefusedError, DateSyntaxError.
    """
    known = {column.name: column for column in TABLES[table].columns}
    if name not in known:
        raise UnknownRecordError(
            phrase("field of {table}", table=table),
            name,
            phrase("Known are {known}.", known=", ".join(known)),
        )
    column = known[name]
    text = "" if value is None else str(value).strip()
    match column.kind:
        case Kind.CODE:
            return text.upper()
        case Kind.CHOICE:
            return _choice(column, text)
        case Kind.BOOLEAN:
            return _yes_or_no(name, text)
        case Kind.WHOLE:
            return _whole(name, text)
        case Kind.DATE:
            return _date(value, text)
        case Kind.DIMENSIONS:
            return read_dimensions(name, value)
        case _:
            return text


def read_dimensions(name: str, value: object) -> dict[str, str]:
    """Return dimension values by dimension; one without a value is left out."""
    try:
        found: Any = json.loads(value or "{}") if isinstance(value, str) else value
        pairs = dict(found or {})
    except (ValueError, TypeError) as error:
        raise _wrong(
            name,
            str(value),
            phrase('Write a JSON object, such as {"DEPARTMENT": "ADM"}.'),
        ) from error
    codes = {
        str(dimension).strip().upper(): str(code or "").strip().upper()
        for dimension, code in pairs.items()
    }
    return {dimension: code for dimension, code in sorted(codes.items()) if code}


def refuse(
    kind: str, table: str, key: object, field: str, problem: str, hint: str = ""
) -> NoReturn:
    """Refuse a change of a record, for one reason.

    Raises RefusedError.
    """
    where = f"{phrase(SINGULAR.get(table, table))} {_formatted(key)}".strip()
    raise RefusedError(
        phrase("The change"),
        [Refusal(kind, where, field, _formatted(key), problem, hint)],
    )


def ask(confirm: bool | None, table: str, key: object, question: str) -> None:  # noqa: FBT001
    """Go on only where a question is answered with yes.

    Raises RefusedError of the kind `confirmation_declined`, with the question.
    """
    if confirm is not True:
        refuse(
            "confirmation_declined",
            table,
            key,
            "",
            question,
            phrase("Answer yes to go on: `--yes`, or confirm=True."),
        )


SINGULAR = {
    "cost_types": marked("cost type"),
    "cost_centers": marked("cost center"),
    "cost_objects": marked("cost object"),
    "gl_accounts": marked("account"),
    "dimension_values": marked("dimension value"),
    "accounting_periods": marked("accounting period"),
    "employees": marked("employee"),
}
"""What one record of a table is called."""


def _formatted(key: object) -> str:
    return " ".join(map(str, key)) if isinstance(key, tuple | list) else str(key)


def _choice(column: Column, text: str) -> str:
    word = text.lower() or column.choices[0]
    if word not in column.choices:
        words = ", ".join(filter(None, column.choices))
        raise _wrong(column.name, text, phrase("Write one of {words}.", words=words))
    return word


def _yes_or_no(name: str, text: str) -> bool:
    word = text.lower()
    if word not in YES + NO:
        raise _wrong(name, text, phrase("Write true or false."))
    return word in YES


def _whole(name: str, text: str) -> int:
    if not (text or "0").isdecimal():
        raise _wrong(name, text, phrase("Write a whole number that is not negative."))
    return int(text or "0")


def _date(value: object, text: str) -> datetime.date | None:
    if isinstance(value, datetime.date):
        return value
    return parse_day(text) if text else None


def _wrong(name: str, text: str, hint: str) -> RefusedError:
    problem = phrase("{name} cannot be {text!r}.", name=name, text=text)
    return RefusedError(
        phrase("The change"),
        [Refusal("value_not_allowed", "", name, text, problem, hint)],
    )
