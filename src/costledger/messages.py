"""Sentences in the language of whoever reads them: English where nobody chose.

A sentence is written once, in English, where it is said: `phrase("There is no ledger at
{place}.", place=place)`. Who shows it chose the language before (`speak`), and the
English template is what its translation is found by. What is stored in a ledger, or read
by programs, is never said through here.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Protocol


class Catalogue(Protocol):
    """Translations by the English template, as gettext reads them from a file."""

    def gettext(self, message: str, /) -> str:
        """Return the translation, or the message itself where there is none."""
        ...

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        """Return the translation for a number of things."""
        ...


_SPOKEN: ContextVar[Catalogue | None] = ContextVar("catalogue", default=None)


def speak(catalogue: Catalogue | None) -> None:
    """Choose what is spoken from now on, in this context; None is English."""
    _SPOKEN.set(catalogue)


def is_english() -> bool:
    """Tell whether nobody chose another language."""
    return _SPOKEN.get() is None


def phrase(template: str, /, **fields: object) -> str:
    """Return a sentence in the language spoken, its fields filled in."""
    catalogue = _SPOKEN.get()
    found = (
        template if catalogue is None or not template else catalogue.gettext(template)
    )
    return found.format(**fields) if fields else found


def noun_of(number: int, one: str, many: str) -> str:
    """Return what a number of things is called: entry, entries."""
    catalogue = _SPOKEN.get()
    if catalogue is None:
        return one if number == 1 else many
    return catalogue.ngettext(one, many, number)


def marked(template: str, /) -> str:
    """Return a template as it is: `phrase` says it later, and the catalogue knows it."""
    return template
