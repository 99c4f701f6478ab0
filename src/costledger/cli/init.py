"""`costledger init`: make a new ledger."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from costledger.cli.answers import exchange as answers
from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, Day, LedgerPlace
from costledger.cli.ui.present import present
from costledger.ledger import Ledger


def init(
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    currency: str,
    center_dimension: str = "",
    object_dimension: str = "",
    company_name: str = "",
    additional_currency: str = "",
    starting_date: Day = None,
    language: Annotated[
        str, Parameter(help="Of texts in the ledger: en or nb.")
    ] = "en",
    json: AsJson = False,
) -> None:
    """Make a new ledger.

    Parameters
    ----------
    currency
        The currency of the general ledger, by its three letters: NOK, EUR.
    center_dimension
        The dimension whose values are cost centers, such as DEPARTMENT.
    object_dimension
        The dimension whose values are cost objects, such as PROJECT.
    company_name
        Shown on top of reports.
    additional_currency
        The general ledger's additional reporting currency, if it has one.
    starting_date
        Entries posted before this day are never transferred, YYYY-MM-DD.
    """
    with Ledger.create(
        ledger,
        currency=currency,
        center_dimension=center_dimension,
        object_dimension=object_dimension,
        company_name=company_name,
        additional_currency=additional_currency,
        starting_date=starting_date,
        language=language,
    ) as made:
        setup, place = made.setup(), made.store.location
    answer = answers.made(ledger, place, setup.currency)
    present(answer, json=json, ledger=ledger)
