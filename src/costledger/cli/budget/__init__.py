"""The commands of `costledger budget`, one a module."""
