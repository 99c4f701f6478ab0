"""The filter language over codes: `7110..7193|72*`, `..100`, `<>7120`, `(10..20|30)&<>15`.

Codes are compared bytewise as upper-case text, never as numbers: 10 sorts before 9.
`&` binds tighter than `|`. An empty expression restricts nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn, Protocol

from attrs import frozen

from costledger.errors import FilterSyntaxError

if TYPE_CHECKING:
    from collections.abc import Iterable

DEPTH_MAX = 50
"""How deep parentheses may nest: more than anybody writes, less than a stack holds."""

SPECIAL = frozenset("|&()<>=*?@'.")
"""Characters that a code may hold only inside single quotes."""


class Filter(Protocol):
    """A filter that was read."""

    def matches(self, code: str) -> bool:
        """Say whether a code passes."""

    def select(self, codes: Iterable[str]) -> list[str]:
        """Return the codes that pass, in the order given."""


class _Selecting:
    def matches(self, code: str) -> bool:
        raise NotImplementedError

    def select(self, codes: Iterable[str]) -> list[str]:
        return [code for code in codes if self.matches(code)]


@frozen
class Everything(_Selecting):
    """Restricts nothing."""

    def matches(self, code: str) -> bool:  # noqa: ARG002 - everything passes
        return True


@frozen
class Span(_Selecting):
    """Codes from first to last, both included; None is an open end."""

    first: str | None
    last: str | None

    def matches(self, code: str) -> bool:
        code = code.upper()
        return (self.first is None or code >= self.first) and (
            self.last is None or code <= self.last
        )


@frozen
class Comparison(_Selecting):
    """Codes before or after one code, which is not included."""

    code: str
    is_before: bool

    def matches(self, code: str) -> bool:
        code = code.upper()
        return code < self.code if self.is_before else code > self.code


@frozen
class Pattern(_Selecting):
    """Codes that look like a pattern with `*` and `?`."""

    expression: re.Pattern[str]

    def matches(self, code: str) -> bool:
        return self.expression.fullmatch(code.upper()) is not None


@frozen
class Not(_Selecting):
    """Codes that do not pass another filter."""

    inner: Filter

    def matches(self, code: str) -> bool:
        return not self.inner.matches(code)


@frozen
class AllOf(_Selecting):
    """Codes that pass every one of several filters."""

    parts: tuple[Filter, ...]

    def matches(self, code: str) -> bool:
        return all(part.matches(code) for part in self.parts)


@frozen
class AnyOf(_Selecting):
    """Codes that pass at least one of several filters."""

    parts: tuple[Filter, ...]

    def matches(self, code: str) -> bool:
        return any(part.matches(code) for part in self.parts)


def parse_filter(text: str) -> Filter:
    """Read a filter expression.

    Raises FilterSyntaxError, which points at the place.
    """
    if not text.strip():
        return Everything()
    return _Parser(text).read()


def literal(code: str) -> str:
    """Write a code so that it means itself inside an expression."""
    if code and not SPECIAL & set(code) and code == code.strip():
        return code
    return "'" + code.replace("'", "''") + "'"


def one_of(codes: Iterable[str]) -> str:
    """Write an expression that passes just these codes."""
    return "|".join(literal(code) for code in codes)


def rename_code(text: str, old: str, new: str) -> str:
    """Rewrite a code inside an expression, and leave everything else as typed.

    Ends of ranges are codes too; patterns are not. Raises FilterSyntaxError.
    """
    parse_filter(text)
    pieces = []
    for token in _tokens(text):
        is_code = token.kind == "code" and not token.is_pattern
        written = literal(new) if is_code and token.value == old.upper() else token.text
        pieces.append(written)
    return "".join(pieces)


# Reading


@frozen
class _Token:
    kind: str
    text: str
    value: str
    position: int
    is_pattern: bool = False


TOKEN = re.compile(
    r"(?P<blank>\s+)|(?P<range>\.\.)|(?P<operator><>|<=|>=|[|&()<>=@])"
    r"|(?P<quoted>'(?:[^']|'')*')|(?P<code>(?:(?!\.\.)[^|&()<>=@'])+)"
)


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    position = 0
    while position < len(text):
        found = TOKEN.match(text, position)
        if not found:
            raise FilterSyntaxError(text, position, "a quote is not closed.")
        kind, piece = str(found.lastgroup), found.group()
        tokens += _token(kind, piece, position)
        position = found.end()
    return tokens


def _token(kind: str, piece: str, position: int) -> list[_Token]:
    if kind == "quoted":
        value = piece[1:-1].replace("''", "'").upper()
        return [_Token("code", piece, value, position)]
    if kind != "code":
        return [_Token(kind, piece, piece, position)]
    bare = piece.rstrip()
    is_pattern = "*" in bare or "?" in bare
    token = _Token("code", bare, bare.upper(), position, is_pattern)
    blank = piece[len(bare) :]
    return (
        [token, _Token("blank", blank, blank, position + len(bare))]
        if blank
        else [token]
    )


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [token for token in _tokens(text) if token.kind != "blank"]
        self.place = 0
        self.depth = 0

    def read(self) -> Filter:
        found = self._alternatives()
        if self._peek():
            self._fail("something is left over here.")
        return found

    def _alternatives(self) -> Filter:
        parts = [self._intersection()]
        while self._take("|"):
            parts.append(self._intersection())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _intersection(self) -> Filter:
        parts = [self._term()]
        while self._take("&"):
            parts.append(self._term())
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _term(self) -> Filter:
        if self._take("("):
            self.depth += 1
            if self.depth > DEPTH_MAX:
                self._fail(f"more than {DEPTH_MAX} parentheses are open.")
            inner = self._alternatives()
            if not self._take(")"):
                self._fail("a parenthesis is not closed.")
            self.depth -= 1
            return inner
        for operator in ("<>", "<=", ">=", "<", ">", "="):
            if self._take(operator):
                return self._compared(operator)
        self._take("@")
        return self._span()

    def _compared(self, operator: str) -> Filter:
        self._take("@")
        if operator == "<>":
            return Not(self._value())
        if operator == "=":
            return self._value()
        code = self._plain()
        match operator:
            case "<=":
                return Span(None, code)
            case ">=":
                return Span(code, None)
            case _:
                return Comparison(code, operator == "<")

    def _span(self) -> Filter:
        if self._take(".."):
            return Span(None, self._plain())
        token = self._peek()
        if token and token.is_pattern:
            return self._value()
        code = self._plain()
        if not self._take(".."):
            return Span(code, code)
        following = self._peek()
        return Span(
            code, self._plain() if following and following.kind == "code" else None
        )

    def _value(self) -> Filter:
        token = self._peek()
        if token and token.is_pattern:
            self.place += 1
            parts = re.split(r"([*?])", token.value)
            signs = {"*": ".*", "?": "."}
            pattern = "".join(signs.get(part, re.escape(part)) for part in parts)
            return Pattern(re.compile(pattern, re.DOTALL))
        code = self._plain()
        return Span(code, code)

    def _plain(self) -> str:
        token = self._peek()
        if token is None or token.kind != "code":
            self._fail("a code is missing here.")
        if token.is_pattern:
            self._fail("a pattern cannot be the end of a range or comparison.")
        self.place += 1
        return token.value

    def _peek(self) -> _Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def _take(self, text: str) -> bool:
        token = self._peek()
        if token is None or token.kind == "code" or token.text != text:
            return False
        self.place += 1
        return True

    def _fail(self, problem: str) -> NoReturn:
        token = self._peek()
        raise FilterSyntaxError(
            self.text, token.position if token else len(self.text), problem
        )
