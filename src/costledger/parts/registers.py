"""Registers: shown, closed, reversed and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.operations.base.context import PostingContext
from costledger.operations.registers import close, delete, registers, reverse, seal
from costledger.parts.base import Part

if TYPE_CHECKING:
    import datetime

    from costledger.operations.registers.close import CloseResult
    from costledger.operations.registers.delete import DeleteResult
    from costledger.operations.registers.registers import RegisterList, RegisterShow
    from costledger.operations.registers.reverse import ReverseResult
    from costledger.operations.registers.seal import SealCheck


class Registers(Part):
    """Registers: shown, closed, reversed and deleted."""

    def close(
        self, register_no: int, *, today: datetime.date | None = None
    ) -> CloseResult:
        """Close and seal a register and all open ones before it in its version.

        That is final: closed registers are not deleted, and not opened again.

        Raises UnknownRecordError.
        """
        return close.close(self._store, PostingContext.at(today), register_no)

    def reopen(self, register_no: int) -> None:
        """Refuse to open a closed register again; an open one stays as it is.

        Raises UnknownRecordError, RefusedError.
        """
        close.reopen(self._store, register_no)

    def delete(
        self,
        from_no: int,
        to_no: int | None = None,
        *,
        version: str = "ACTUAL",
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> DeleteResult:
        """Delete the unclosed registers of a version from one number to its last.

        Numbers are not given again; what was deleted stands in the audit trail.

        Raises UnknownRecordError, RefusedError.
        """
        return delete.delete(
            self._store,
            PostingContext.at(today),
            from_no,
            to_no,
            version=version,
            dry_run=dry_run,
            request=request,
        )

    def reverse(
        self,
        register_no: int,
        *,
        cascade: bool = False,
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> ReverseResult:
        """Take a register back by the opposite of its entries; both stay.

        Registers that depend on it stand in the way, unless `cascade` reverses them
        first. What a reversed transfer took may be transferred again.

        Raises UnknownRecordError, RefusedError, LawBrokenError.
        """
        return reverse.reverse(
            self._store,
            PostingContext.at(today),
            register_no,
            cascade=cascade,
            dry_run=dry_run,
            request=request,
        )

    def list(self, version: str | None = None) -> RegisterList:
        """Return the registers of a version, or of all, and gaps in their numbers."""
        return registers.list_registers(self._store, version=version)

    def show(self, register_no: int, *, entries_max: int = 100) -> RegisterShow:
        """Return one register: what it posted, and its first entries.

        Raises UnknownRecordError.
        """
        return registers.show_register(
            self._store, register_no, entries_max=entries_max
        )

    def check_seals(self) -> SealCheck:
        """Prove that closed registers and periods are as they were when closed."""
        return seal.check_seals(self._store)
