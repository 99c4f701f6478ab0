"""The chart of accounts of the invented company, numbered in the Norwegian manner.

Classes: 1 and 2 balance sheet, 3 operating income, 4 goods, 5 wages, 6 and 7 other
operating cost, 8 financial items and tax. Headings and begin-totals have the number of
their class or group, so that they sort before what they hold.
"""

from __future__ import annotations

from attrs import frozen

POSTING, HEADING, TOTAL = "posting", "heading", "total"
BEGIN_TOTAL, END_TOTAL = "begin_total", "end_total"

FIRST_INCOME_ACCOUNT = "3"
"""Accounts from here on, compared as text, belong to the income statement."""


@frozen
class Account:
    """One line of the chart of accounts."""

    no: str
    name: str
    account_type: str = POSTING
    totaling: str = ""
    department: str = ""
    """The department that the account proposes (its default dimension)."""

    @property
    def is_income(self) -> bool:
        """Whether the account belongs to the income statement."""
        return self.no >= FIRST_INCOME_ACCOUNT


BALANCE_SHEET = (
    Account("1", "BALANCE SHEET", HEADING),
    Account("10", "Assets", BEGIN_TOTAL),
    Account("1000", "Development costs, capitalized"),
    Account("1009", "Development costs, amortization"),
    Account("1200", "Machinery and tooling"),
    Account("1209", "Machinery and tooling, depreciation"),
    Account("1230", "Vans"),
    Account("1239", "Vans, depreciation"),
    Account("1250", "Fixtures and IT equipment"),
    Account("1259", "Fixtures and IT equipment, depreciation"),
    Account("1270", "Rental fleet"),
    Account("1279", "Rental fleet, depreciation"),
    Account("14", "Inventory", BEGIN_TOTAL),
    Account("1400", "Raw materials and components"),
    Account("1460", "Goods for resale"),
    Account("1490", "Inventory, total", END_TOTAL),
    Account("15", "Receivables", BEGIN_TOTAL),
    Account("1500", "Trade receivables"),
    Account("1580", "Provision for bad debts"),
    Account("1700", "Prepaid cost"),
    Account("1790", "Receivables, total", END_TOTAL),
    Account("19", "Cash and bank", BEGIN_TOTAL),
    Account("1900", "Cash"),
    Account("1920", "Bank, operating account"),
    Account("1990", "Cash and bank, total", END_TOTAL),
    Account("1999", "Assets, total", END_TOTAL),
    Account("20", "Equity and liabilities", BEGIN_TOTAL),
    Account("2000", "Share capital"),
    Account("2050", "Retained earnings"),
    Account("2120", "Deferred tax"),
    Account("2240", "Bank loan"),
    Account("24", "Current liabilities", BEGIN_TOTAL),
    Account("2400", "Trade payables"),
    Account("2500", "Tax payable on the result"),
    Account("2600", "Withholding tax"),
    Account("2700", "Output VAT"),
    Account("2710", "Input VAT"),
    Account("2740", "VAT settlement"),
    Account("2770", "Employer's contribution payable"),
    Account("2780", "Employer's contribution on holiday pay"),
    Account("2910", "Pension premium payable"),
    Account("2940", "Holiday pay owed"),
    Account("2965", "Warranty provision"),
    Account("2990", "Current liabilities, total", END_TOTAL),
    Account("2999", "Equity and liabilities, total", END_TOTAL),
)

INCOME_AND_GOODS = (
    Account("3", "INCOME STATEMENT", HEADING),
    Account("30", "Operating income", BEGIN_TOTAL),
    Account("3000", "Sales of cargo bikes, Norway"),
    Account("3010", "Sales of accessories and parts"),
    Account("3020", "Service contracts"),
    Account("3030", "Workshop repairs"),
    Account("3080", "Discounts"),
    Account("3100", "Sales of cargo bikes, export"),
    Account("3600", "Fleet rental"),
    Account("3900", "Public grants"),
    Account("3990", "Operating income, total", END_TOTAL),
    Account("40", "Cost of goods", BEGIN_TOTAL),
    Account("4000", "Steel, tubes and frames"),
    Account("4010", "Drive units and batteries"),
    Account("4020", "Wheels, brakes and other components"),
    Account("4030", "Paint and process materials"),
    Account("4060", "Inbound freight and customs"),
    Account("4090", "Change in inventory of components"),
    Account("4300", "Goods for resale"),
    Account("4390", "Change in inventory of goods for resale"),
    Account("4500", "Powder coating by others"),
    Account("4990", "Cost of goods, total", END_TOTAL),
    Account("4995", "Gross profit", TOTAL, "3000..4990"),
)

WAGES = (
    Account("50", "Wages and social cost", BEGIN_TOTAL),
    Account("5000", "Wages"),
    Account("5010", "Overtime"),
    Account("5180", "Holiday pay"),
    Account("5182", "Employer's contribution on holiday pay"),
    Account("5400", "Employer's contribution"),
    Account("5420", "Pension premium"),
    Account("5800", "Sick pay refunded"),
    Account("5900", "Canteen", department="340"),
    Account("5920", "Personnel insurance", department="320"),
    Account("5950", "Training and courses"),
    Account("5990", "Wages and social cost, total", END_TOTAL),
)

OPERATIONS = (
    Account("60", "Other operating cost", BEGIN_TOTAL),
    Account("6000", "Depreciation, machinery and fleet"),
    Account("6010", "Depreciation, vans"),
    Account("6015", "Depreciation, fixtures and IT"),
    Account("6020", "Amortization, development"),
    Account("6100", "Outbound freight"),
    Account("63", "Premises", BEGIN_TOTAL),
    Account("6300", "Rent of premises", department="340"),
    Account("6320", "Waste and water", department="340"),
    Account("6340", "Electricity"),
    Account("6360", "Cleaning", department="340"),
    Account("6390", "Security and other cost of premises", department="340"),
    Account("6399", "Premises, total", END_TOTAL),
    Account("64", "Machines, tools and repairs", BEGIN_TOTAL),
    Account("6400", "Lease of machines"),
    Account("6420", "Software rental"),
    Account("6440", "Lease of trucks and vans"),
    Account("6500", "Tools"),
    Account("6550", "Small equipment and computers"),
    Account("6570", "Work clothing and protection"),
    Account("6620", "Maintenance of machines"),
    Account("6690", "Machines, tools and repairs, total", END_TOTAL),
    Account("67", "Services bought", BEGIN_TOTAL),
    Account("6700", "Audit fee", department="320"),
    Account("6705", "Accounting and payroll services", department="320"),
    Account("6720", "Legal advice", department="310"),
    Account("6750", "Hired staff"),
    Account("6790", "Consultants"),
    Account("6799", "Services bought, total", END_TOTAL),
    Account("68", "Office", BEGIN_TOTAL),
    Account("6800", "Office supplies"),
    Account("6860", "Meetings"),
    Account("6900", "Telephone"),
    Account("6907", "Data lines", department="320"),
    Account("6940", "Postage"),
    Account("6990", "Office, total", END_TOTAL),
)

MARKET_AND_FINANCE = (
    Account("70", "Vehicles and travel", BEGIN_TOTAL),
    Account("7000", "Fuel and charging"),
    Account("7020", "Vehicle maintenance"),
    Account("7040", "Vehicle insurance and tax"),
    Account("7100", "Mileage allowance"),
    Account("7130", "Travel"),
    Account("7140", "Hotels and meals on travel"),
    Account("7190", "Vehicles and travel, total", END_TOTAL),
    Account("73", "Sales cost", BEGIN_TOTAL),
    Account("7320", "Advertising"),
    Account("7330", "Trade fairs"),
    Account("7350", "Entertainment, deductible"),
    Account("7360", "Entertainment, not deductible"),
    Account("7390", "Sales cost, total", END_TOTAL),
    Account("74", "Sundry cost", BEGIN_TOTAL),
    Account("7400", "Memberships and licenses"),
    Account("7420", "Gifts"),
    Account("7500", "Insurance", department="320"),
    Account("7550", "Warranty cost"),
    Account("7600", "Patents and approvals", department="330"),
    Account("7710", "Board meetings", department="310"),
    Account("7770", "Bank charges", department="320"),
    Account("7790", "Rounding"),
    Account("7830", "Bad debts", department="320"),
    Account("7890", "Sundry cost, total", END_TOTAL),
    Account("7990", "Other operating cost, total", END_TOTAL),
    Account("7995", "Operating result", TOTAL, "3000..7990"),
    Account("80", "Financial items", BEGIN_TOTAL),
    Account("8050", "Interest income"),
    Account("8060", "Exchange gains"),
    Account("8150", "Interest on loans"),
    Account("8155", "Interest on late payment"),
    Account("8160", "Exchange losses"),
    Account("8195", "Financial items, total", END_TOTAL),
    Account("8290", "Result before tax", TOTAL, "3000..8195"),
    Account("8300", "Tax payable on the result"),
    Account("8320", "Change in deferred tax"),
    Account("8990", "Result of the year", TOTAL, "3000..8320"),
)

ACCOUNTS = (
    *BALANCE_SHEET,
    *INCOME_AND_GOODS,
    *WAGES,
    *OPERATIONS,
    *MARKET_AND_FINANCE,
)

LATE_ACCOUNT = Account("6425", "Cloud services")
"""Opened after the cost types were made: entries on it wait until one is made of it."""

EXCLUDED_ACCOUNTS = {
    "8300": "Tax on the result is no cost of operations.",
    "8320": "Tax on the result is no cost of operations.",
}
"""Accounts that are no cost, each with the reason that stands in the books folder."""

BLOCKED_COST_TYPES = ("7360",)
"""Cost types that the controller has blocked until the receipts have been looked at."""

COMBINED = {
    "3010": "day",
    "3030": "day",
    "5000": "month",
    "5180": "month",
    "5182": "month",
    "5400": "month",
    "5420": "month",
    "6340": "month",
    "6500": "month",
    "7000": "month",
    "7100": "month",
    "7130": "day",
    "7140": "day",
}
"""How cost types gather entries: one cost entry a day, or a month, and receiver."""
