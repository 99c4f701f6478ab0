"""Which language the command line speaks: chosen once, before anything is said."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from costledger.messages import speak

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from costledger.messages import Catalogue

CATALOGUES = Path(__file__).parents[2] / "languages"
DOMAIN = "costledger"
ENGLISH = "en"
OPTION = "--language"
SPOKEN = {"en": ENGLISH, "nb": "nb", "no": "nb", "nn": "nb"}
"""The catalogue for a code: who reads Nynorsk is served better by Bokmål than English."""

FOR_PROGRAMS = ("--json", "--csv")
"""What asks for an answer that programs read: it is the same in every language."""

OURS = "COSTLEDGER_LANGUAGE"
PLACES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a system says its language; the first that says something decides."""


class UnknownLanguageError(Exception):
    """A language that was asked for and is not there."""


def choose(arguments: Sequence[str], environment: Mapping[str, str]) -> list[str]:
    """Choose the language, and return the arguments without the option for it.

    Raises UnknownLanguageError.
    """
    asked, rest = _option(arguments)
    found = _code(asked or environment.get(OURS, ""))
    if found is None:
        raise UnknownLanguageError(asked or environment[OURS])
    if not found:
        message = next(
            (environment[each] for each in PLACES if environment.get(each)), ""
        )
        found = _code(message) or ENGLISH
    is_for_programs = any(each in rest for each in FOR_PROGRAMS)
    speak(None if is_for_programs else catalogue(found))
    return rest


def catalogue(language: str) -> Catalogue | None:
    """Return the translations into a language; None for English."""
    if language == ENGLISH:
        return None
    from gettext import translation  # noqa: PLC0415 - English starts without it

    return translation(DOMAIN, os.fspath(CATALOGUES), [language])


def _option(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Take the option from before the command, where it is ours."""
    rest = list(arguments)
    if rest and rest[0].startswith(f"{OPTION}="):
        return rest[0].partition("=")[2] or "?", rest[1:]
    if rest and rest[0] == OPTION:
        return (rest[1], rest[2:]) if len(rest) > 1 else ("?", [])
    return "", rest


def _code(text: str) -> str | None:
    """Read nb, nb_NO.UTF-8 or C; None for a language that is not there."""
    code = text.replace("-", "_").partition(".")[0].partition("_")[0].lower()
    if code in ("", "c", "posix"):
        return ENGLISH if code else ""
    return SPOKEN.get(code)
