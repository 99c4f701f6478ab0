"""Chance that is the same everywhere: draws from SHA-256, keyed by name.

A draw depends on the seed and on the names of what it is for, never on the draws before
it. So a new line in a table changes its own figures only, and no version of Python, no
platform and no order of evaluation changes any. All numbers are whole.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

Name = str | int
"""A part of what a draw is for: a word, a code, a month."""

STEPS = 10_000
"""How finely a bell or a tail is drawn."""


@frozen
class Chance:
    """A source of draws for one seed."""

    seed: int

    def below(self, bound: int, *names: Name) -> int:
        """A whole number from 0 to `bound` - 1, each equally likely."""
        key = "|".join(str(part) for part in (self.seed, *names))
        return int.from_bytes(sha256(key.encode()).digest()[:8], "big") % bound

    def between(self, low: int, high: int, *names: Name) -> int:
        """A whole number from `low` to `high`, both included, each equally likely."""
        return low + self.below(high - low + 1, *names)

    def pick(self, options: Sequence[T], *names: Name) -> T:
        """One of the options, each equally likely."""
        return options[self.below(len(options), *names)]

    def around(self, middle: int, percent: int, *names: Name) -> int:
        """A number near `middle`: a bell that ends at `percent` below and above."""
        rolls = [self.below(STEPS, *names, roll) for roll in ("a", "b", "c")]
        tilt = 2 * sum(rolls) - 3 * (STEPS - 1)
        return middle + middle * percent * tilt // (100 * 3 * (STEPS - 1))

    def tail(self, low: int, high: int, *names: Name) -> int:
        """A number from `low` to `high`: mostly small, now and then large."""
        first, second, third = (
            self.below(STEPS, *names, roll) for roll in ("a", "b", "c")
        )
        return low + (high - low) * first * second * third // STEPS**3
