"""Where a ledger is kept: connections, schema, migrations and locks.

One module an engine behind one `Store`; whatever engines disagree on stands here.
What a statement means stands in `engine/sql`, and no rule of accounting lives here.
"""
