"""Charts of cost types, centers and objects: made of the books, shown, linked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costledger.operations.base.context import PostingContext
from costledger.operations.charts import charts
from costledger.parts.base import Part

if TYPE_CHECKING:
    from costledger.operations.charts.charts import ChartsResult, LinkResult


class Charts(Part):
    """Charts of cost types, centers and objects: made of the books, shown, linked."""

    def from_accounts(self) -> ChartsResult:
        """Make cost types of the income-statement accounts that none covers yet."""
        return charts.from_accounts(self._store, PostingContext.at())

    def from_dimensions(self, *, only: str = "") -> tuple[ChartsResult, ChartsResult]:
        """Make cost centers and cost objects of the values of the two dimensions.

        `only` is cost_centers or cost_objects where just one of them is meant.
        """
        return charts.from_dimensions(self._store, PostingContext.at(), only=only)

    def indent(self, table: str) -> int:
        """Set the indentation of a chart and what its end-totals sum, by its tree.

        `table` is cost_types, cost_centers or cost_objects. Returns its lines.

        Raises UnknownRecordError, HierarchyError with every broken place.
        """
        return charts.indent_whole(self._store, PostingContext.at(), table)

    def show(self, table: str) -> list[dict[str, Any]]:
        """Return the records of a chart, of accounts, dimension values or periods.

        Fields are those of the exchange tables; what has retired is not there.

        Raises UnknownRecordError.
        """
        return charts.records(self._store, table)

    def link(self) -> LinkResult:
        """Resolve the account ranges of cost types into links, as a transfer does."""
        return charts.link(self._store, PostingContext.at())
