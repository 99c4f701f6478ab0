"""How long a large budget takes to go out as a workbook and to come back.

    python -m bench.budget --rows 100000 --postgres

makes a version of that many lines with twelve months each, exports it, imports the sheet
as it is, and does the same once more on a server.
"""

from __future__ import annotations

import argparse
import contextlib
import tempfile
import time
from pathlib import Path

from bench.server import new_places
from costledger import Ledger


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--postgres", action="store_true", help="on a server too")
    parser.add_argument("--server", default="", help="its address; else one is started")
    arguments = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        books, table = write(folder, arguments.rows)
        print("DuckDB")
        measure(str(folder / "ledger.duckdb"), books, table)
        if arguments.postgres:
            new_place = stack.enter_context(new_places(arguments.server))
            print("PostgreSQL")
            measure(new_place(), books, table)


def write(folder: Path, rows: int) -> tuple[Path, Path]:
    """Write charts, and a table of so many lines."""
    centers = max(1, rows // 400)
    books = folder / "books"
    books.mkdir()
    (books / "cost_types.csv").write_text(
        "no,name\n" + "".join(f"{4000 + each},Type {each}\n" for each in range(400))
    )
    (books / "cost_centers.csv").write_text(
        "code,name\n"
        + "".join(f"C{each:05},Center {each}\n" for each in range(centers))
    )
    months = [f"2026-{month:02}" for month in range(1, 13)]
    table = folder / "table.csv"
    with table.open("w") as file:
        file.write(f"cost_type_no,cost_center_code,{','.join(months)}\n")
        for line in range(rows):
            amounts = ",".join(
                f"{(line * 37 + m) % 99_999 / 100:.2f}" for m in range(12)
            )
            file.write(f"{4000 + line % 400},C{line // 400:05},{amounts}\n")
    return books, table


def measure(place: str, books: Path, table: Path) -> None:
    """Export and import the table's budget."""
    with Ledger.create(place, currency="NOK") as ledger:
        ledger.import_books(str(books))
        ledger.versions.new("B26")
        timed(
            "a table of somebody else's (CSV)",
            lambda: ledger.budget.import_(str(table), "B26"),
        )
        sheet = str(table.with_suffix(".xlsx"))
        timed("export as a workbook", lambda: ledger.budget.export("B26", sheet))
        timed("import of the same workbook", lambda: ledger.budget.import_(sheet))
        print(f"{Path(sheet).stat().st_size / 1e6:.1f} MB")


def timed(what: str, work: object) -> None:
    """Do a piece of work and print how long it took."""
    before = time.perf_counter()
    found = work()  # type: ignore[operator]
    print(f"{time.perf_counter() - before:6.1f} s  {what}: {found.rows:,} lines")


if __name__ == "__main__":
    main()
