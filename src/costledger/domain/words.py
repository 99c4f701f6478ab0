"""What records are called, one of them and many, in the language spoken."""

from __future__ import annotations

from costledger.messages import marked, phrase

ONE = {
    "type": marked("cost type"),
    "center": marked("cost center"),
    "object": marked("cost object"),
    "cost_types": marked("cost type"),
    "cost_centers": marked("cost center"),
    "cost_objects": marked("cost object"),
}
MANY = {
    "type": marked("cost types"),
    "center": marked("cost centers"),
    "object": marked("cost objects"),
    "cost_types": marked("cost types"),
    "cost_centers": marked("cost centers"),
    "cost_objects": marked("cost objects"),
}


def one(kind: str) -> str:
    """Return what one record is called: `center` is a cost center."""
    return phrase(ONE[kind])


def many(kind: str) -> str:
    """Return what several records are called."""
    return phrase(MANY[kind])
