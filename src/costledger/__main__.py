"""`python -m costledger` is the command line."""

from costledger.cli import main

main()
