"""Every error, as a user reads it: the catalogue is docs/reference/errors.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from costledger import errors
from costledger.cli.ui.output import show_error
from costledger.errors import ChartProblem, CostLedgerError, Problem, Refusal

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "errors.md"

BAD_ROW = Problem(
    "gl_entries.csv",
    7,
    "amount",
    "1.2.3",
    "This is no amount.",
    "Write it like -1234.56, or set `decimal` in the mapping.",
)
NO_BEGIN = ChartProblem(
    "end_total_without_begin_total",
    4,
    "3990",
    "This end-total has no begin-total.",
    "Put a begin-total before its group.",
)

EXAMPLES: list[CostLedgerError] = [
    errors.LedgerNotFoundError("acme.duckdb"),
    errors.LedgerExistsError("acme.duckdb"),
    errors.NotALedgerError("photo.jpg"),
    errors.LedgerTooNewError("acme.duckdb", 99, 19),
    errors.LedgerTooOldError("acme.duckdb", 18, 19),
    errors.LedgerInUseError("acme.duckdb", "python3 (PID 4711)"),
    errors.LedgerReadOnlyError("acme.duckdb"),
    errors.ServerError("postgresql://ann@db/acme", "Connection refused."),
    errors.NotAllowedError(
        "postgresql://ann@db/acme", "Permission denied for table counter."
    ),
    errors.PostingInProgressError(
        "postgresql://ann@db/acme", "ben (costledger)", "2026-11-24 15:50:00"
    ),
    errors.StorageFailedError("acme.duckdb", "No space left on device."),
    errors.NotRenderedError("engine/sql/posting/entry.sql"),
    errors.AmountSyntaxError("1.2.3", "there are two points."),
    errors.FilterSyntaxError("7110..(7193", 6, "a code is missing here."),
    errors.PeriodSyntaxError("2026-13"),
    errors.DateSyntaxError("31.02.2026"),
    errors.HierarchyError("cost types", [NO_BEGIN]),
    errors.SetupError("currency", "KRONER", "write the three letters of ISO 4217."),
    errors.SourceError("books", "there is no such file or folder.", "Check the path."),
    errors.MappingError("acme.toml", ["[gl_entries] there is no setting 'colums'."]),
    errors.ExportError(
        "out", "it holds something else; name a new or an empty folder."
    ),
    errors.CopyError("copy.duckdb", "its digest is 12ab, not 34cd"),
    errors.RowsRefusedError([BAD_ROW]),
    errors.AccountsClaimedTwiceError([("8120", "7100", "8100")]),
    errors.UnknownRecordError("register", "9", "See `costledger register list`."),
    errors.RefusedError(
        "Closing register 3",
        [
            Refusal(
                "register_closed",
                "register 3",
                "register_no",
                "3",
                "It is closed already.",
                "Nothing is left to do.",
            )
        ],
    ),
    errors.LawBrokenError("law 2", ["3 entries on cost type ? may not be posted"]),
]


HEAD = """What can go wrong, as it is said. A refused command exits with status 1 and
changes nothing.
"""


def catalogue(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the page, from the messages themselves."""
    parts = [
        "# Errors\n",
        HEAD,
    ]
    for error in EXAMPLES:
        show_error(error)
        said = capsys.readouterr().err.rstrip()
        sentence = re.sub(r"\s+", " ", type(error).__doc__ or "").strip()
        parts.append(
            f"## {type(error).__name__}\n\n{sentence}\n\n```text\n{said}\n```\n"
        )
    return "\n".join(parts)


def test_the_catalogue_says_what_the_command_says(
    capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    found = catalogue(capsys)

    if request.config.getoption("--update-golden"):
        PAGE.write_text(found, "utf-8")
    assert PAGE.read_text("utf-8") == found


def test_every_error_has_its_place_in_the_catalogue_and_the_tree() -> None:
    known = {
        name
        for name, each in vars(errors).items()
        if isinstance(each, type)
        and issubclass(each, CostLedgerError)
        and each is not CostLedgerError
    }

    assert {type(error).__name__ for error in EXAMPLES} == known
    drawn = re.findall(r"[├└]── (\w+)", errors.__doc__ or "")
    assert sorted(drawn) == sorted(known)


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_every_error_is_one_that_can_be_shown(error: CostLedgerError) -> None:
    assert str(error).strip().endswith((".", "^", "`", ":", "posted", ")", "15."))
    assert "\x00" not in str(error)
