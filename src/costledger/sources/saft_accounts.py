"""Which accounts of a SAF-T file belong to the income statement.

Norwegian accounts have their class as first digit: 1 and 2 are the balance sheet, 3 to 8
the income statement. A file tells the class by its mapping to a standard: an account of
the standard chart (to version 1.20), or a category and code of the business statement.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from costledger.domain.filters import Filter

BALANCE_WORDS = ("balanseverdi", "gjeld", "egenkapital")
INCOME_WORDS = ("inntekt", "kostnad", "resultat")
"""What the categories of the business statement (næringsspesifikasjon) are made of."""

KOSTRA = "KA"
"""Categories of municipal accounts: their codes are no classes, and mix both kinds."""


class Reason(Enum):
    """What told the kind of an account."""

    MAPPED = "mapped"
    """Its standard account or grouping."""
    OWN_NUMBER = "own number"
    """The first digit of its own number."""
    NOTHING = "nothing"
    """Nothing: it counts as income statement, where it is seen and asked for."""


def is_income_statement(
    number: str, *, standard: str, category: str, code: str, classes: Filter
) -> tuple[bool, Reason]:
    """Say whether an account is of the income statement, and what told so."""
    if standard[:1].isdigit():
        return classes.matches(standard[0]), Reason.MAPPED
    word = category.lower()
    if any(each in word for each in BALANCE_WORDS):
        return False, Reason.MAPPED
    if any(each in word for each in INCOME_WORDS):
        return True, Reason.MAPPED
    if category.upper().startswith(KOSTRA):
        return True, Reason.NOTHING
    if code[:1].isdigit():
        return classes.matches(code[0]), Reason.MAPPED
    if number[:1].isdigit():
        return classes.matches(number[0]), Reason.OWN_NUMBER
    return True, Reason.NOTHING
