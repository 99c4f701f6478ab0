"""Allocation rules, their keys and key figures: read, checked, measured and kept.

Running the rules is `allocation`.
"""
