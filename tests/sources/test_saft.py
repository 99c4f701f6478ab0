"""SAF-T files as exchange tables: what becomes of each element."""

from __future__ import annotations

import json
import tracemalloc
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from costledger import Ledger
from costledger.errors import RowsRefusedError
from costledger.sources.saft import spool_saft
from costledger.sources.saft_stream import stream
from tests.sources.saft_text import (
    account,
    analysis,
    element,
    journal,
    line,
    rows,
    saft,
    spool,
    transaction,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLE = Path(__file__).parents[2] / "examples" / "saft.toml"

CLOSED = (
    "closed in the source. They are not blocked here, since past entries go to them"
)

RENT = transaction(
    "1004",
    line("1", "6300", "D 75000", "A 100 = 30000", "A 102 = 45000", text="Rent"),
    line("2", "2400", "C 75000.50"),
)


def entry(record: str = "1", *analyses: str, amount: str = "D 100") -> str:
    return line(record, "6300", amount, *analyses)


def table_entry(kind: str, value: str, name: str, status: str = "Active") -> str:
    return element(
        "AnalysisTypeTableEntry",
        element("AnalysisType", kind),
        element("AnalysisTypeDescription", f"Type {kind}"),
        element("AnalysisID", value),
        element("AnalysisIDDescription", name),
        element("StartDate", "2015-01-01"),
        element("EndDate", "2016-12-31"),
        element("Status", status),
    )


# Entries


def test_a_line_becomes_an_entry_of_its_voucher(tmp_path: Path) -> None:
    facts = spool(tmp_path, saft(journal("GL", RENT)))

    assert rows(tmp_path, "gl_entries") == [
        (
            "2017-01-05",
            "6300",
            "1004",
            "Rent",
            "30000.00",
            '{"A": "100"}',
            "GL/2017-01/1004/1",
            "4",
        ),
        (
            "2017-01-05",
            "6300",
            "1004",
            "Rent",
            "45000.00",
            '{"A": "102"}',
            "GL/2017-01/1004/1/2",
            "4",
        ),
        (
            "2017-01-05",
            "2400",
            "1004",
            "Voucher 1004",
            "-75000.50",
            "{}",
            "GL/2017-01/1004/2",
            "5",
        ),
    ]
    assert (facts.transactions, facts.lines, facts.split_lines, facts.entries) == (
        *(1, 2, 1, 3),
    )
    assert (facts.debit, facts.credit) == (Decimal(75000), Decimal("75000.50"))
    assert (facts.version, facts.company, facts.currency) == (
        *("1.30", "Lekefabrikken", "NOK"),
    )


@pytest.mark.parametrize(
    ("period", "day", "posted", "expected", "is_noted"),
    [
        pytest.param(
            *("2017-01", "2017-01-31", "2017-02-01", "2017-01-31", False),
            id="posted late: the voucher's day",
        ),
        pytest.param(
            *("2017-02", "2017-01-31", "2017-02-01", "2017-02-01", False),
            id="voucher of last period: the day of posting",
        ),
        pytest.param(
            *("2017-03", "2017-01-31", "2017-02-01", "2017-01-31", True),
            id="neither is in the period: the voucher's day, and a note",
        ),
        pytest.param(
            *("2017-13", "2017-12-31", "2018-02-01", "2017-12-31", False),
            id="a period after the last month",
        ),
        pytest.param(
            *("2017-1", "2016-12-30", "2017-01-02", "2017-01-02", False),
            id="a period without a zero",
        ),
        pytest.param(*("2017-01", "", "2017-01-02", "2017-01-02", False), id="one day"),
        pytest.param(
            *("2017-01", "2017-01-02+01:00", "", "2017-01-02", False), id="a time zone"
        ),
        pytest.param(
            *("2017-01", "2017-01-02T00:00:00", "", "2017-01-02", False), id="a time"
        ),
    ],
)
def test_the_posting_date_lies_in_the_period(
    tmp_path: Path, period: str, day: str, posted: str, expected: str, *, is_noted: bool
) -> None:
    voucher = transaction("1", entry(), period=period, day=day, posted=posted)
    facts = spool(tmp_path, saft(journal("GL", voucher)))

    assert rows(tmp_path, "gl_entries", "posting_date") == [(expected,)]
    assert any("outside the month" in note for note in facts.notes) == is_noted


def test_keys_tell_apart_what_repeats(tmp_path: Path) -> None:
    """Records repeat over transactions, transactions over journals and periods."""
    february = {"period": "2017-02", "day": "2017-02-01"}
    spool(
        tmp_path,
        saft(
            journal(
                "A", transaction("1", entry(), entry("2")), transaction("2", entry())
            ),
            journal("B", transaction("1", entry()), transaction("1", entry())),
            journal("B", transaction("1", entry(), **february)),
            journal("B", transaction("1", entry(), entry(), entry(""))),
        ),
    )

    assert rows(tmp_path, "gl_entries", "source_key") == [
        ("A/2017-01/1/1",),
        ("A/2017-01/1/2",),
        ("A/2017-01/2/1",),
        ("B/2017-01/1/1",),
        ("B/2017-01/1#2/1",),
        ("B/2017-02/1/1",),
        ("B/2017-01/1#3/1",),
        ("B/2017-01/1#3/1#2",),
        ("B/2017-01/1#3/L3",),
    ]


def test_a_line_split_otherwise_later_keeps_its_first_key(tmp_path: Path) -> None:
    """So that the ledger sees a change of the line, and does not count it twice."""
    keys = []
    for parts in ([], ["A 100 = 60", "A 102 = 40"], ["A 100 = 40", "A 102 = 60"]):
        spool(tmp_path, saft(journal("GL", transaction("1", entry("7", *parts)))))
        keys.append(rows(tmp_path, "gl_entries", "source_key")[0])

    assert keys == [("GL/2017-01/1/7",)] * 3


@pytest.mark.parametrize(
    ("amount", "analyses", "expected"),
    [
        ("D 100", ["A 1 = 60", "A 2 = 40"], ["60.00 A1", "40.00 A2"]),
        ("C 100", ["A 1 = 60", "A 2 = 40"], ["-60.00 A1", "-40.00 A2"]),
        ("C 100", ["A 1 = -60", "A 2 = -40"], ["-60.00 A1", "-40.00 A2"]),
        ("D 100", ["A 1 D 60", "A 2 D 40"], ["60.00 A1", "40.00 A2"]),
        ("C 100", ["A 1 C 60", "A 2 C 40"], ["-60.00 A1", "-40.00 A2"]),
        ("C 100", ["A 1 C -60", "A 2 C -40"], ["-60.00 A1", "-40.00 A2"]),
        ("D 100", ["A 1 D 150", "A 2 C 50"], ["150.00 A1", "-50.00 A2"]),
        ("C 100", ["A 1 D 50", "A 2 C 150"], ["-150.00 A2", "50.00 A1"]),
        ("D -100", ["A 1 = 60", "A 2 = 40"], ["-60.00 A1", "-40.00 A2"]),
        ("C -100", ["A 1 = 60", "A 2 = 40"], ["60.00 A1", "40.00 A2"]),
        ("D 100", ["A 1 D 60"], ["60.00 A1", "40.00 "]),
    ],
)
def test_analyses_split_a_line_as_any_version_writes_them(
    tmp_path: Path, amount: str, analyses: list[str], expected: list[str]
) -> None:
    spool(
        tmp_path,
        saft(journal("GL", transaction("1", entry("1", *analyses, amount=amount)))),
    )

    found = rows(tmp_path, "gl_entries", "amount", "dimensions")
    shown = [f"{part} {values.strip('{}')}" for part, values in found]
    plain = [each.replace('"', "").replace(": ", "") for each in shown]
    assert sorted(plain) == sorted(expected)


def test_amounts_are_those_of_the_ledgers_currency(tmp_path: Path) -> None:
    foreign = element(
        "Line",
        element("RecordID", "1"),
        element("AccountID", "6300"),
        element("Description", "Hotel"),
        element(
            "DebitAmount",
            element("Amount", "1150.5"),
            element("CurrencyCode", "EUR"),
            element("CurrencyAmount", "100"),
            element("ExchangeRate", "11.505"),
        ),
    )
    spool(tmp_path, saft(journal("GL", transaction("1", foreign))))

    assert rows(tmp_path, "gl_entries", "amount") == [("1150.50",)]


def test_comments_do_not_cut_an_amount(tmp_path: Path) -> None:
    content = saft(journal("GL", transaction("1", entry(amount="D 10<!-- -->0"))))
    spool(tmp_path, content)

    assert rows(tmp_path, "gl_entries", "amount") == [("100.00",)]


# Masters


@pytest.mark.parametrize(
    ("mapped", "kind"),
    [
        pytest.param({"standard": "63"}, "income_statement", id="two digits"),
        pytest.param({"standard": "1920"}, "balance_sheet", id="four digits"),
        pytest.param(
            {"category": "annenDriftskostnad", "code": "6300"},
            "income_statement",
            id="a cost of the business statement",
        ),
        pytest.param(
            {"category": "balanseverdiForOmloepsmiddel", "code": "1500"},
            "balance_sheet",
            id="an asset of it",
        ),
        pytest.param(
            {"category": "gjeldInnenBankOgForsikring", "code": "6.16.10"},
            "balance_sheet",
            id="a debt whose code begins with 6",
        ),
        pytest.param(
            {"category": "bankOgForsikringsinntekt", "code": "1.11.0.00"},
            "income_statement",
            id="an income whose code begins with 1",
        ),
        pytest.param(
            {"category": "RF-1167", "code": "6300"}, "income_statement", id="RF-1167"
        ),
        pytest.param(
            {"category": "KS", "code": "240"}, "balance_sheet", id="the state"
        ),
    ],
)
def test_the_mapping_tells_income_from_balance(
    tmp_path: Path, mapped: dict[str, str], kind: str
) -> None:
    """The account's own number would say the opposite."""
    number = "1" if kind == "income_statement" else "6"
    facts = spool(tmp_path, saft(accounts=account(number, **mapped)))

    assert rows(tmp_path, "gl_accounts") == [
        (number, f"Account {number}", "posting", kind)
    ]
    assert facts.notes == ()


@pytest.mark.parametrize(
    ("number", "mapped", "kind", "told"),
    [
        ("6300", {}, "income_statement", "their own number decided"),
        ("1920", {}, "balance_sheet", "their own number decided"),
        ("9000", {}, "balance_sheet", "their own number decided"),
        ("REVENUE", {}, "income_statement", "Nothing tells"),
        ("1010", {"category": "KA_K", "code": "010"}, "income_statement", "Nothing"),
    ],
)
def test_without_a_mapping_the_facts_say_what_decided(
    tmp_path: Path, number: str, mapped: dict[str, str], kind: str, told: str
) -> None:
    facts = spool(tmp_path, saft(accounts=account(number, **mapped)))

    assert rows(tmp_path, "gl_accounts", "income_balance") == [(kind,)]
    assert [told in note and number in note for note in facts.notes] == [True]


def test_the_classes_of_the_income_statement_can_be_named(tmp_path: Path) -> None:
    content = saft(accounts=account("3000", "30") + account("8800", "88"))
    spool(tmp_path, content, income_classes="3..7")

    assert rows(tmp_path, "gl_accounts", "income_balance") == [
        *(("income_statement",), ("balance_sheet",)),
    ]


def test_an_account_that_is_repeated_is_taken_once(tmp_path: Path) -> None:
    spool(tmp_path, saft(accounts=account("6300", "63") * 2))

    assert rows(tmp_path, "gl_accounts", "no") == [("6300",)]


def test_analyses_become_dimensions_and_nothing_is_blocked(tmp_path: Path) -> None:
    """A closed project still has its past entries; one with an end date as well."""
    facts = spool(
        tmp_path,
        saft(
            analyses=table_entry("P", "89", "Old", "Closed")
            + table_entry("P", "90", "Blocks")
            + table_entry("A", "100", "Office")
            + table_entry("a", " 100", "Office, second spell")
        ),
    )

    assert rows(tmp_path, "dimensions") == [("P", "Type P"), ("A", "Type A")]
    assert rows(tmp_path, "dimension_values") == [
        *(("P", "89", "Old"), ("P", "90", "Blocks"), ("A", "100", "Office")),
    ]
    assert facts.notes == (f"1 analysis values are {CLOSED}: P 89.",)


def test_values_that_no_table_lists_are_told(tmp_path: Path) -> None:
    vouchers = [transaction(str(n), entry("1", f"P {n}")) for n in range(8)]
    content = saft(journal("GL", *vouchers), totals=("8", "800", "0"))
    facts = spool(tmp_path, content)

    (note,) = facts.notes
    assert note.startswith("8 analysis values stand on lines and not in the Analysis")
    assert note.endswith(": P 0, P 1, P 2, P 3, P 4, ….")


# The stream


@pytest.mark.parametrize(
    "totals",
    [
        pytest.param(("1", "75000", "75000.50"), id="as defined"),
        pytest.param(("2", "75000.00", "75000.5"), id="lines counted as entries"),
        pytest.param(("1", "75000.0000001", "75000.50"), id="a machine's decimals"),
    ],
)
def test_control_totals_that_agree_are_not_mentioned(
    tmp_path: Path, totals: tuple[str, str, str]
) -> None:
    listed = table_entry("A", "100", "") + table_entry("A", "102", "")
    facts = spool(tmp_path, saft(journal("GL", RENT), analyses=listed, totals=totals))

    assert facts.notes == ()


@pytest.mark.parametrize("totals", [("1", "-100", "0"), ("1", "0", "100")])
def test_a_negative_debit_counts_on_either_side(
    tmp_path: Path, totals: tuple[str, str, str]
) -> None:
    voucher = transaction("1", entry(amount="D -100"))
    facts = spool(tmp_path, saft(journal("GL", voucher), totals=totals))

    assert rows(tmp_path, "gl_entries", "amount") == [("-100.00",)]
    assert facts.notes == ()


def test_a_file_without_totals_says_so(tmp_path: Path) -> None:
    facts = spool(tmp_path, saft(journal("GL", transaction("1", entry()))))

    (note,) = facts.notes
    assert note.startswith("The file has no control total NumberOfEntries, TotalDebit")


def test_names_count_and_not_their_namespace(tmp_path: Path) -> None:
    content = saft(journal("GL", RENT))
    spool(tmp_path, content)
    with_namespace = rows(tmp_path, "gl_entries")
    for other in ("", ' xmlns="urn:of:another:tool"'):
        head, _, rest = content.partition(" xmlns=")
        spool(tmp_path, head + other + ">" + rest.partition(">")[2])

        assert rows(tmp_path, "gl_entries") == with_namespace


def test_an_unknown_version_is_read_and_told(tmp_path: Path) -> None:
    content = saft().replace(">1.30<", ">2.00<")

    assert spool(tmp_path, content).notes == (
        "It says that it is of version 2.00; 1.10 to 1.30 are known.",
    )


def test_what_else_a_file_holds_is_passed_over(tmp_path: Path) -> None:
    """Invoices have lines and totals too, and they are no transactions."""
    invoices = element(
        "SourceDocuments",
        element(
            "SalesInvoices",
            element("NumberOfEntries", "9"),
            element("TotalDebit", "9"),
            element("Invoice", line("1", "3000", "C 9"), element("Supplier", "x")),
        ),
    )
    content = saft(journal("GL", RENT), totals=("1", "75000", "75000.50"))
    facts = spool(
        tmp_path,
        content.replace("</AuditFile>", invoices + "</AuditFile>").replace(
            "</GeneralLedgerAccounts>",
            "</GeneralLedgerAccounts>"
            + element(
                "Customers", element("Customer", element("Account", analysis("P 1")))
            ),
        ),
    )

    assert (facts.lines, facts.accounts) == (2, 2)


def test_masters_alone_are_a_file(tmp_path: Path) -> None:
    facts = spool(tmp_path, saft())

    assert (facts.accounts, facts.entries, facts.notes) == (2, 0, ())
    with Ledger.create(str(tmp_path / "l.duckdb"), currency="NOK") as ledger:
        assert ledger.import_books(str(tmp_path / "saft.xml")).entries == 0


def big(folder: Path, *, transactions: int, lines: int) -> Path:
    """Return a file of few big transactions, which begin far down."""
    content = "".join(entry(str(n), "A 1 = 60") for n in range(lines))
    vouchers = [transaction(str(n), content) for n in range(transactions)]
    file = folder / "saft.xml"
    file.write_text(saft("\n" * 70_000 + journal("GL", *vouchers)), "utf-8")
    return file


def test_thirty_thousand_lines_take_no_more_memory_than_few(tmp_path: Path) -> None:
    file = big(tmp_path, transactions=10, lines=3_000)
    seen: list[int] = []

    tracemalloc.start()
    facts = spool_saft(file, tmp_path, progress=seen.append)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (facts.lines, facts.entries) == (30_000, 60_000)
    assert seen == [10_000, 20_000, 30_000]
    assert peak < 3_000_000


def test_what_was_read_is_forgotten(tmp_path: Path) -> None:
    """The tree is not Python's memory, so its elements are counted themselves."""
    file = big(tmp_path, transactions=3, lines=1_000)
    held = {len(list(element.getroottree().iter())) for name, element in stream(file)}

    assert max(held) < 3_000  # what the parser has read ahead; the file has 60 000


def test_lines_far_down_have_their_own_number(tmp_path: Path) -> None:
    file = big(tmp_path, transactions=2, lines=10)
    spool_saft(file, tmp_path)
    written = file.read_text("utf-8").splitlines()

    for row, key in rows(tmp_path, "gl_entries", "source_row", "source_key"):
        record = key.split("/")[3]
        assert f"<RecordID>{record}<" in written[int(row) - 1]


# In the ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    place = str(tmp_path / "saft.duckdb")
    with Ledger.create(
        place, currency="NOK", center_dimension="A", object_dimension="P"
    ) as made:
        yield made


def books(folder: Path, *analyses: str, more: str = "") -> str:
    """Return a file with one cost of 100 that is split over these analyses."""
    file = folder / "books.xml"
    listed = "".join(table_entry("A", value, "") for value in ("10", "20"))
    voucher = transaction("1", entry("1", *analyses), line("2", "2400", "C 100"))
    file.write_text(saft(journal("GL", voucher, more), analyses=listed), "utf-8")
    return str(file)


def test_a_file_that_grew_adds_what_is_new(ledger: Ledger, tmp_path: Path) -> None:
    parts = ("A 10 D 60", "A 20 D 40")
    first = ledger.import_books(books(tmp_path, *parts))
    allow_duplicate = ledger.import_books(books(tmp_path, *reversed(parts)))
    grown = ledger.import_books(
        books(tmp_path, *parts, more=transaction("2", entry(), entry("2")))
    )

    assert (first.entries, allow_duplicate.entries, grown.entries) == (3, 0, 2)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["A 10"], ["A 10 D 60", "A 20 D 40"]),
        (["A 10 D 60", "A 20 D 40"], ["A 10"]),
        (["A 10 D 60", "A 20 D 40"], ["A 10 D 60"]),
    ],
)
def test_a_line_that_is_split_otherwise_later_is_refused(
    ledger: Ledger, tmp_path: Path, before: list[str], after: list[str]
) -> None:
    """Posted is posted; were it taken as new, the cost would count twice."""
    ledger.import_books(books(tmp_path, *before))

    with pytest.raises(RowsRefusedError) as error:
        ledger.import_books(books(tmp_path, *after))
    assert "has this entry differently" in error.value.problems[0].problem


def test_every_department_gets_its_part(ledger: Ledger, tmp_path: Path) -> None:
    ledger.import_books(books(tmp_path, "A 10 D 80", "A 20 D 70"))
    ledger.charts.from_accounts()
    ledger.charts.from_dimensions()
    result = ledger.transfer()

    balances = ledger.reports.balances(by="center").rows
    assert {row.code: row.balance for row in balances} == {"10": 8000, "20": 7000}
    assert {
        reason: (tally.entries, tally.amount)
        for reason, tally in result.waiting.items()
    } == {"no_receiver": (1, -5000)}
    assert ledger.check().holds


def test_a_mapping_may_say_which_accounts_are_income(
    ledger: Ledger, tmp_path: Path
) -> None:
    """`examples/saft.toml` leaves the appropriation of the result out."""
    file = tmp_path / "saft.xml"
    file.write_text(
        saft(accounts=account("3000", "30") + account("8800", "88")), "utf-8"
    )
    ledger.import_books(str(file), mapping=str(EXAMPLE))

    assert ledger.charts.from_accounts().created == 1


# A file that nobody here wrote


def test_the_example_of_the_tax_administration_is_read_whole(
    realdata: Path, tmp_path: Path
) -> None:
    (file,) = (realdata / "norway_saft").glob("saft_*.xml")
    facts = spool_saft(file, tmp_path)

    assert (facts.accounts, facts.transactions, facts.lines) == (22, 53, 170)
    assert facts.debit == facts.credit == Decimal("9487049.35")
    assert (facts.split_lines, facts.entries) == (22, 206)
    assert facts.notes == (f"1 analysis values are {CLOSED}: P 89.",)
    assert {
        number[0]
        for number, kind in rows(tmp_path, "gl_accounts", "no", "income_balance")
        if kind == "income_statement"
    } == set("34567")
    assert rows(tmp_path, "dimensions") == [("A", "Avdeling"), ("P", "Prosjekt")]
    assert rows(tmp_path, "dimension_values", "dimension", "code") == [
        *(("A", "100"), ("A", "101"), ("A", "102")),
        *(("P", "200"), ("P", "202"), ("P", "90"), ("P", "203"), ("P", "89")),
    ]


def test_its_22_split_lines_tie_to_the_ore(realdata: Path, tmp_path: Path) -> None:
    """Each to its own amount, and each of its values to what the analyses name."""
    (file,) = (realdata / "norway_saft").glob("saft_*.xml")
    spool_saft(file, tmp_path)
    found: dict[str, Counter[str]] = {}
    for row, amount, held in rows(
        tmp_path, "gl_entries", "source_row", "amount", "dimensions"
    ):
        sums = found.setdefault(row, Counter())
        for value in ("line", *json.loads(held).values()):
            sums[value] += Decimal(amount)

    wanted = split_lines(file)
    assert len(wanted) == 22
    assert {row: found[row] for row in wanted} == wanted


def split_lines(file: Path) -> dict[str, Counter[str]]:
    """Read the lines that name a type more than once, and their amounts, from the XML."""
    wanted = {}
    for each in etree.parse(file).iterfind(".//{*}Line"):
        kinds = [kind.text for kind in each.iterfind("{*}Analysis/{*}AnalysisType")]
        if len(kinds) == len(set(kinds)):
            continue
        debit = each.findtext("{*}DebitAmount/{*}Amount")
        credit = each.findtext("{*}CreditAmount/{*}Amount")
        sign = 1 if debit else -1
        sums = Counter({"line": sign * Decimal(debit or credit)})
        for part in each.iterfind("{*}Analysis"):
            value = part.findtext("{*}AnalysisID")
            sums[value] += sign * Decimal(part.findtext("{*}AnalysisAmount/{*}Amount"))
        wanted[str(each.sourceline)] = sums
    return wanted


def test_its_postings_lie_in_their_periods(realdata: Path, tmp_path: Path) -> None:
    """Two vouchers were posted in another month than theirs: 1014 and 1018."""
    (file,) = (realdata / "norway_saft").glob("saft_*.xml")
    spool_saft(file, tmp_path)
    dated = dict(rows(tmp_path, "gl_entries", "document_no", "posting_date"))

    assert (dated["1014"], dated["1018"]) == ("2017-01-31", "2017-02-08")
