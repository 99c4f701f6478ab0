"""Answers out: what a report says, apart from how it is found and how it is shown.

A report is data (`balances.py`); `table.py` holds the neutral form of anything that has
rows and columns, which `terminal.py` writes for people and `plain.py` for programs.
Nothing here reads a ledger (operations) or prints (cli).
"""
