"""`init` and `setup`: what a ledger is and how it behaves."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

from attrs import asdict, evolve, fields, frozen

from costledger.domain.money import minor_digits
from costledger.engine import derived, post
from costledger.errors import SetupError
from costledger.messages import phrase
from costledger.operations.base import audit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext

SERIES = (
    "entry",
    "register",
    "import",
    "gl_entry",
    "run",
    "audit_event",
    "gl_budget_entry",
)
"""The number series of a ledger."""

ALIGNMENTS = ("no_alignment", "automatic", "prompt")

DIMENSIONS = ("cost_center_dimension", "cost_object_dimension")

CHOICES = {
    "align_gl_account": ALIGNMENTS,
    "align_cost_center_dimension": ALIGNMENTS,
    "align_cost_object_dimension": ALIGNMENTS,
    "journal_balance": ("document", "batch"),
}
"""Settings that are one of a few words."""


@frozen
class Setup:
    """The one row of settings; the field names are those of the table `setup`."""

    currency: str
    minor_digits: int
    cost_center_dimension: str = ""
    cost_object_dimension: str = ""
    company_name: str = ""
    additional_currency: str = ""
    additional_minor_digits: int = 2
    starting_date_for_gl_transfer: datetime.date | None = None
    allow_posting_from: datetime.date | None = None
    allow_posting_to: datetime.date | None = None
    auto_transfer_from_gl: bool = False
    check_gl_postings: bool = False
    align_gl_account: str = "no_alignment"
    align_cost_center_dimension: str = "no_alignment"
    align_cost_object_dimension: str = "no_alignment"
    late_entry_policy: str = "wait"
    journal_balance: str = "document"
    language: str = "en"
    last_allocation_id: str = "000"
    """The last id that an allocation rule was given by itself."""
    last_allocation_doc_no: str = "AL0000"
    """The last document number that an allocation was given."""


def new_setup(
    *,
    currency: str,
    cost_center_dimension: str = "",
    cost_object_dimension: str = "",
    company_name: str = "",
    additional_currency: str = "",
    starting_date: datetime.date | None = None,
    language: str = "en",
) -> Setup:
    """Return the settings of a new ledger, checked.

    Raises SetupError.
    """
    settings = Setup(
        currency=_currency("currency", currency),
        minor_digits=minor_digits(currency.strip().upper()),
        cost_center_dimension=cost_center_dimension.strip().upper(),
        cost_object_dimension=cost_object_dimension.strip().upper(),
        company_name=company_name,
        additional_currency=_additional(additional_currency),
        additional_minor_digits=minor_digits(_additional(additional_currency)),
        starting_date_for_gl_transfer=starting_date,
        language=language,
    )
    check(settings)
    return settings


def check(settings: Setup) -> None:
    """Refuse settings that contradict each other.

    Raises SetupError.
    """
    center, object_ = settings.cost_center_dimension, settings.cost_object_dimension
    if center and center == object_:
        raise SetupError(
            "cost_object_dimension",
            object_,
            phrase(
                "it is the cost center dimension already; choose two different ones."
            ),
            "dimensions_equal",
        )
    for name, words in CHOICES.items():
        if getattr(settings, name) not in words:
            raise SetupError(
                name,
                getattr(settings, name),
                phrase("choose {words}.", words=", ".join(words)),
            )
    if settings.language not in ("en", "nb"):
        raise SetupError("language", settings.language, phrase("choose en or nb."))
    if settings.late_entry_policy not in ("wait", "first_open"):
        raise SetupError(
            "late_entry_policy",
            settings.late_entry_policy,
            phrase("choose wait or first_open."),
        )
    first, last = settings.allow_posting_from, settings.allow_posting_to
    if first and last and first > last:
        raise SetupError(
            "allow_posting_to",
            str(last),
            phrase("it is before allow_posting_from, {first}.", first=first),
        )


def initialize(store: Store, settings: Setup, context: PostingContext) -> None:
    """Write the settings, counters and the version ACTUAL into an empty ledger."""
    with store.transaction():
        store.insert("counter", ("name", "last_no"), [(name, 0) for name in SERIES])
        derived.reset(store)
        store.insert(
            "version",
            ("version_id", "code", "name", "kind", "is_locked"),
            [(post.ACTUAL, "ACTUAL", "Actual", "actual", False)],
        )
        store.insert("dimension_set", ("dimension_set_id", "members"), [(0, "{}")])
        row = asdict(settings)
        store.insert("setup", tuple(row), [tuple(row.values())])
        named = (settings.cost_center_dimension, settings.cost_object_dimension)
        store.insert(
            "dimension",
            ("dimension", "name"),
            [(code, "") for code in sorted(filter(None, named))],
        )
        audit.record(store, context, "init", currency=settings.currency)


def read_setup(store: Store) -> Setup:
    """Return the settings of a ledger."""
    return Setup(**store.records("exchange/export/setup")[0])


@frozen
class Untransferred:
    """What is not transferred yet and carries a value of a dimension."""

    dimension: str
    code: str
    entries: int
    amount: int
    """In minor units of the ledger's currency."""


def untransferred(
    store: Store, changes: Mapping[str, object], start: datetime.date | None
) -> tuple[Untransferred, ...]:
    """Return what would be read by other dimensions if settings were changed so.

    Raises SetupError.
    """
    before = read_setup(store)
    found: list[Untransferred] = []
    for name in DIMENSIONS:
        old = getattr(before, name)
        new = str(changes.get(name, old)).strip().upper()
        if old and new != old:
            rows = store.rows(
                "base/setup/untransferred",
                dimension=old,
                first_day=start or datetime.date.min,
            )
            found += [Untransferred(old, *row) for row in rows]
    return tuple(found)


def change_setup(
    store: Store,
    context: PostingContext,
    *,
    dimensions_from: datetime.date | None = None,
    **changes: object,
) -> Setup:
    """Change settings by field name, and return them all.

    Dimensions hold for every entry that is not transferred, or for those posted on
    `dimensions_from` and later; entries before it are read as they were.

    Raises SetupError for an unknown field, a value that cannot be, and for the
    starting date once a transfer was posted.
    """
    with store.transaction():
        post.lock(store)
        return apply(store, context, changes, dimensions_from)


def apply(
    store: Store,
    context: PostingContext,
    changes: Mapping[str, object],
    dimensions_from: datetime.date | None = None,
) -> Setup:
    """Change settings inside a verb's own transaction, and return them all.

    Raises SetupError.
    """
    known = {field.name for field in fields(Setup)}
    for name, value in changes.items():
        if name not in known:
            raise SetupError(
                name,
                str(value),
                phrase("known are {known}.", known=", ".join(sorted(known))),
            )
    before = read_setup(store)
    read: dict[str, Any] = {
        name: value if not isinstance(value, str) else _read(name, value.strip())
        for name, value in changes.items()
    }
    after = evolve(before, **read)
    _guard_dimensions(before, after)
    check(after)
    _guard_money(before, after)
    _guard_starting_date(store, before, after)
    store.run("base/setup/clear")
    row = asdict(after)
    store.insert("setup", tuple(row), [tuple(row.values())])
    if (after.cost_center_dimension, after.cost_object_dimension) != (
        before.cost_center_dimension,
        before.cost_object_dimension,
    ):
        _date_dimensions(store, before, dimensions_from)
        derived.values_anew(store)
        _know_dimensions(store, after)
    audit.record(store, context, "setup", **{k: str(v) for k, v in changes.items()})
    return after


def _date_dimensions(store: Store, before: Setup, start: datetime.date | None) -> None:
    """Keep the dimensions of before for the entries before a date, if there is one."""
    if start is None:
        store.run("base/setup/assignment_same")
        return
    eras = store.records("base/setup/assignment")
    last = max((each["valid_to"] for each in eras), default=None)
    if last is not None and start <= last:
        raise SetupError(
            "dimensions_from",
            str(start),
            phrase("they were changed from {last} on already.", last=last),
        )
    row = {
        "assignment_no": max((each["assignment_no"] for each in eras), default=0) + 1,
        "valid_from": last,
        "valid_to": start,
        "cost_center_dimension": before.cost_center_dimension,
        "cost_object_dimension": before.cost_object_dimension,
    }
    store.insert("dimension_assignment", tuple(row), [tuple(row.values())])
    if derived.reassign_by_date(store):
        derived.reset(store)


def _know_dimensions(store: Store, settings: Setup) -> None:
    known = {row["dimension"] for row in store.records("base/masters/dimensions")}
    named = (settings.cost_center_dimension, settings.cost_object_dimension)
    rows = [(code, "") for code in named if code and code not in known]
    store.insert("dimension", ("dimension", "name"), rows)


def _guard_dimensions(before: Setup, after: Setup) -> None:
    """Refuse to take a dimension away: entries would find no receiver any more."""
    for name in DIMENSIONS:
        if getattr(before, name) and not getattr(after, name):
            raise SetupError(
                name,
                "",
                phrase("name the dimension to read instead."),
                "dimension_missing",
            )


def _guard_money(before: Setup, after: Setup) -> None:
    """Refuse other currencies: every amount in the ledger is in those of `init`."""
    for name in (
        "currency",
        "minor_digits",
        "additional_currency",
        "additional_minor_digits",
    ):
        if getattr(after, name) != getattr(before, name):
            raise SetupError(
                name,
                str(getattr(after, name)),
                phrase("it was chosen by `init`, for good."),
            )


def _guard_starting_date(store: Store, before: Setup, after: Setup) -> None:
    if after.starting_date_for_gl_transfer == before.starting_date_for_gl_transfer:
        return
    found = store.rows("transfer/first_transfer_register")
    if found:
        raise SetupError(
            "starting_date_for_gl_transfer",
            str(after.starting_date_for_gl_transfer),
            phrase(
                "register {found} has transferred under the old one.", found=found[0][0]
            ),
            "starting_date_locked",
        )


def _currency(field: str, code: str) -> str:
    code = code.strip().upper()
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise SetupError(
            field, code, phrase("write the three letters of ISO 4217, such as NOK.")
        )
    return code


def _additional(code: str) -> str:
    return _currency("additional_currency", code) if code.strip() else ""


def read_settings(changes: Iterable[str]) -> dict[str, object]:
    """Read settings written as `name=value`, each by the kind of its field.

    An empty value takes a date away. Raises SetupError.
    """
    requested: dict[str, object] = {}
    for change in changes:
        name, sign, text = change.partition("=")
        name = name.strip()
        if not sign:
            raise SetupError(name, "", phrase("write it as NAME=VALUE."))
        requested[name] = _read(name, text.strip())
    return requested


def _read(name: str, text: str) -> object:
    """Return a setting written as text, by the kind of its field."""
    kinds = {field.name: str(field.type) for field in fields(Setup)}
    kind = kinds.get(name, "str")
    if "date" in kind:
        try:
            return datetime.date.fromisoformat(text) if text else None
        except ValueError as error:
            raise SetupError(
                name, text, phrase("write a day as 2026-12-31.")
            ) from error
    if kind == "bool":
        if text.lower() not in ("true", "false", "yes", "no"):
            raise SetupError(name, text, phrase("write true or false."))
        return text.lower() in ("true", "yes")
    if kind == "int":
        raise SetupError(name, text, phrase("it follows from the currency."))
    is_code = name in DIMENSIONS or name.startswith("last_allocation_")
    return text.upper() if is_code else text
