"""The charts of cost types, cost centers and cost objects: made, linked, kept in order.

What is posted on them is elsewhere; the mirror of the general ledger is in `imports`.
"""
