"""What comes in: general ledgers, master data, and the history of other cost ledgers.

Reading files is `costledger.sources`; our own exports come back by `exchange`.
"""
