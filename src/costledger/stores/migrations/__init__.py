"""Numbered schema migrations as SQL, forward only, applied when a ledger is opened.

`0019_ledger.sql` makes the tables, and what changes them later is 0020 and on;
`views.sql` is laid anew after them, because views show amounts in the ledger's own minor
unit. What stands in `….postgres.sql` beside a step is for that engine only. A number is
given once: those up to 18 belong to ledgers of before the first release, which are
refused, and taken over by export and import. No data lives here.
"""
