"""How long a cost journal takes: posting many lines, and checking many faulty ones.

python -m bench.journal --lines 100000
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from costledger import Ledger

CENTERS = "code\nADM\nIT\n"
TYPES = "no,name\n6200,Supplies\n"

LINES = """
    insert into journal_line_row
    select 'DEFAULT', i * 1000, date '2025-03-31', false,
        case when $is_faulty then '' else 'J' || i end, 'x', 100 + i, 0, '6200', 'ADM', '',
        '6200', case when $is_faulty then 'NONE' else 'IT' end, '', '', '', null
    from range(1, $lines + 1) as t(i)
"""


def main() -> None:
    """Print seconds for both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=100_000)
    lines = parser.parse_args().lines
    with tempfile.TemporaryDirectory() as folder:
        books = Path(folder) / "books"
        books.mkdir()
        (books / "cost_centers.csv").write_text(CENTERS, "utf-8")
        (books / "cost_types.csv").write_text(TYPES, "utf-8")
        with Ledger.create(f"{folder}/bench.duckdb", currency="NOK") as ledger:
            ledger.import_books(str(books))
            ledger.store.query(LINES, {"is_faulty": False, "lines": lines})
            start = time.perf_counter()
            entries = ledger.journal.post("DEFAULT").entries
            print(f"posted {entries:,} entries: {time.perf_counter() - start:.2f} s")
            ledger.store.query(LINES, {"is_faulty": True, "lines": lines // 2})
            start = time.perf_counter()
            problems = len(ledger.journal.check("DEFAULT").problems)
            print(f"found {problems:,} problems: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
