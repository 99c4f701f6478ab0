"""An answer, once for people and once for programs: how fields and tables look."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from attrs import frozen

from costledger.cli.ui.present import (
    Answer,
    chosen,
    headings,
    phrase_of,
    plain,
    present,
    table,
)
from costledger.reports.terminal import Style, as_text

if TYPE_CHECKING:
    from collections.abc import Iterator


@frozen
class Entry:
    """A record as verbs give it: amounts in minor units."""

    entry_no: int
    posting_date: datetime.date
    is_closing: bool
    entries: int
    amount: int
    share: Decimal = Decimal(100)
    level: int | None = None


DAY = datetime.date(2026, 12, 31)
CLOSING = Entry(1234, DAY, True, 5678, -123456)


def test_programs_get_amounts_as_decimals_and_everything_else_as_it_is() -> None:
    assert plain({"rows": (CLOSING,)}, 2) == {
        "rows": [
            {
                "entry_no": 1234,
                "posting_date": DAY,
                "is_closing": True,
                "entries": 5678,
                "amount": "-1234.56",
                "share": "100",
                "level": None,
            }
        ]
    }


def test_chosen_fields_stand_in_the_order_asked_for() -> None:
    assert list(chosen(CLOSING, "amount entry_no", 0).items()) == [
        ("amount", "-123456"),
        ("entry_no", 1234),
    ]


def test_a_sentence_takes_its_fields_from_the_record_but_for_those_given() -> None:
    said = phrase_of(
        "{entries} entries of {posting_date}, {currency} {amount}, {entry_no:,}",
        CLOSING,
        2,
        entries="no",
        currency="NOK",
    )
    assert said == "no entries of C2026-12-31, NOK -1,234.56, 1,234"


@pytest.mark.parametrize(
    ("column", "found"),
    [
        ("amount", ("amount", False, "amount")),
        ("cost type: cost_type_no", ("cost type", False, "cost_type_no")),
        ("balance>", ("balance", True, "balance")),
        ("{currency}> amount", ("{currency}", True, "amount")),
        (": exceeded", ("", False, "exceeded")),
    ],
)
def test_a_column_is_its_title_and_its_field(
    column: str, found: tuple[str, bool, str]
) -> None:
    assert headings(f"{column}, level") == [found, ("level", False, "level")]


def test_a_table_groups_counts_and_amounts_and_no_numbers_that_are_names() -> None:
    shown = table(
        [CLOSING],
        "entry> entry_no, date: posting_date, entries>, {currency}> amount, level, "
        "closes: is_closing, share, which",
        digits=2,
        currency="NOK",
        which=lambda each: f"no. {each.entry_no}",
    )
    assert as_text(shown, Style()) == (
        "entry  date         entries        NOK  level  closes  share  which\n"
        " 1234  C2026-12-31    5,678  -1,234.56         yes     100    no. 1234\n"
    )


def test_an_answer_is_told_to_people_with_what_comes_next(
    capsys: pytest.CaptureFixture[str],
) -> None:
    present(Answer({"a": 1}, ["One.", "", "Two."], ["status"]), ledger="l.duckdb")
    assert capsys.readouterr().out == (
        "One.\n\nTwo.\nNext: costledger status --ledger l.duckdb\n"
    )


def test_programs_get_json_and_no_sentence_is_made(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def parts() -> Iterator[str]:
        pytest.fail("a program reads no sentence")
        yield ""

    present(Answer({"day": DAY}, parts(), ["status"]), json=True)
    assert json.loads(capsys.readouterr().out) == {"day": "2026-12-31"}
