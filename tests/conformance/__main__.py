"""`python -m tests.conformance FILE [--area A] [--known FILE] [--store S] [--json]`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from tests.conformance.known import KNOWN, read_known
from tests.conformance.run import Outcome, places, run_scenario
from tests.conformance.scenario import read_scenarios
from tests.copies import Copies


def main() -> int:
    """Run a scenario file and say what passed; 1 when something failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance")
    parser.add_argument("file", type=Path)
    parser.add_argument("--area", action="append", help="only this area; repeatable")
    parser.add_argument("--id", action="append", help="only this scenario; repeatable")
    parser.add_argument("--known", type=Path, help="known differences: ID reason")
    parser.add_argument("--store", choices=("duckdb", "postgres"), default="duckdb")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    known = KNOWN | (read_known(options.known) if options.known else {})
    scenarios = [
        scenario
        for scenario in read_scenarios(options.file)
        if (not options.area or scenario.area in options.area)
        and (not options.id or scenario.id in options.id)
    ]
    outcomes = []
    with (
        places(options.store) as new_place,
        tempfile.TemporaryDirectory(prefix="copies") as folder,
    ):
        copies = Copies(Path(folder))
        for scenario in scenarios:
            outcome = run_scenario(
                scenario, new_place(), copies, known.get(scenario.id, "")
            )
            outcomes.append(outcome)
            if not options.json:
                _show(outcome)
    passed = sum(outcome.state == "passed" for outcome in outcomes)
    failed = sum(outcome.state == "failed" for outcome in outcomes)
    differing = sum(outcome.state == "known" for outcome in outcomes)
    if options.json:
        print(json.dumps([outcome.as_json() for outcome in outcomes], indent=1))
    else:
        print(f"{differing} known differences")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def _show(outcome: Outcome) -> None:
    if outcome.state == "passed":
        return
    print(f"{outcome.state.upper()} {outcome.id} ({outcome.area}): {outcome.title}")
    if outcome.reason:
        print(f"    {outcome.reason}")
    if outcome.state == "failed":
        for difference in outcome.differences:
            print(f"    {difference}")


if __name__ == "__main__":
    sys.exit(main())
