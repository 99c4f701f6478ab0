"""SQL files and the order they run in: what touches entries lives here, as relations.

`sql/` holds the transforms, `checks/` the laws as queries that return no rows.
`dialect.py` writes them for PostgreSQL, `render.py` gives each engine its text. No
connection is opened here (stores), nothing is parsed or shown.
"""
