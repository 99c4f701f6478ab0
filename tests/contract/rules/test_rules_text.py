"""Rules as a text for git: the same rules the same bytes, and every problem named."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from costledger.errors import RefusedError, SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.contract.conftest import NewLedger

TEXT = """\
# Allocation rules, as `costledger rules export` writes them. Change them here and run
# `costledger rules lint` and `costledger rules import` on this file.

[levels]
2 = "reciprocal"

[rule.ADM]
level = 1
valid_from = 2025-01-01
cost_type_range = "60*|7000"
cost_center_code = "ADM"
credit_to_cost_type = "9200"
comment = "Ann's \\"office\\""
targets = [
  {line_no = 10000, target_cost_type = "9100", target_cost_center = "PROD", share = 0.3333333333},
  {line_no = 20000, target_cost_type = "9100", target_cost_object = "P100", static_base = 20, static_weighting = 0.25},
  {line_no = 30000, target_cost_type = "9100", target_cost_center = "IT", base = "driver", driver_code = "M2", date_filter_code = "year"},
]

[rule."WORK SHOP"]
level = 2
cost_object_code = "P100"
blocked = true
when_zero = "leave_open"
targets = [
  {line_no = 10000, target_cost_type = "9100", target_cost_center = "IT", share = 2, amount_per_share = 80.5},
]
"""


def test_a_text_comes_out_as_it_went_in(new_ledger: NewLedger) -> None:
    ledger = new_ledger()

    found = ledger.rules.import_(TEXT)

    assert found.new == ("ADM", "WORK SHOP")
    assert ledger.rules.export() == TEXT
    assert [line["share"] for line in ledger.rules.lines("ADM")] == [
        "0.3333333333",
        "5",
        "0",
    ]
    allow_duplicate = ledger.rules.import_(TEXT)
    assert (allow_duplicate.new, allow_duplicate.changed) == ((), ())
    assert allow_duplicate.unchanged == ("ADM", "WORK SHOP")
    assert ledger.rules.diff(TEXT) == []


def test_a_file_is_read_like_a_text(new_ledger: NewLedger, tmp_path: Path) -> None:
    ledger = new_ledger()
    file = tmp_path / "rules.toml"
    file.write_text(TEXT, "utf-8")

    assert ledger.rules.import_(str(file), dry_run=True).new == ("ADM", "WORK SHOP")
    assert ledger.rules.list() == []
    with pytest.raises(SourceError):
        ledger.rules.import_(str(tmp_path / "none.toml"))
    with pytest.raises(SourceError):
        ledger.rules.import_("[rule.A\n")


def test_a_difference_is_shown_line_by_line(new_ledger: NewLedger) -> None:
    ledger = new_ledger()
    ledger.rules.import_(TEXT)
    changed = TEXT.replace("share = 2,", "share = 3,").replace("rule.ADM", "rule.NEW")

    found = ledger.rules.diff(changed)

    assert [(each.rule_id, each.kind) for each in found] == [
        ("ADM", "missing"),
        ("NEW", "new"),
        ("WORK SHOP", "changed"),
    ]
    assert [line[:2] for line in found[2].lines] == ["- ", "+ "]
    assert "share = 3," in found[2].lines[1]


def test_a_rule_is_whole_and_others_stay_unless_asked(new_ledger: NewLedger) -> None:
    ledger = new_ledger()
    ledger.rules.import_(TEXT)
    smaller = '[rule.ADM]\nlevel = 3\ncost_center_code = "IT"\n'

    assert ledger.rules.import_(smaller).changed == ("ADM",)
    assert ledger.rules.lines("ADM") == []
    assert len(ledger.rules.list()) == 2
    assert ledger.rules.import_(smaller, whole=True).removed == ("WORK SHOP",)
    assert [rule["id"] for rule in ledger.rules.list()] == ["ADM"]


def test_what_was_measured_stays(new_ledger: NewLedger) -> None:
    ledger = new_ledger("employees\nno\nE1\nE2")
    text = (
        '[rule.R]\nlevel = 1\ntargets = [\n{line_no = 1, base = "no_of_employees"},\n]'
    )
    ledger.rules.import_(text)
    ledger.keys.calculate(today=datetime.date(2025, 6, 18))

    assert ledger.rules.import_(text).unchanged == ("R",)
    assert ledger.rules.lines("R")[0]["share"] == "2"


WRONG = """
moon = 1
[levels]
0 = "direct"
1 = "sideways"
[rule.A]
level = 100
cost_center_code = "ADM"
cost_object_code = "P100"
cost_type_range = "60|"
color = "red"
valid_from = 2025-02-01
valid_to = 2025-01-01
targets = [
  {line_no = 10000, base = "moon"},
  {line_no = 20000, share = -1},
  {line_no = 30000, base = "gl_entries", static_base = 5},
  {line_no = 40000, target_cost_center = "A", target_cost_object = "B"},
]
"""


def test_every_problem_of_a_text_is_named(new_ledger: NewLedger) -> None:
    ledger = new_ledger()

    with pytest.raises(RefusedError) as caught:
        ledger.rules.import_(WRONG)
    assert [(each.kind, each.where) for each in caught.value.refusals] == [
        ("field_unknown", ""),
        ("level_not_allowed", "level 0"),
        ("method_unknown", "level 1"),
        ("level_not_allowed", "rule A"),
        ("cost_center_and_object_both", "rule A"),
        ("filter_unreadable", "rule A"),
        ("field_unknown", "rule A"),
        ("choice_unknown", "rule A, line 10000"),
        ("number_unreadable", "rule A, line 20000"),
        ("static_only_field", "rule A, line 30000"),
        ("cost_center_and_object_both", "rule A, line 40000"),
        ("validity_inverted", "rule A"),
    ]
    assert ledger.rules.list() == []


CHARTS = """
    cost_centers
    code | line_type   | blocked
    A    | cost_center | false
    B    | cost_center | false
    C    | cost_center | false
    OLD  | cost_center | true
    HEAD | heading     | false

    cost_objects
    code
    P

    cost_types
    no   | type      | blocked
    6000 | cost_type | false
    6100 | cost_type | false
    9000 | cost_type | false
    9999 | cost_type | true
    TOT  | heading   | false
"""


def rule(name: str, sender: str, *lines: str, more: str = "") -> str:
    """Return a rule of a text: lines are "receiver share"."""
    written = []
    for number, line in enumerate(lines, 1):
        receiver, share, *rest = line.split(" ", 2)
        kind = "object" if receiver == "P" else "center"
        written.append(
            f'{{line_no = {number}, target_cost_type = "9000", '
            f'target_cost_{kind} = "{receiver}", share = {share}{"".join(rest)}}},'
        )
    listed = "\n".join(written)
    level = "" if "level" in more else "level = 1\n"
    return (
        f'[rule.{name}]\n{level}cost_center_code = "{sender}"\n'
        f'credit_to_cost_type = "9000"\n{more}\ntargets = [\n{listed}\n]\n'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (rule("R", "A", "P 1"), ""),
        (rule("R", "A"), "error no_targets R"),
        (rule("R", "A", "NONE 1"), "error cost_center_not_defined R 1"),
        (rule("R", "A", "OLD 1"), "error cost_center_blocked R 1"),
        (rule("R", "A", "HEAD 1"), "error line_type_not_allowed R 1"),
        (rule("R", "OLD", "P 1"), "error cost_center_blocked R"),
        (rule("R", "", "P 1"), "error cost_center_or_object_missing R"),
        (rule("R", "A", "P 0"), "error keys_zero R"),
        (rule("R", "A", "P 0", more='when_zero = "leave_open"'), "warning keys_zero R"),
        (
            rule("R", "A", "P 0").replace('"9000", t', '"9999", t'),
            "error keys_zero R, error cost_type_blocked R 1",
        ),
        (
            rule("R", "A", "P 1").replace('"9000", t', '"TOT", t'),
            "error cost_type_not_postable R 1",
        ),
        (
            rule("R", "A", "P 1").replace('type = "9000"\n', 'type = ""\n'),
            "error allocation_cost_type_missing R",
        ),
        (
            rule("R", "A", "P 1", "B 2 , amount_per_share = 50"),
            "note rates_and_shares R",
        ),
        (
            rule("R", "A", "P 1", more='style = "distribution"').replace(
                '"9000"', '""'
            ),
            "",
        ),
        (
            rule(
                "R",
                "A",
                "P 1",
                "B 2 , amount_per_share = 5",
                more='style = "distribution"',
            ),
            "note rates_and_shares R, error rate_in_distribution R 2",
        ),
        (
            rule("R", "A", "P 1")
            + rule("S", "A", "P 1", more='cost_type_range = "60*"'),
            "error pools_overlap S",
        ),
        (
            rule("R", "A", "P 1", more="valid_to = 2024-12-31")
            + rule("S", "A", "P 1", more="valid_from = 2025-01-01"),
            "",
        ),
        (rule("R", "A", "P 1") + rule("S", "A", "P 1", more="level = 2"), ""),
        (
            rule("R", "A", "B 1") + rule("S", "B", "A 1", more="level = 2"),
            "error closed_group R, warning backflow S 1",
        ),
        (
            rule("R", "A", "B 1", "P 1") + rule("S", "B", "A 1", more="level = 2"),
            "warning cycle R, warning backflow S 1",
        ),
        (
            '[levels]\n1 = "reciprocal"\n'
            + rule("R", "A", "B 1", "P 1")
            + rule("S", "B", "A 1"),
            "",
        ),
        (
            rule("R", "A", "P 1")
            + rule("S", "B", "A 1", more='cost_type_range = "6*"\nlevel = 3'),
            "warning backflow S 1",
        ),
        (
            rule("R", "A", "P 0 , base = 'gl_entries'"),
            "warning keys_zero R, warning whole_ledger R 1",
        ),
        (
            rule("R", "A", "P 0 , base = 'driver', driver_code = 'M2'"),
            "warning keys_zero R, error driver_missing R 1",
        ),
    ],
)
def test_rules_are_looked_over_before_they_run(
    new_ledger: NewLedger, text: str, expected: str
) -> None:
    ledger = new_ledger(CHARTS)

    found = ledger.rules.lint(source=text)

    said = [
        f"{each.severity} {each.kind} {each.rule_id} {each.line_no or ''}".strip()
        for each in found.findings
    ]
    assert ", ".join(sorted(said)) == ", ".join(
        sorted(expected.split(", ")) if expected else []
    )


def test_rates_and_shares_are_shown_beside_the_reference(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(CHARTS)
    text = rule("R", "A", "P 3", "B 1", "C 2 , amount_per_share = 25")

    (finding,) = ledger.rules.lint(source=text).findings

    assert finding.problem == (
        "It mixes rates and shares. Of 1,000.00 we give 712.50 / 237.50 / 50.00; the "
        "reference gives 500.00 / 166.67 / 50.00, in all 716.67."
    )


def test_rules_of_another_day_are_left_alone(new_ledger: NewLedger) -> None:
    ledger = new_ledger(CHARTS)
    ledger.rules.import_(rule("R", "A", "NONE 1", more="valid_to = 2024-12-31"))

    assert ledger.rules.lint(datetime.date(2025, 1, 1)).findings == ()
    assert ledger.rules.lint(datetime.date(2024, 12, 31)).errors == 1
    assert ledger.rules.lint().errors == 1
