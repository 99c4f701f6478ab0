"""The parts of a ledger, one small class a capability: `ledger.journal.post(…)`.

A method hands over to the module of `operations` that does the work, and says for callers
what it gives, in which units, and which errors it raises. How it is done is not here.
"""

from costledger.parts.archive import Archives
from costledger.parts.audit import Audit
from costledger.parts.budget import Budget
from costledger.parts.charts import Charts
from costledger.parts.exchange import Exchange
from costledger.parts.journal import Journal
from costledger.parts.keys import Keys
from costledger.parts.periods import Periods
from costledger.parts.records import Records
from costledger.parts.registers import Registers
from costledger.parts.reports import Reports
from costledger.parts.rules import Rules
from costledger.parts.runs import Runs
from costledger.parts.trace import Trace
from costledger.parts.versions import Versions

__all__ = [
    "Archives",
    "Audit",
    "Budget",
    "Charts",
    "Exchange",
    "Journal",
    "Keys",
    "Periods",
    "Records",
    "Registers",
    "Reports",
    "Rules",
    "Runs",
    "Trace",
    "Versions",
]
