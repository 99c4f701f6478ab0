"""A SAF-T file as a stream of elements, in constant memory and without trust in it.

Names come without their namespace, since files disagree on it. Nothing outside the file
is fetched, and a file that declares a document type is refused: SAF-T has none.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

from costledger.errors import SourceError
from costledger.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

WANTED = {
    "Header": "AuditFile",
    "Account": "GeneralLedgerAccounts",
    "AnalysisTypeTableEntry": "AnalysisTypeTable",
    "NumberOfEntries": "GeneralLedgerEntries",
    "TotalDebit": "GeneralLedgerEntries",
    "TotalCredit": "GeneralLedgerEntries",
    "JournalID": "Journal",
    "Line": "Transaction",
    "Transaction": "Journal",
}
"""The elements that are handed out, and the parent that they must have."""

PASSED_OVER = (
    *("Journal", "Customer", "Supplier", "TaxTableEntry", "Owner", "Taxonomy"),
    *("Product", "PhysicalStockEntry", "UOMTableEntry", "MovementTypeTableEntry"),
    *("Asset", "AssetTransaction", "Invoice", "Payment", "StockMovement"),
)
"""What else there can be many of: forgotten unread."""


def stream(path: Path) -> Generator[tuple[str, Any]]:
    """Yield (name, element) as each wanted element ends; then it is forgotten.

    A line comes before its transaction ends, and its transaction's own fields are
    there. Raises SourceError for what is no SAF-T Financial file, or breaks off.
    """
    from lxml import etree  # noqa: PLC0415

    tags = [f"{{*}}{name}" for name in (*WANTED, *PASSED_OVER)]
    try:
        with path.open("rb") as file:
            _check_root(file, path.name)
            for _, element in etree.iterparse(file, tag=tags, **_SAFELY):
                name = local(element)
                parent = element.getparent()
                is_wanted = name in WANTED and parent is not None
                if is_wanted and local(parent) == WANTED[name]:
                    yield name, element
                    _forget(element)
                elif name in PASSED_OVER and not _is_field(parent):
                    _forget(element)
    except etree.XMLSyntaxError as error:
        raise SourceError(
            path.name,
            phrase(
                "it breaks off or is no XML at line {lineno}: {msg}.",
                lineno=error.lineno or 1,
                msg=error.msg,
            ),
            phrase("Export it again; nothing was imported."),
        ) from error
    except OSError as error:
        raise SourceError(
            str(path), phrase("it cannot be read."), phrase("Check its permissions.")
        ) from error


_SAFELY: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def no_saft(name: str, found: str) -> SourceError:
    """Return the error for a file that is something else."""
    return SourceError(
        name,
        phrase("it is no SAF-T Financial file; {found}.", found=found),
        phrase("Export it as Norwegian SAF-T Financial."),
    )


def _check_root(file: BinaryIO, name: str) -> None:
    """Look at the first element only, and begin again."""
    from lxml import etree  # noqa: PLC0415

    for _, root in etree.iterparse(file, events=("start",), **_SAFELY):
        if root.getroottree().docinfo.doctype:
            raise no_saft(
                name, phrase("it declares a document type, and SAF-T has none")
            )
        if local(root) != "AuditFile":
            raise no_saft(
                name, phrase("its root is {local} and not AuditFile", local=local(root))
            )
        break
    file.seek(0)


def _is_field(parent: Any) -> bool:
    """Say whether an element only is a field of another that can be many."""
    return parent is None or local(parent) in PASSED_OVER[1:]


def _forget(element: Any) -> None:
    """Empty an element and drop what stands before it, so that memory stays constant.

    The fields of a transaction stand before its lines, and stay.
    """
    is_line = local(element) == "Line"
    element.clear()
    previous = element.getprevious()
    while previous is not None and (not is_line or local(previous) == "Line"):
        previous.getparent().remove(previous)
        previous = element.getprevious()


# Reading an element


def local(element: Any) -> str:
    """Return an element's name without its namespace."""
    return _without_namespace(element.tag)


@cache
def _without_namespace(tag: Any) -> str:
    return str(tag).rpartition("}")[2]


def text(element: Any) -> str:
    """Return the trimmed text of an element."""
    return (element.text or "").strip()


def fields(element: Any) -> dict[str, str]:
    """Return the texts of an element's children by name, the first of each."""
    found: dict[str, str] = {}
    for child in element:
        found.setdefault(local(child), text(child))
    return found


def children(element: Any, name: str) -> Iterator[Any]:
    """Yield an element's children of a name."""
    return (child for child in element if local(child) == name)
