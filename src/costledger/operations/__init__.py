"""What a ledger can do: one module a verb, each verb one transaction.

A verb takes a store and a `PostingContext`, runs statements of `engine/sql` in their order and
answers with a typed result. Rules stand in `domain`, statements in `engine`; parsing
and showing belong to the interfaces.
"""
