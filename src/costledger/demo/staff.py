"""The staff of the invented company: who earns what, department by department."""

from __future__ import annotations

from attrs import frozen


@frozen
class Team:
    """The staff of one department; wages in kroner a month for all of them."""

    department: str
    people: int
    wages: int
    overtime_percent: int = 0
    """Overtime as a share of wages in an ordinary month."""


TEAMS = (
    Team("110", 6, 249_000, 4),
    Team("120", 3, 120_000, 3),
    Team("130", 9, 355_500, 6),
    Team("140", 3, 115_500, 3),
    Team("150", 2, 92_000),
    Team("210", 4, 208_000),
    Team("220", 2, 112_000),
    Team("230", 2, 98_000),
    Team("240", 5, 205_000, 5),
    Team("310", 2, 184_000),
    Team("320", 3, 171_000),
    Team("330", 4, 244_000),
    Team("340", 1, 39_500),
)

RAISE_MONTH, RAISE_PERMILLE = 5, 42
"""The yearly raise, from May."""

HOLIDAY_MONTH = 6
"""The month in which holiday pay is paid in place of most of the wages."""

OVERTIME_SEASON = (60, 80, 130, 160, 150, 70, 20, 90, 120, 100, 90, 60)
"""Percent of ordinary overtime, month by month: the spring rush and the autumn."""

HOLIDAY_PAY_OWED = 2_790_000
"""Holiday pay that was earned last year and is paid in June, in kroner."""

HOLIDAY_PERMILLE = 120
CONTRIBUTION_PERMILLE = 141
PENSION_PERMILLE = 50
WITHHOLDING_PERMILLE = 310

SICK_PAY = (
    (2, "130", 21_400),
    (3, "130", 34_650),
    (9, "240", 18_900),
    (11, "210", 27_300),
)
"""Sick pay refunded: month, department, kroner."""
