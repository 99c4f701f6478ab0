"""docs/reference/json.md: fields and kinds are those that commands print."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from costledger.cli.app import run
from tests.books import write

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parents[2]
PAGE = HERE / "docs" / "reference" / "json.md"
COMMANDS = HERE / "docs" / "reference" / "commands.md"

BOOKS = """
    gl_accounts
    no   | name  | income_balance
    1900 | Bank  | balance_sheet
    6000 | Wages | income_statement
    6200 | Paper | income_statement
    6300 | Rent  | income_statement

    dimension_values
    dimension  | code | name
    DEPARTMENT | ADM  | Administration
    DEPARTMENT | IT   | Computers
    DEPARTMENT | PROD | Production

    accounting_periods
    starting_date | new_fiscal_year
    2025-01-01    | true

    gl_entries
    entry_no | posting_date | gl_account_no | amount | document_no | DEPARTMENT
    1        | 2024-01-05   | 6000          | 100.00 | V1          | ADM
    2        | 2024-01-15   | 1900          | 200.00 | V2          | ADM
    3        | 2026-01-20   | 6200          | 50.00  | V3          | IT
    4        | 2026-01-21   | 6200          | 7.00   | V4          | GHOST
    5        | 2026-01-21   | 6000          | 60.00  | V5          | ADM

    gl_budget_entries
    entry_no | budget_name | gl_account_no | date       | amount | description | DEPARTMENT
    1        | GB26        | 6000          | 2026-01-01 | 100.00 | Wages       | ADM
    3        | GB27        | 6000          | 2026-01-01 | 1.00   | Wages       | ADM
    2        | GB26        | 6999          | 2026-01-01 | 100.00 | Nothing     | ADM

    employees
    no | name | cost_center_code
    1  | One  | IT

    allocation_sources
    id  | level | cost_center_code | credit_to_cost_type
    ADM | 1     | ADM              | 9901
    IT  | 1     | IT               | 9901

    allocation_targets
    id  | line_no | target_cost_type | target_cost_center | static_base | static_weighting
    ADM | 10000   | 9901             | IT                 | 1           | 1
    ADM | 20000   | 9901             | PROD               | 3           | 1
    IT  | 10000   | 9901             | ADM                | 1           | 1
    IT  | 20000   | 9901             | PROD               | 1           | 1

    allocation_levels
    level | method
    1     | reciprocal
"""

FILES = {
    "lines.csv": "cost_type_no,cost_center_code,amount,document_no\n6200,IT,4.00,J2\n",
    "budget.csv": "cost_type_no,cost_center_code,date,amount\n6000,ADM,2026-01-01,90.00\n",
    "changed.csv": "cost_type_no,cost_center_code,cost_object_code,2026-01\n6000,ADM,,95.00\n",
    "other.toml": """
[rule.NEW]
level = 5
cost_center_code = "PROD"
credit_to_cost_type = "9901"
targets = [
  {line_no = 10000, target_cost_type = "9901", target_cost_center = "IT", base = "no_of_employees"},
  {line_no = 20000, target_cost_type = "9901", target_cost_center = "LATER", share = 1},
]
""",
}

SESSION = """
    init --currency NOK --center-dimension DEPARTMENT --object-dimension PROJECT
    setup company_name=Acme
    import books
    charts from-accounts
    charts from-dimensions
    charts add cost_types 9901 name=Allocations
    charts set cost_types 9901 name=Allocated
    charts add cost_types 9902
    charts rename cost_types 9902 9903
    charts add cost_centers TEMP
    charts set cost_centers TEMP name=Temporary
    charts rename cost_centers TEMP TEMPO
    charts retire cost_centers TEMPO
    charts show cost_centers
    charts indent cost_centers
    charts link
    transfer
    status
    register show 1
    trace entry 1
    trace gl 4
    report balances
    report balances --by center --columns month
    report open
    rules list
    rules show ADM
    rules diff other.toml
    rules import other.toml
    rules lint
    keys show
    keys calculate
    allocate --date 2026-01-31 --levels 1
    runs list
    runs show 1
    runs flows 1
    report keys 1
    report rule-balancing
    trace entry 1
    trace entry 4
    trace gl 3
    journal add cost_type_no=6200 cost_center_code=IT amount=5.00 document_no=J1
    journal set 10000 description=Paper
    journal import lines.csv
    journal show
    journal check
    journal batches
    + journal batch C description=Charges
    + journal batch D description=Corrections
    journal charge ADM IT 6200 10.00 --batch C --date 2026-02-02 --document C1
    journal correct 2 --receiver PROD --batch D --amount 10.00
    journal post --batch C
    register reverse 3
    register delete --from 4
    register list
    version new B26 --name "Budget 2026"
    version copy B26 F26
    version lock F26
    version unlock F26
    version delete F26
    version list
    version new B27
    version new A26
    budget enter budget.csv --version B26
    budget set 6000 12.00 --version B26 --period 2026-02 --center ADM
    budget spread 6000 120.00 --version B26 --period 2026 --center IT
    budget compress B26
    budget copy B26 B27 --shift 1Y
    trace entry 30
    budget from-gl GB26 A26
    budget to-gl A26 GB27
    budget compare B26
    budget control B26 --tolerance 5
    budget check C
    budget export --version B26 --file b26.csv
    budget import changed.csv --version B26 --dry-run
    budget to-actual B26 --period 2026-02
    budget remaining B26
    report budget-comparison B26
    period from-year 2026
    period set 2025-01 closed --accept-waiting
    period list
    register close 1
    check
    check --seals
    audit list
    digest
    archive year --ending 2024-12-31
    archive list
    archive show 1
    copy ledger.duckdb again.duckdb
    export folder
"""
"""Commands in an order in which each has something to say."""

KINDS = {
    "amount": r"-?\d+\.\d\d",
    "additional amount": r"-?\d+\.\d\d",
    "minor units": r"-?\d+",
    "count": r"\d+",
    "number": r"\d+",
    "decimal": r"-?\d+(\.\d+)?",
    "boolean": r"True|False",
    "date": r"\d{4}-\d\d-\d\d",
    "month": r"\d{4}-\d\d",
    "time": r"\d{4}-\d\d-\d\d \d\d(:\d\d){2}(\.\d+)?",
    "code": r".*",
    "text": r".*",
    "any": r".*",
}
"""What a value of a kind looks like; whole numbers and booleans are none of text."""

WHOLE = ("count", "number", "minor units")
NOTHING: tuple[object, ...] = (None, "", [], {})


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield (path, value) of all that stands in an answer: a.b, a[].b."""
    if isinstance(value, dict) and value:
        for key, each in value.items():
            yield from leaves(each, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value:
        for each in value:
            yield from leaves(each, f"{path}[]")
    else:
        yield path, value


def page() -> dict[str, dict[str, str]]:
    """Return field and kind by command, as the page shows them."""
    _, *parts = re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    shown = {}
    for part in parts:
        heading, _, text = part.partition("\n")
        kinds = "|".join(sorted(KINDS, key=len, reverse=True))
        found = re.findall(rf"`([^`\s]+)` ({kinds})\b", " ".join(text.split()))
        for command in heading.split(", "):
            shown[command] = dict(found)
    return shown


@pytest.fixture(scope="module")
def printed(
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, list[tuple[str, Any]]]:
    """Return what every command of the session printed, by command."""
    folder = tmp_path_factory.mktemp("session")
    write(folder / "books", BOOKS)
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    answers: dict[str, list[tuple[str, Any]]] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for line in SESSION.strip().splitlines():
            is_shown = not line.strip().startswith("+")
            words = shlex.split(line.strip().removeprefix("+ "))
            answer = output_of([*words, "--json"] if is_shown else words)
            if is_shown:
                found = [*leaves(json.loads(answer))]
                answers.setdefault(command_of(words), []).extend(found)
    return answers


def output_of(words: list[str]) -> str:
    """Run a command and return what it prints, which is never an error."""
    out, wrong = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(wrong):
        run(words)
    assert wrong.getvalue() == "", words
    return out.getvalue()


def command_of(words: list[str]) -> str:
    """Return the command's name of one or two words, as the reference lists them."""
    two = " ".join(words[:2])
    return two if two in commands() else words[0]


def commands() -> list[str]:
    """Return every command that answers in JSON, as the command reference has it."""
    text = COMMANDS.read_text("utf-8")
    usages = re.findall(
        r"^Usage: costledger (.*?)\n```", text, re.DOTALL | re.MULTILINE
    )
    return [
        re.split(r" (?=--|\[|[A-Z])", usage.partition("\n")[0])[0]
        for usage in usages
        if "--json" in usage
    ]


def pattern(path: str) -> str:
    """Return a page's path as a pattern: * is one name, ** all that follows."""
    return re.escape(path).replace(r"\*\*", ".+").replace(r"\*", r"[^.\[\]]+")


def test_every_command_that_answers_in_json_is_on_the_page() -> None:
    unseen = {"grants"}  # answers on a server only

    assert sorted(page()) == sorted(commands())
    lines = [line.strip() for line in SESSION.strip().splitlines()]
    run_here = {command_of(shlex.split(line)) for line in lines if line[0] != "+"}
    assert run_here | unseen == set(commands())


def test_fields_are_those_that_are_printed(
    printed: dict[str, list[tuple[str, Any]]],
) -> None:
    wrong: list[str] = []
    for command, found in printed.items():
        shown = page()[command]
        missing = {
            f"{command}: {path} is not on the page"
            for path, value in found
            if not any(
                re.fullmatch(pattern(each), path)
                # What is empty here stands for all that it may hold.
                or (value in NOTHING and re.match(pattern(path) + r"[.\[]", each))
                for each in shown
            )
        }
        gone = {
            f"{command}: {each} is never printed"
            for each in shown
            if not any(
                re.fullmatch(pattern(each), path)
                or (value in NOTHING and re.match(f"{pattern(path)}[.\\[]", each))
                for path, value in found
            )
        }
        wrong += sorted(missing | gone)

    assert wrong == []


def test_kinds_are_those_of_what_is_printed(
    printed: dict[str, list[tuple[str, Any]]],
) -> None:
    wrong = [
        f"{command}: {path} is {kind}, and {value!r}"
        for command, found in printed.items()
        for each, kind in page()[command].items()
        for path, value in found
        if re.fullmatch(pattern(each), path) and not fits(value, kind)
    ]

    assert wrong == []


def fits(value: object, kind: str) -> bool:
    """Say whether a value may stand where the page shows a kind."""
    if kind == "any" or value in NOTHING:
        return True
    if isinstance(value, bool) or kind == "boolean":
        return isinstance(value, bool) and kind == "boolean"
    if isinstance(value, int) or kind in WHOLE:
        return isinstance(value, int) and kind in WHOLE
    return bool(re.fullmatch(KINDS[kind], str(value), re.DOTALL))
