"""Small wrong edits of SQL and domain that the tests must notice: `make mutants`.

Each mutant is applied alone to a copy of the sources, never to the working tree, and the
tests that it names are run on that copy. A mutant that they let pass is a rule that
nobody proves: write the test. A text that is no longer found is a mutant that went stale:
say here where the rule stands now.

The laws are emptied one by one as well: each has to fail its rows of
`tests/contract/test_laws_broken.py`.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from attrs import field, frozen

from tools.mutant_list import MUTANTS

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "src/costledger"
LAWS = f"{PACKAGE}/engine/checks"
LAW_TESTS = "tests/contract/test_laws_broken.py"
COPIED = ("src", "tests", "tools", "docs", "pyproject.toml")
SECONDS_MAX = 600


@frozen
class Mutant:
    """One wrong edit, and the tests that have to fail on it."""

    name: str
    file: str
    """Under the root of the project."""
    before: str
    after: str
    tests: tuple[str, ...] = field()
    """Files of tests, and `-k` expressions where a file is long."""

    def applied(self, text: str) -> str | None:
        """Return the text with the edit, or None where what is edited is not there once."""
        if text.count(self.before) != 1:
            return None
        return text.replace(self.before, self.after)


@frozen
class EmptiedLaw:
    """A law whose query finds nothing."""

    name: str
    file: str
    tests: tuple[str, ...] = field()

    def applied(self, text: str) -> str:
        """Return the law's head and its query, all of whose rows are thrown away."""
        head, query = re.fullmatch(r"((?:--.*\n)+)(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
        return f"{head}select found from (\n{query}) as every where false\n"


@frozen
class Verdict:
    """What became of a mutant: caught, lived, or stale."""

    name: str
    what: str
    seconds: float
    said: str = ""


def mutants() -> list[Mutant | EmptiedLaw]:
    """Return all: the emptied laws, and the list."""
    laws: list[Mutant | EmptiedLaw] = [
        EmptiedLaw(
            f"emptied {path.stem}",
            str(path.relative_to(ROOT)),
            (LAW_TESTS, "-k", f"{path.stem} and duckdb"),
        )
        for path in sorted((ROOT / LAWS).glob("*.sql"))
    ]
    return laws + [Mutant(*each) for each in MUTANTS]


def tried(mutant: Mutant | EmptiedLaw, copy: Path) -> Verdict:
    """Apply a mutant to a copy of the sources, run its tests, and undo it."""
    path = copy / mutant.file
    right = path.read_text("utf-8") if path.exists() else ""
    wrong = mutant.applied(right)
    if wrong is None:
        return Verdict(mutant.name, "stale", 0, f"{mutant.file} has no such text once")
    started = time.monotonic()
    path.write_text(wrong, "utf-8")
    try:
        done = _pytest(copy, mutant.tests)
    except subprocess.TimeoutExpired:
        return Verdict(mutant.name, "hung", time.monotonic() - started, "too long")
    finally:
        path.write_text(right, "utf-8")
    # 1: tests failed. Anything else but 0 is no verdict of tests.
    what = {0: "lived", 1: "caught"}.get(done.returncode, "stale")
    said = "" if what == "caught" else done.stdout[-2000:] + done.stderr[-2000:]
    return Verdict(mutant.name, what, time.monotonic() - started, said)


def _pytest(copy: Path, tests: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    chosen = list(tests)
    if "-k" not in chosen:
        chosen += ["-k", "not postgres"]
    paths = os.pathsep.join([str(copy / "src"), str(copy)])
    return subprocess.run(  # noqa: S603 - our own tests
        [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *chosen],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS_MAX,
    )


def copied(folder: Path) -> Path:
    """Copy what tests need into a folder."""
    skip = shutil.ignore_patterns("__pycache__", ".*")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=skip)
        else:
            shutil.copy(source, folder / name)
    return folder


def main() -> int:
    """Try every mutant, or those whose names hold a word; 1 where one is not caught."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="only mutants whose names hold one")
    parser.add_argument("--jobs", type=int, default=2, help="how many at once")
    asked = parser.parse_args()
    chosen = [
        each
        for each in mutants()
        if not asked.words or any(word in each.name for word in asked.words)
    ]
    with tempfile.TemporaryDirectory(prefix="mutants") as name:
        shares = [chosen[at :: asked.jobs] for at in range(asked.jobs)]

        def work(at: int) -> list[Verdict]:
            copy = copied(Path(name, str(at)))
            return [_told(tried(each, copy)) for each in shares[at]]

        with ThreadPoolExecutor(asked.jobs) as pool:
            found = [
                each for part in pool.map(work, range(asked.jobs)) for each in part
            ]
    bad = sorted(each.name for each in found if each.what != "caught")
    print(f"{len(found) - len(bad)} of {len(found)} mutants caught")
    for each in bad:
        print(f"  not caught: {each}")
    return 1 if bad or not found else 0


def _told(verdict: Verdict) -> Verdict:
    print(f"{verdict.what:7} {verdict.seconds:6.1f} s  {verdict.name}", flush=True)
    if verdict.said:
        print(verdict.said, flush=True)
    return verdict


if __name__ == "__main__":
    sys.exit(main())
