"""What is answered, one function a kind of result, for people and for programs at once.

A module here makes an `Answer` of what a verb of its capability gave; `ui/present.py`
shows it. Nothing here parses, opens a ledger or prints.
"""
