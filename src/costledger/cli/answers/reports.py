"""Answers that report: balances, rules in balance, the keys of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import asdict

from costledger.cli.ui.output import decimal
from costledger.cli.ui.present import Answer, chosen, phrase_of, plain, table
from costledger.cli.ui.show import style
from costledger.messages import phrase
from costledger.reports.balance_table import (
    balance_table,
    report_subtitle,
    report_title,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costledger.cli.ui.present import Part
    from costledger.operations.allocation.balancing import RuleBalancing
    from costledger.operations.allocation.keys_report import KeysReport, KeyUsed
    from costledger.reports.balances import BalanceReport, BalanceRow


def balances(report: BalanceReport) -> Answer:
    """Answer with a report as a table that fits the terminal, or why it is empty."""
    return Answer(
        asdict(report, recurse=False)
        | {
            "filters": dict(report.filters),
            "columns": plain(report.columns),
            "rows": [_row(each, report) for each in report.rows],
            "total": _row(report.total, report),
        },
        _balances(report),
    )


def _balances(report: BalanceReport) -> Iterator[Part]:
    if report.rows:
        yield balance_table(report, width=style().width)
        return
    yield f"{report_title(report)}, {report_subtitle(report)}"
    yield report.empty_because


def _row(row: BalanceRow, report: BalanceReport) -> dict[str, Any]:
    digits = report.minor_digits
    cells = zip(report.columns, row.cells, strict=True)
    return {
        **chosen(
            row,
            "code name line_type indentation debit credit net_change balance",
            digits,
        ),
        "cells": {column.key: decimal(amount, digits) for column, amount in cells},
    }


def rule_balancing(found: RuleBalancing) -> Answer:
    """Answer what each rule held, received, sent and kept."""
    facts = chosen(found, "version currency rules", found.minor_digits)
    if not found.rules:
        none = phrase("No allocation of this version and period holds.")
        return Answer(facts, [none])
    reported = table(
        found.rules,
        "run: run_no, level, rule: rule_id, sender, opening>, received>, balance>, sent>, "
        "retained>, over-relief> over_relief, closing>",
        digits=found.minor_digits,
        title=phrase_of("Rule balancing, {version}, {currency}", found),
    )
    return Answer(facts, ["", reported])


def keys(found: KeysReport) -> Answer:
    """Answer with the keys that a run used, and what each of them gave."""
    date = found.date or phrase("no date")
    reported = table(
        found.lines,
        "rule: rule_id, line> line_no, to: receiver, cost type: cost_type_no, share>, "
        "percent>, amount {currency}> amount, from: source",
        digits=found.minor_digits,
        currency=found.currency,
        percent=lambda each: phrase("rate") if each.is_fixed else each.percent,
        source=_source,
    )
    message = phrase_of("Keys of run {run_no} of {date}, {version}", found, date=date)
    return Answer(plain(found, found.minor_digits), [message, reported])


def _source(key: KeyUsed) -> str:
    return f"{key.source}{phrase(' (reversed)') if key.is_reversed else ''}"
