"""The scenarios of the areas that are built: passed, or known to differ by decision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conformance.known import KNOWN, PAGE
from tests.conformance.run import run_scenario
from tests.conformance.scenario import Scenario, read_scenarios

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.copies import Copies

ROOT = Path(__file__).parents[2]
FILE = ROOT.parent / "shared" / "conformance" / "scenarios.jsonl"
AREAS = (
    "allocation",
    "autotransfer",
    "budget",
    "budget-to-actual",
    "charts",
    "copy-budget",
    "delete",
    "journal",
    "keys",
    "register",
    "setup",
    "transfer",
)
"""What is built. An area that is not here is run by `python -m tests.conformance`."""

SCENARIOS = [
    each
    for each in (read_scenarios(FILE) if FILE.exists() else [])
    if each.area in AREAS
]


def test_the_scenarios_are_there() -> None:
    if not FILE.exists():
        pytest.skip("no ../shared/conformance beside the checkout: no scenario was run")
    assert {each.area for each in SCENARIOS} == set(AREAS)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda each: each.id)
def test_scenario(
    scenario: Scenario, new_place: Callable[[], str], copies: Copies
) -> None:
    outcome = run_scenario(scenario, new_place(), copies, KNOWN.get(scenario.id, ""))

    assert outcome.state != "failed", "\n".join(outcome.differences)


@pytest.mark.parametrize(
    "scenario",
    [each for each in SCENARIOS if each.id in KNOWN],
    ids=lambda each: each.id,
)
def test_what_is_known_to_differ_does(
    scenario: Scenario, tmp_path: Path, copies: Copies
) -> None:
    outcome = run_scenario(scenario, str(tmp_path / "ledger.duckdb"), copies)

    assert outcome.state == "failed", "it passes now: take it off the table"


def test_every_known_difference_has_its_place_on_the_decision_page() -> None:
    page = (ROOT / PAGE).read_text("utf-8")

    assert [each for each in KNOWN if f"**{each}**" not in page] == []
