"""Answers that read and never write: balances, open items, where a figure comes from.

How an answer is drawn is in `costledger.reports`.
"""
