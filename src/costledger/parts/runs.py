"""Runs of allocations, as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.operations.allocation import runs
from costledger.parts.base import Part

if TYPE_CHECKING:
    from costledger.operations.allocation.runs import RunFlows, RunList, RunShow


class Runs(Part):
    """Runs of allocations, as they were."""

    def list(self, version: str | None = None) -> RunList:
        """Return the runs of allocations of a version, or of all."""
        return runs.list_runs(self._store, version=version)

    def show(self, run_no: int, *, pools_max: int = 100) -> RunShow:
        """Return one run: its parameters, certificates, first pools and their keys.

        Raises UnknownRecordError.
        """
        return runs.show_run(self._store, run_no, pools_max=pools_max)

    def flows(self, run_no: int) -> RunFlows:
        """Return what pools that serve each other gave in a run, and their full cost.

        Gross amounts in minor units with six decimals; what was posted is net.

        Raises UnknownRecordError.
        """
        return runs.flows_of_run(self._store, run_no)
