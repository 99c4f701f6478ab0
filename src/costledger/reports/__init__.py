"""Answers out: what a report says, apart from how it is found and how it is shown.

`table.py` holds the neutral form; the command line shows it on a terminal, as CSV or as
JSON. Nothing here reads a ledger (operations) or prints (cli).
"""
