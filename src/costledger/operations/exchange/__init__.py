"""A ledger as files and as a copy: export, restore, copy, digest, check, grants.

The books of other systems come in through `imports`.
"""
