"""Whether a spreadsheet program recalculates a budget's workbook to our totals.

    python -m bench.office

exports a budget, lets LibreOffice open and recalculate it without a window, and compares
the totals. Without LibreOffice it says so, and proves nothing.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

from costledger import Ledger

LINES = 200


def main() -> int:
    """Compare, and return the exit status."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("LibreOffice is not installed here: nothing was compared.")
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        total = write(folder)
        subprocess.run(
            [office, "--headless", "--convert-to", "csv", "--outdir", name, "b26.xlsx"],
            cwd=name,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        with (folder / "b26.csv").open(newline="") as file:
            found = Decimal(list(csv.reader(file))[1][-1].replace(",", ""))
    print(f"ours {total}, recalculated {found}")
    return int(found != total)


def write(folder: Path) -> Decimal:
    """Write a budget's workbook, and return what it comes to."""
    books = folder / "books"
    books.mkdir()
    types = "".join(f"{6000 + each},Type {each}\n" for each in range(LINES))
    (books / "cost_types.csv").write_text("no,name\n" + types)
    (books / "cost_centers.csv").write_text("code,name\nADM,Administration\n")
    with Ledger.create(str(folder / "ledger.duckdb"), currency="NOK") as ledger:
        ledger.import_books(str(books))
        ledger.version_add("B26")
        rows = [
            {
                "cost_type_no": str(6000 + each),
                "cost_center_code": "ADM",
                "date": f"2026-{each % 12 + 1:02}-01",
                "amount": each * 1013 - 50_007,
            }
            for each in range(LINES)
        ]
        ledger.budget_enter(rows, "B26")
        written = ledger.budget_export("B26", str(folder / "b26.xlsx"))
    return Decimal(written.amount).scaleb(-2)


if __name__ == "__main__":
    sys.exit(main())
