"""The departments and projects of the invented company, as dimension values.

Departments become cost centers, projects (its products and undertakings) cost objects.
"""

from __future__ import annotations

from attrs import frozen

DEPARTMENT, PROJECT = "DEPARTMENT", "PROJECT"

DIMENSIONS = ((DEPARTMENT, "Department"), (PROJECT, "Product or project"))

STANDARD, BEGIN_TOTAL, END_TOTAL = "standard", "begin_total", "end_total"


@frozen
class DimensionValue:
    """One line of the list of a dimension's values."""

    code: str
    name: str
    dimension_value_type: str = STANDARD
    blocked: bool = False


DEPARTMENTS = (
    DimensionValue("100", "Production", BEGIN_TOTAL),
    DimensionValue("110", "Frame welding"),
    DimensionValue("120", "Paint shop"),
    DimensionValue("130", "Assembly"),
    DimensionValue("140", "Warehouse and logistics"),
    DimensionValue("150", "Quality and test"),
    DimensionValue("190", "Production, total", END_TOTAL),
    DimensionValue("200", "Market", BEGIN_TOTAL),
    DimensionValue("210", "Sales Norway"),
    DimensionValue("220", "Sales export"),
    DimensionValue("230", "Marketing"),
    DimensionValue("240", "Service workshop"),
    DimensionValue("290", "Market, total", END_TOTAL),
    DimensionValue("300", "Administration", BEGIN_TOTAL),
    DimensionValue("310", "Management"),
    DimensionValue("320", "Finance and IT"),
    DimensionValue("330", "Research and development"),
    DimensionValue("340", "Premises and canteen"),
    DimensionValue("390", "Administration, total", END_TOTAL),
    DimensionValue("800", "City shop (closed in January)", blocked=True),
)

PROJECTS = (
    DimensionValue("P1000", "Cargo bikes", BEGIN_TOTAL),
    DimensionValue("P1010", "Tind Family"),
    DimensionValue("P1020", "Tind Long"),
    DimensionValue("P1030", "Tind Post trike"),
    DimensionValue("P1040", "Tind Box"),
    DimensionValue("P1990", "Cargo bikes, total", END_TOTAL),
    DimensionValue("P2000", "Services", BEGIN_TOTAL),
    DimensionValue("P2010", "Service contracts"),
    DimensionValue("P2020", "Workshop repairs"),
    DimensionValue("P2030", "Fleet rental"),
    DimensionValue("P2990", "Services, total", END_TOTAL),
    DimensionValue("P3000", "Undertakings", BEGIN_TOTAL),
    DimensionValue("P3010", "New drive unit"),
    DimensionValue("P3020", "Winter kit for trikes"),
    DimensionValue("P3030", "Spring fair"),
    DimensionValue("P3990", "Undertakings, total", END_TOTAL),
)

MISTYPED_DEPARTMENT = "24O"
"""Department 240, typed with a letter O: it is in no list of values."""

PLANNED_DEPARTMENT = "160"
"""A department that people use already and nobody has entered in the list."""
