"""Where data comes from: files of an ERP are read here and become typed rows.

A source hands over rows, never objects: it fills the temporary tables `stage_<table>`
on a DuckDB connection, and lists what is wrong with them as rows of `stage_problem`.
Merging them into a ledger is `operations/imports/books.py`.
"""
