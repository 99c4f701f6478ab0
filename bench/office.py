"""Whether LibreOffice recalculates a budget's workbook to our totals.

    python -m bench.office

takes a small budget and, where ../shared/realdata is, that of a municipality. Each is
written as a workbook, one amount is typed over, and every total is made wrong, so that
only a program that recalculates can make them right. LibreOffice opens it without a
window and saves it as its own. That file is imported, and its totals are held against
those that we write for the same budget afterwards. The small one is opened a second
time without recalculating: its totals have to stay wrong, or the first proved nothing.

Without LibreOffice (Debian: apt-get install --no-install-recommends libreoffice-calc),
or with any other figure, the status is 1.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

from costledger import Ledger

PACKAGE = "libreoffice-calc"
MUNICIPALITY = Path("../shared/realdata/norway_municipal")
MAPPING = Path(__file__).parents[1] / "examples" / "norway-municipal.toml"
LINES = 200
WRONG = "424242.42"
FIRST = 5
"""The first line of the sheet."""
TOTALS = 2
"""The row of the totals; below it are those of what a filter shows."""
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>{mode}</value></prop>
</item></oor:items>
"""
ALWAYS, NEVER = 0, 1
"""When LibreOffice recalculates what it opens."""


def main() -> int:
    """Compare, and return the exit status."""
    office = find_office()
    if office is None:
        print(f"LibreOffice is not installed, and nothing was compared: {PACKAGE}.")
        return 1
    with tempfile.TemporaryDirectory() as name:
        wrong = small(office, Path(name) / "small")
        if MUNICIPALITY.is_dir():
            wrong += municipality(office, Path(name) / "municipality")
        else:
            print(f"There is no {MUNICIPALITY}: the municipality is left out.")
    print(f"{wrong:,} totals are wrong.")
    return int(wrong > 0)


def find_office() -> str | None:
    """Return where LibreOffice is."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def small(office: str, folder: Path) -> int:
    """Compare a small budget, and prove that its totals were wrong; return how many."""
    books = folder / "books"
    books.mkdir(parents=True)
    types = "".join(f"{6000 + each},Type {each}\n" for each in range(LINES))
    (books / "cost_types.csv").write_text("no,name\n" + types)
    (books / "cost_centers.csv").write_text("code,name\nADM,Administration\n")
    with Ledger.create(str(folder / "ledger.duckdb"), currency="NOK") as ledger:
        ledger.import_books(str(books))
        ledger.versions.new("B26")
        rows: list[dict[str, Any]] = [
            {
                "cost_type_no": str(6000 + each),
                "cost_center_code": "ADM",
                "date": f"2026-{each % 12 + 1:02}-01",
                "amount": each * 1013 - 50_007,
            }
            for each in range(LINES)
        ]
        ledger.budget.enter(rows, "B26")
        wrong = compared(office, folder, ledger, "B26")
    untouched = totals(opened(office, folder / "b26.xlsx", NEVER))
    if set(untouched.values()) != {Decimal(WRONG)}:
        print("LibreOffice recalculates whatever it is told: nothing was proved.")
        return wrong + 1
    return wrong


def municipality(office: str, folder: Path) -> int:
    """Compare the budget of a municipality; return how many totals are wrong."""
    folder.mkdir()
    with Ledger.create(
        str(folder / "ledger.duckdb"),
        currency="NOK",
        center_dimension="ANSVAR",
        object_dimension="TENESTE",
    ) as ledger:
        ledger.import_books(str(MUNICIPALITY), mapping=str(MAPPING))
        ledger.charts.from_accounts()
        ledger.charts.from_dimensions()
        ledger.versions.new("B2013")
        ledger.budget.from_gl("2013", "B2013")
        return compared(office, folder, ledger, "B2013")


def compared(office: str, folder: Path, ledger: Ledger, version: str) -> int:
    """Let LibreOffice recalculate and save a version; return how many totals differ."""
    book = folder / f"{version.lower()}.xlsx"
    year = f"20{version[-2:]}"
    written = ledger.budget.export(version, str(book), period=year)
    spoil(book, f"F{FIRST}", Decimal("1234.56"))
    before = time.perf_counter()
    saved = opened(office, book, ALWAYS)
    seconds = time.perf_counter() - before
    theirs = totals(saved)
    imported = ledger.budget.import_(str(saved))
    ours_book = folder / "ours.xlsx"
    ledger.budget.export(version, str(ours_book), period=year)
    ours = totals(ours_book)
    shown = ledger.reports.balances(by="type", version=version).total.balance
    grand = f"{letters(5 + len(written.periods))}{TOTALS}"
    wrong = [each for each in sorted(ours) if theirs.get(each) != ours[each]]
    wrong += [each for each in theirs if each not in ours and theirs[each]]
    if imported.changed != 1 or ours[grand] != Decimal(shown).scaleb(-2):
        wrong.append(grand)
    print(
        f"{version}: {written.rows:,} lines, {len(ours):,} totals, saved in "
        f"{seconds:.1f} s; ours {ours[grand]:,}, recalculated {theirs[grand]:,}, "
        f"{len(wrong)} wrong {' '.join(wrong[:5])}"
    )
    return len(wrong)


def spoil(book: Path, cell: str, amount: Decimal) -> None:
    """Type an amount into a cell, and make what the file knows of every total wrong."""
    with zipfile.ZipFile(book) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    text = parts[sheet].decode()
    text = re.sub(r"</f><v>[^<]*</v>", f"</f><v>{WRONG}</v>", text)
    typed = re.compile(rf'(<c r="{cell}" s="\d+">)<v>[^<]*</v>')
    text, count = typed.subn(rf"\g<1><v>{amount}</v>", text)
    assert count == 1, f"there is no amount in {cell}"
    parts[sheet] = text.encode()
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)


def opened(office: str, book: Path, mode: int) -> Path:
    """Let LibreOffice open a workbook and save it as its own; return that one."""
    profile = book.parent / f"profile{mode}"
    (profile / "user").mkdir(parents=True)
    settings = profile / "user" / "registrymodifications.xcu"
    settings.write_text(SETTINGS.format(mode=mode))
    folder = book.parent / f"saved{mode}"
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={profile.resolve().as_uri()}",
            "--headless",
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML"),
            *("--outdir", str(folder)),
            str(book),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=600,
    )
    return folder / book.name


def totals(book: Path) -> dict[str, Decimal]:
    """Return what a file says of the totals: by column at the top, by line at the end."""
    import fastexcel  # noqa: PLC0415
    import nanoarrow  # noqa: PLC0415

    sheet = fastexcel.read_excel(book).load_sheet(0, header_row=None, dtypes="string")
    columns = [each.to_pylist() for each in nanoarrow.Array(sheet).iter_children()]
    last = len(columns) - 1
    found = {}
    for place in range(5, last + 1):
        for row in (TOTALS, TOTALS + 1):
            found[f"{letters(place)}{row}"] = columns[place][row - 1]
    for row, text in enumerate(columns[last][FIRST - 1 :], FIRST):
        found[f"{letters(last)}{row}"] = text
    return {
        cell: Decimal(text).quantize(Decimal("0.01"))
        for cell, text in found.items()
        if text
    }


def letters(place: int) -> str:
    """Return how a spreadsheet calls a column; the first is 0."""
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415

    return str(xl_col_to_name(place))


if __name__ == "__main__":
    sys.exit(main())
