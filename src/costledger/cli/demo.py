"""`costledger demo`: an invented company, from its books to a report."""

from __future__ import annotations

import csv
from pathlib import Path

from costledger.cli.answers import charts, imports, reports, transfer
from costledger.cli.ui.output import say
from costledger.cli.ui.present import present, tell
from costledger.demo import company
from costledger.errors import LedgerExistsError
from costledger.ledger import Ledger
from costledger.messages import phrase


def demo(*, folder: str = "demo") -> None:
    """Make the ledger of an invented company and show what a transfer does.

    Parameters
    ----------
    folder
        Where its books and its ledger are written. A demo that is there is made anew.
    """
    home = Path(folder)
    location = home / "ledger.duckdb"
    _clear(home, location)
    facts = company.write_company(home / "books")
    say(
        phrase(
            "{COMPANY_NAME} is invented. Its books of {YEAR} are in {home}: "
            "{gl_entries:,} G/L entries.",
            COMPANY_NAME=company.COMPANY_NAME,
            YEAR=company.YEAR,
            home=home / "books",
            gl_entries=facts.gl_entries,
        )
    )
    with Ledger.create(
        str(location),
        currency=company.CURRENCY,
        center_dimension="DEPARTMENT",
        object_dimension="PROJECT",
        company_name=company.COMPANY_NAME,
    ) as ledger:
        _step("costledger import", f"{home / 'books'}")
        present(imports.imported(ledger.import_books(str(home / "books"))))
        _step(phrase("costledger charts from-accounts, from-dimensions"))
        present(charts.made_of_accounts(ledger.charts.from_accounts()))
        present(charts.made_of_dimensions(*ledger.charts.from_dimensions()))
        say(phrase("Some cost types combine entries by day or month; one is blocked."))
        _write_choices(home / "choices")
        ledger.import_books(str(home / "choices"))
        _step("costledger transfer")
        tell(transfer.transferred_parts(ledger.transfer(), ledger.setup()))
        _step("costledger status")
        tell([transfer.tie_out(ledger.status())])
        _step(
            "costledger report balances --by type --columns center "
            f"--period {company.YEAR}"
        )
        report = ledger.reports.balances(
            by="type", columns="center", period=str(company.YEAR)
        )
        present(reports.balances(report))
        say()
        law = ledger.check()
        say(
            phrase(
                "{laws} laws checked; {holds}.",
                laws=len(law.laws),
                holds=phrase("all hold") if law.holds else phrase("NOT all hold"),
            )
        )
    _say_next(location)


def _clear(home: Path, location: Path) -> None:
    """Make room for a new demo, and touch nothing that is not one."""
    if location.exists() and not (home / "books" / "gl_entries.csv").exists():
        raise LedgerExistsError(str(location))
    location.unlink(missing_ok=True)
    Path(f"{location}.wal").unlink(missing_ok=True)


def _write_choices(folder: Path) -> None:
    """Write what a controller chose beside the general ledger, as a table to import."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "cost_types.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["no", "combine_entries", "blocked"])
        for code, combine in company.COMBINED.items():
            writer.writerow([code, combine, "false"])
        for code in company.BLOCKED_COST_TYPES:
            writer.writerow([code, company.COMBINED.get(code, "none"), "true"])


def _step(*words: str) -> None:
    say()
    say("$ " + " ".join(words))


def _say_next(location: Path) -> None:
    say()
    say(phrase("Type next, for example:"))
    command = (
        ".venv/bin/costledger"
        if Path(".venv/bin/costledger").exists()
        else "costledger"
    )
    for words in (
        "trace entry 1",
        "trace gl 100",
        "report balances --by center --period 2026-Q1",
        "register show 1",
        "check",
    ):
        say(
            phrase(
                "  {command} {words} --ledger {location}",
                command=command,
                words=words,
                location=location,
            )
        )
