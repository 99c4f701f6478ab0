"""costledger: a cost accounting ledger, exact to the cent, explained to the voucher.

The public names are here; everything else may move. `Ledger` is loaded when it is first
asked for, so that `import costledger` stays light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from costledger.ledger import Ledger

__all__ = ["Ledger", "__version__"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for."""
    if name == "Ledger":
        from costledger.ledger import Ledger  # noqa: PLC0415

        return Ledger
    message = f"module 'costledger' has no attribute {name!r}"
    raise AttributeError(message)
