"""costledger: a cost accounting ledger, exact to the cent and explained to the voucher."""

__version__ = "0.1.0"
