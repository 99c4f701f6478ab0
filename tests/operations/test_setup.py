"""Setup: settings that contradict each other, or the past, are refused by name."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from costledger import Ledger
from costledger.errors import SetupError
from costledger.operations.base.setup import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A new ledger in kroner."""
    with Ledger.create(str(tmp_path / "l.duckdb"), currency="NOK") as made:
        yield made


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"currency": "EUR"}, "currency cannot be 'EUR': it was chosen by `init`"),
        ({"additional_currency": "JPY"}, "additional_currency cannot be 'JPY'"),
        ({"minor_digits": 3}, "minor_digits cannot be '3'"),
        ({"colour": "red"}, "colour cannot be 'red': known are"),
        ({"language": "tlh"}, "language cannot be 'tlh': choose en or nb."),
        (
            {"cost_center_dimension": "D", "cost_object_dimension": "D"},
            "cost_object_dimension cannot be 'D': it is the cost center dimension",
        ),
        (
            {
                "allow_posting_from": datetime.date(2026, 2, 1),
                "allow_posting_to": datetime.date(2026, 1, 1),
            },
            "allow_posting_to cannot be '2026-01-01'",
        ),
    ],
)
def test_what_cannot_be_is_refused(
    ledger: Ledger, changes: dict[str, object], said: str
) -> None:
    before = ledger.setup()

    with pytest.raises(SetupError) as refused:
        ledger.setup(**changes)

    assert str(refused.value).startswith(said)
    assert ledger.setup() == before


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"cost_object_dimension": "DEPARTMENT"}, "dimensions_equal"),
        ({"cost_center_dimension": ""}, "dimension_missing"),
        ({"align_gl_account": "sometimes"}, "value_not_allowed"),
        ({"journal_balance": "never"}, "value_not_allowed"),
        ({"allow_posting_to": "31.12.2026"}, "value_not_allowed"),
    ],
)
def test_a_refusal_has_a_name(
    ledger: Ledger, changes: dict[str, object], kind: str
) -> None:
    ledger.setup(cost_center_dimension="DEPARTMENT", cost_object_dimension="PROJECT")
    before = ledger.setup()

    with pytest.raises(SetupError) as refused:
        ledger.setup(**changes)

    assert refused.value.kind == kind
    assert ledger.setup() == before


def test_settings_may_be_given_as_text(ledger: Ledger) -> None:
    found = ledger.setup(
        starting_date_for_gl_transfer="2026-01-01",
        check_gl_postings="yes",
        cost_center_dimension=" area ",
    )

    assert found.starting_date_for_gl_transfer == datetime.date(2026, 1, 1)
    assert (found.check_gl_postings, found.cost_center_dimension) == (True, "AREA")
    cleared = ledger.setup(starting_date_for_gl_transfer="")
    assert cleared.starting_date_for_gl_transfer is None


def test_settings_are_read_by_their_kind() -> None:
    assert read_settings(
        ["allow_posting_to=2026-03-31", "auto_transfer_from_gl=true", "language=nb"]
    ) == {
        "allow_posting_to": datetime.date(2026, 3, 31),
        "auto_transfer_from_gl": True,
        "language": "nb",
    }
    assert read_settings(["allow_posting_to="]) == {"allow_posting_to": None}
    with pytest.raises(SetupError, match="write true or false"):
        read_settings(["auto_transfer_from_gl=perhaps"])
    with pytest.raises(SetupError, match="NAME=VALUE"):
        read_settings(["language"])
