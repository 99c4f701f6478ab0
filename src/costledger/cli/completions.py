"""`costledger completions`: what a shell needs to complete commands and options."""

from __future__ import annotations

from typing import Literal


def completions(shell: Literal["bash", "zsh", "fish"]) -> None:
    """Print the completions of a shell: `costledger completions bash > FILE`.

    Parameters
    ----------
    shell
        The shell that reads them.
    """
    from costledger.cli.app import make_app  # noqa: PLC0415

    print(make_app(with_lines=True).generate_completion(shell=shell).rstrip())
