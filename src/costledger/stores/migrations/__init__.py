"""Numbered schema migrations as SQL, forward only, applied when a ledger is opened.

`0001_….sql` and so on make the tables; `views.sql` is laid anew after them, because
views show amounts in the ledger's own minor unit. No data lives here.
"""
