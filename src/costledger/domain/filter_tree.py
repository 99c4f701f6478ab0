"""A filter that was read: a tree of conditions that sorted codes are asked for.

`filters` reads the tree from text; as text, a tree is an expression that means the same.
"""

from __future__ import annotations

import enum
import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SPECIAL = re.compile(r"[|&()<>=*?@']|\.\.|^\.|\.$|^\s|\s$|^$|[^\S ]")
"""What a code may hold only inside single quotes."""


def literal(code: str) -> str:
    """Write a code so that it means itself inside an expression."""
    return "'" + code.replace("'", "''") + "'" if SPECIAL.search(code) else code


class Filter:
    """A filter that was read; as text it is an expression that means the same.

    Filters ask sorted codes and bisect, so that five thousand accounts stand under
    hundreds of account ranges in a moment.
    """

    def matches(self, code: str) -> bool:
        """Say whether a code passes."""
        return bool(self.among([code.upper()]))

    def select(self, codes: Iterable[str]) -> list[str]:
        """Return the codes that pass, in the order given."""
        codes = list(codes)
        compared = [code.upper() for code in codes]
        passing = self.among(sorted(compared))
        return [
            code
            for code, upper in zip(codes, compared, strict=True)
            if upper in passing
        ]

    def among(self, codes: Sequence[str]) -> set[str]:
        """Return those that pass of upper-case codes in sorted order."""
        raise NotImplementedError


@frozen
class Everything(Filter):
    """Restricts nothing."""

    def among(self, codes: Sequence[str]) -> set[str]:
        return set(codes)

    def __str__(self) -> str:
        return ""


@frozen
class Span(Filter):
    """Codes from first to last, both included; None is an open end."""

    first: str | None
    last: str | None

    def among(self, codes: Sequence[str]) -> set[str]:
        start = 0 if self.first is None else bisect_left(codes, self.first)
        end = len(codes) if self.last is None else bisect_right(codes, self.last)
        return set(codes[start:end])

    def __str__(self) -> str:
        first = "" if self.first is None else literal(self.first)
        last = "" if self.last is None else literal(self.last)
        return first if self.first == self.last else f"{first}..{last}"


@frozen
class Comparison(Filter):
    """Codes before or after one code, which is not included."""

    code: str
    is_before: bool

    def among(self, codes: Sequence[str]) -> set[str]:
        if self.is_before:
            return set(codes[: bisect_left(codes, self.code)])
        return set(codes[bisect_right(codes, self.code) :])

    def __str__(self) -> str:
        return f"{'<' if self.is_before else '>'}{literal(self.code)}"


class Wild(enum.Enum):
    """What stands for characters in a pattern."""

    REST = "*"
    ONE = "?"


@frozen(slots=False)
class Pattern(Filter):
    """Codes that look like a pattern: texts, any rest, and any one character."""

    pieces: tuple[str | Wild, ...]

    @cached_property
    def expression(self) -> re.Pattern[str]:
        # Where a text fits first, it fits well enough, save for the last one. Atomic
        # groups say so; without them `*A*A*A*A*B` could take hours to fail.
        runs = [""]
        for piece in self.pieces:
            if piece is Wild.REST:
                runs.append("")
            else:
                runs[-1] += "." if piece is Wild.ONE else re.escape(str(piece))
        first, *others = runs
        inner = "".join(f"(?>.*?{run})" for run in others[:-1])
        rest = f".*{others[-1]}" if others else ""
        return re.compile(f"{first}{inner}{rest}", re.DOTALL)

    def among(self, codes: Sequence[str]) -> set[str]:
        prefix = self.pieces[0] if isinstance(self.pieces[0], str) else ""
        later = islice(codes, bisect_left(codes, prefix), None)
        near = takewhile(lambda code: code.startswith(prefix), later)
        return {code for code in near if self.expression.fullmatch(code)}

    def __str__(self) -> str:
        return "".join(
            literal(piece) if isinstance(piece, str) else piece.value
            for piece in self.pieces
        )


@frozen
class Not(Filter):
    """Codes that do not pass another filter: one code, or one pattern."""

    inner: Filter

    def among(self, codes: Sequence[str]) -> set[str]:
        return set(codes) - self.inner.among(codes)

    def __str__(self) -> str:
        return f"<>{self.inner}"


@frozen
class AllOf(Filter):
    """Codes that pass every one of several filters."""

    parts: tuple[Filter, ...]

    def among(self, codes: Sequence[str]) -> set[str]:
        return set.intersection(*(part.among(codes) for part in self.parts))

    def __str__(self) -> str:
        return "&".join(
            f"({part})" if isinstance(part, AnyOf) else str(part) for part in self.parts
        )


@frozen
class AnyOf(Filter):
    """Codes that pass at least one of several filters."""

    parts: tuple[Filter, ...]

    def among(self, codes: Sequence[str]) -> set[str]:
        return set().union(*(part.among(codes) for part in self.parts))

    def __str__(self) -> str:
        return "|".join(str(part) for part in self.parts)
