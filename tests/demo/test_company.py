"""The invented company: the same bytes, balanced books, a believable year, its traps."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from costledger.demo import chart, dimensions
from costledger.demo.company import (
    BLOCKED_COST_TYPES,
    COMBINED,
    EXCLUDED_ACCOUNTS,
    write_company,
)
from costledger.demo.late import write_late_invoices

if TYPE_CHECKING:
    from pathlib import Path

GOLDEN = {
    "accounting_periods.csv": "0659366a16664b7ed3928cc9a4e36291396780110f1ef7cf55cf19c22a86c9df",
    "dimension_values.csv": "939396f396ae13c229511fe44ec2a92c0a50a690cb8cf02c0638bfa67076f715",
    "dimensions.csv": "9790f687e63d88ba25b9edddc36872a3570baa812edaa5c21a57cb48798eafcc",
    "gl_accounts.csv": "42e617797aa914c49d810c40d2988196f5e80fbb7d6128fd255440c2953bd6a9",
    "gl_entries.csv": "83f274d2d0e88edfc45e3703cac7efd76679b4aab51873ebd5e6740d9fe9d776",
}
"""SHA-256 of each file of 2026, seed 2026: change it only with a reason to change it."""

GOLDEN_LATE = {
    "gl_accounts.csv": "afb0e99b3f2f7ebe007a542d868ebe05a9d2a7a214c3a3417403c3a773761a1d",
    "gl_entries.csv": "d8041e20561b195a5e63fff414c8e19d52dffa6bfc2fb24c4d2d44037ae5e04d",
}

TRAPS = {
    "closing_entries": 247,
    "zero_amounts": 13,
    "excluded_entries": 2,
    "blocked_cost_type_entries": 5,
    "without_receiver": 10,
    "unknown_department": 8,
    "unknown_department_with_project": 4,
    "blocked_department": 6,
    "department_and_project": 25,
    "blank_documents": 24,
    "reversed_pairs": 6,
    "late_accounts": 1,
}

DISPOSITIONS = {
    "transferred": 2356,
    "balance_sheet": 2239,
    "closing_date": 246,
    "zero_amount": 13,
    "excluded": 2,
    "blocked_cost_type": 5,
    "no_receiver": 10,
    "unknown_receiver": 8,
    "blocked_receiver": 6,
}

YEARS = [(2026, 2026), (2024, 1), (2027, 7)]


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def digests(folder: Path) -> dict[str, str]:
    return {
        place.name: sha256(place.read_bytes()).hexdigest()
        for place in sorted(folder.iterdir())
    }


def share_of_income(entries: list[dict[str, str]]) -> dict[str, Decimal]:
    """Each account class of the income statement in percent of operating income."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for entry in entries:
        if not entry["posting_date"].startswith("C"):
            sums[entry["gl_account_no"][0]] += Decimal(entry["amount"])
    return {key: 100 * amount / -sums["3"] for key, amount in sums.items()}


def test_the_books_of_a_year_and_seed_are_the_same_bytes_everywhere(
    tmp_path: Path,
) -> None:
    write_company(tmp_path)

    assert digests(tmp_path) == GOLDEN


def test_the_late_invoices_are_the_same_bytes_everywhere(tmp_path: Path) -> None:
    write_late_invoices(tmp_path)

    assert digests(tmp_path) == GOLDEN_LATE


@pytest.mark.parametrize(("year", "seed"), YEARS)
def test_every_document_sums_to_zero_on_each_date(
    tmp_path: Path, year: int, seed: int
) -> None:
    write_company(tmp_path, year=year, seed=seed)
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for entry in rows(tmp_path, "gl_entries"):
        sums[entry["document_no"], entry["posting_date"]] += Decimal(entry["amount"])

    assert set(sums.values()) == {Decimal("0.00")}


@pytest.mark.parametrize(("year", "seed"), YEARS)
def test_closing_zeroes_the_income_statement_coding_by_coding(
    tmp_path: Path, year: int, seed: int
) -> None:
    write_company(tmp_path, year=year, seed=seed)
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for entry in rows(tmp_path, "gl_entries"):
        if entry["gl_account_no"] >= "3":
            coding = entry["gl_account_no"], entry["dimensions"]
            sums[coding] += Decimal(entry["amount"])

    assert set(sums.values()) == {Decimal("0.00")}


def test_no_two_documents_but_a_reversal_and_its_original_share_a_number(
    tmp_path: Path,
) -> None:
    write_company(tmp_path)
    dates: dict[str, set[str]] = defaultdict(set)
    for entry in rows(tmp_path, "gl_entries"):
        dates[entry["document_no"]].add(entry["posting_date"])
    shared = [number for number, days in dates.items() if number and len(days) > 1]

    assert len(shared) == TRAPS["reversed_pairs"]


@pytest.mark.parametrize(("year", "seed"), YEARS)
def test_a_controller_believes_the_cost_shares(
    tmp_path: Path, year: int, seed: int
) -> None:
    facts = write_company(tmp_path, year=year, seed=seed)
    share = share_of_income(rows(tmp_path, "gl_entries"))
    operating_result = 100 - sum(share[key] for key in "4567")

    assert 3000 <= facts.gl_entries <= 5000
    assert 2 < operating_result < 9
    assert 38 < share["4"] < 48
    assert 30 < share["5"] < 40


@pytest.mark.parametrize(("trap", "expected"), TRAPS.items())
def test_the_traps_are_as_many_as_documented(
    tmp_path: Path, trap: str, expected: int
) -> None:
    assert getattr(write_company(tmp_path), trap) == expected


@pytest.mark.parametrize(("year", "seed"), YEARS)
def test_every_entry_has_one_disposition_and_the_sums_tie(
    tmp_path: Path, year: int, seed: int
) -> None:
    facts = write_company(tmp_path, year=year, seed=seed)

    assert sum(facts.dispositions.values()) == facts.gl_entries
    assert sum(facts.amounts.values()) == 0
    assert DISPOSITIONS.keys() == facts.dispositions.keys()


def test_the_dispositions_are_as_many_as_documented(tmp_path: Path) -> None:
    assert write_company(tmp_path).dispositions == DISPOSITIONS


def test_entries_are_numbered_without_a_gap_and_go_on_in_the_late_invoices(
    tmp_path: Path,
) -> None:
    facts = write_company(tmp_path / "books")
    late = write_late_invoices(tmp_path / "late")
    numbers = [
        int(entry["entry_no"])
        for folder in ("books", "late")
        for entry in rows(tmp_path / folder, "gl_entries")
    ]

    assert numbers == list(range(1, facts.gl_entries + late + 1))


def test_every_account_posted_to_is_a_posting_account_of_the_chart(
    tmp_path: Path,
) -> None:
    write_company(tmp_path)
    posting = {
        account["no"]
        for account in rows(tmp_path, "gl_accounts")
        if account["account_type"] == "posting"
    }
    posted = {entry["gl_account_no"] for entry in rows(tmp_path, "gl_entries")}

    assert posted - posting == set()


def test_each_begin_total_has_its_end_total_in_code_order() -> None:
    charts = (
        [account.account_type for account in chart.ACCOUNTS],
        [value.dimension_value_type for value in dimensions.DEPARTMENTS],
        [value.dimension_value_type for value in dimensions.PROJECTS],
    )
    for kinds in charts:
        count = Counter(kinds)
        assert count["begin_total"] == count["end_total"]
    for codes in (
        [account.no for account in chart.ACCOUNTS],
        [value.code for value in dimensions.DEPARTMENTS],
        [value.code for value in dimensions.PROJECTS],
    ):
        assert codes == sorted(set(codes))


def test_what_the_demo_sets_afterwards_names_posting_accounts() -> None:
    posting = {
        account.no for account in chart.ACCOUNTS if account.account_type == "posting"
    }

    assert {*COMBINED, *BLOCKED_COST_TYPES, *EXCLUDED_ACCOUNTS} - posting == set()
    assert set(COMBINED.values()) == {"day", "month"}


def test_an_account_that_arrives_late_is_not_in_the_chart() -> None:
    assert chart.LATE_ACCOUNT.no not in {account.no for account in chart.ACCOUNTS}
