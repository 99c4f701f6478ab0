"""Words of the ledger that tables show as they are stored, for the catalogue to know.

They are shown by `phrase(word)`; programs and files get the stored word.
"""

from __future__ import annotations

from costledger.messages import marked

KINDS_OF_REGISTERS = (
    marked("transfer"),
    marked("journal"),
    marked("allocation"),
    marked("budget_entry"),
    marked("budget_copy"),
    marked("budget_transfer"),
    marked("reversal"),
    marked("import"),
)
STATES_OF_PERIODS = (marked("open"), marked("closed"), marked("locked"))
KINDS_OF_VERSIONS = (
    marked("actual"),
    marked("budget"),
    marked("forecast"),
    marked("scenario"),
)
SEVERITIES = (marked("error"), marked("warning"), marked("note"))
SPANS = (marked("month"), marked("quarter"), marked("year"))
CHART_FIELDS = (
    marked("no"),
    marked("code"),
    marked("type"),
    marked("line type"),
    marked("gl account range"),
    marked("combine entries"),
    marked("cost center code"),
    marked("cost object code"),
    marked("sorting order"),
)
LINE_TYPES = (
    marked("postable"),
    marked("cost-type"),
    marked("cost-center"),
    marked("cost-object"),
    marked("heading"),
    marked("total"),
    marked("begin-total"),
    marked("end-total"),
)
REASONS = (
    marked("zero amount"),
    marked("balance sheet"),
    marked("closing date"),
    marked("before start"),
    marked("excluded"),
    marked("unknown account"),
    marked("no cost type"),
    marked("blocked cost type"),
    marked("no receiver"),
    marked("unknown receiver"),
    marked("blocked receiver"),
    marked("date not allowed"),
    marked("next transfer"),
)
ALIGNED = (
    marked("created"),
    marked("changed"),
    marked("renamed"),
    marked("removed"),
    marked("blocked"),
)
FIGURES_OF_RULES = (
    marked("opening"),
    marked("received"),
    marked("balance"),
    marked("sent"),
    marked("retained"),
    marked("over-relief"),
    marked("closing"),
)
