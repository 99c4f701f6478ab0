"""costledger: a cost accounting ledger, exact to the cent, explained to the voucher.

The public names are here; everything else may move: `Ledger`, the options of its verbs,
and every error. Each is loaded when it is first asked for, so that `import costledger`
stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from costledger import errors
    from costledger.errors import (
        AccountsClaimedTwiceError,
        AmountSyntaxError,
        ChartProblem,
        CopyError,
        CostLedgerError,
        DateSyntaxError,
        ExportError,
        FilterSyntaxError,
        HierarchyError,
        LawBrokenError,
        LedgerExistsError,
        LedgerInUseError,
        LedgerNotFoundError,
        LedgerReadOnlyError,
        LedgerTooNewError,
        LedgerTooOldError,
        MappingError,
        NotALedgerError,
        NotAllowedError,
        NotRenderedError,
        PeriodSyntaxError,
        PostingInProgressError,
        Problem,
        Refusal,
        RefusedError,
        RowsRefusedError,
        ServerError,
        SetupError,
        SourceError,
        StorageFailedError,
        UnknownRecordError,
    )
    from costledger.ledger import Ledger
    from costledger.operations.allocation.run import Allocation
    from costledger.operations.budget.copy import BudgetCopy
    from costledger.operations.budget.enter import BudgetCell
    from costledger.operations.budget.gl_budget import GLBudgetCopy
    from costledger.operations.budget.spread import BudgetSpread
    from costledger.operations.journal.drafts import Charge

__all__ = [
    "AccountsClaimedTwiceError",
    "Allocation",
    "AmountSyntaxError",
    "BudgetCell",
    "BudgetCopy",
    "BudgetSpread",
    "Charge",
    "ChartProblem",
    "CopyError",
    "CostLedgerError",
    "DateSyntaxError",
    "ExportError",
    "FilterSyntaxError",
    "GLBudgetCopy",
    "HierarchyError",
    "LawBrokenError",
    "Ledger",
    "LedgerExistsError",
    "LedgerInUseError",
    "LedgerNotFoundError",
    "LedgerReadOnlyError",
    "LedgerTooNewError",
    "LedgerTooOldError",
    "MappingError",
    "NotALedgerError",
    "NotAllowedError",
    "NotRenderedError",
    "PeriodSyntaxError",
    "PostingInProgressError",
    "Problem",
    "Refusal",
    "RefusedError",
    "RowsRefusedError",
    "ServerError",
    "SetupError",
    "SourceError",
    "StorageFailedError",
    "UnknownRecordError",
    "__version__",
    "errors",
]
__version__ = "0.1.0"

_HOMES = {
    "Ledger": "costledger.ledger",
    "Allocation": "costledger.operations.allocation.run",
    "BudgetCell": "costledger.operations.budget.enter",
    "BudgetCopy": "costledger.operations.budget.copy",
    "BudgetSpread": "costledger.operations.budget.spread",
    "Charge": "costledger.operations.journal.drafts",
    "GLBudgetCopy": "costledger.operations.budget.gl_budget",
}
"""Where the public names are that are no errors."""


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for."""
    if name == "errors":
        return import_module("costledger.errors")
    if name not in __all__:
        message = f"module 'costledger' has no attribute {name!r}"
        raise AttributeError(message)
    found = getattr(import_module(_HOMES.get(name, "costledger.errors")), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return list(__all__)
