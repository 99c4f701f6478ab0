"""The transfer of general-ledger entries, what becomes of each, and what still waits."""
