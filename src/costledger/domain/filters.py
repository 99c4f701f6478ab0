"""The filter language over codes: `7110..7193|72*`, `..100`, `<>7120`, `(10..20|30)&<>15`.

Codes are compared bytewise as upper-case text, never as numbers: 10 sorts before 9.
`&` binds tighter than `|`. An empty expression restricts nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from attrs import frozen

from costledger.domain.filter_tree import (
    AllOf,
    AnyOf,
    Comparison,
    Everything,
    Filter,
    Not,
    Pattern,
    Span,
    Wild,
    literal,
)
from costledger.errors import FilterSyntaxError
from costledger.messages import marked, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Filter", "literal", "one_of", "parse_filter", "rename_code"]

DEPTH_MAX = 50
"""How deep parentheses may nest: more than anybody writes, less than a stack holds."""

NOTHING = "<>*"
"""The expression that no code passes."""


def parse_filter(text: str) -> Filter:
    """Read a filter expression.

    Raises FilterSyntaxError, which points at the place.
    """
    if not text.strip():
        return Everything()
    return _Parser(text).read()


def one_of(codes: Iterable[str]) -> str:
    """Write an expression that passes just these codes; of none, what none passes."""
    return "|".join(literal(code) for code in codes) or NOTHING


def rename_code(text: str, old: str, new: str) -> str:
    """Rewrite a code inside an expression, and leave everything else as typed.

    Ends of ranges are codes too; patterns are not. Raises FilterSyntaxError.
    """
    parse_filter(text)
    old, new = old.strip().upper(), new.strip().upper()
    written, end = [], 0
    for token in _tokens(text):
        if token.pieces == (old,):
            written += [text[end : token.start], literal(new)]
            end = token.end
    return "".join([*written, text[end:]])


# Reading


@frozen
class _Token:
    """An operator, or a code or pattern; start and end are where its text lies."""

    operator: str
    start: int
    end: int
    pieces: tuple[str | Wild, ...] = ()

    @property
    def is_pattern(self) -> bool:
        return any(isinstance(piece, Wild) for piece in self.pieces)


TOKEN = re.compile(
    r"\s*+(?:(?P<operator>\.\.(?!\.)|<>|<=|>=|[|&()<>=@])"
    r"|(?P<code>(?:'(?:[^']|'')*+'|[^.|&()<>=@']|\.(?!\.))++))"
)
PIECE = re.compile(r"'(?P<quoted>(?:[^']|'')*+)'|(?P<wild>[*?])|(?P<bare>[^*?']++)")

UNREADABLE = {
    "'": marked("a quote is not closed; inside quotes, '' stands for one."),
    ".": marked(
        "three dots leave open where the code ends; quote it, as in 'OP.'..'Z'."
    ),
}

LEFT_OVER = {
    ")": marked("no parenthesis is open here."),
    "..": marked("a range stands between two codes; for all but a..b write <a|>b."),
    "=": marked("a code that contains = needs quotes."),
    "@": marked("a code that contains @ needs quotes."),
}


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    end, last = 0, len(text.rstrip())
    while end < last:
        found = TOKEN.match(text, end)
        if not found:
            position = end + len(text[end:]) - len(text[end:].lstrip())
            raise FilterSyntaxError(text, position, UNREADABLE[text[position]])
        start = found.start(str(found.lastgroup))
        code = (found["code"] or "").rstrip()
        end = start + len(code or found["operator"])
        tokens.append(_Token(found["operator"] or "", start, end, _pieces(code)))
    return tokens


def _pieces(code: str) -> tuple[str | Wild, ...]:
    """Return the texts and signs of a code as typed; neighbors of a kind are one."""
    pieces: list[str | Wild] = []
    for found in PIECE.finditer(code):
        before = pieces[-1] if pieces else None
        piece: str | Wild
        if found["wild"]:
            piece = Wild(found["wild"])
            if piece is before is Wild.REST:
                continue
        else:
            piece = (found["bare"] or found["quoted"].replace("''", "'")).upper()
            if isinstance(before, str):
                piece = before + piece
                pieces.pop()
        pieces.append(piece)
    return tuple(pieces)


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _tokens(text)
        self.position = 0
        self.depth = 0

    def read(self) -> Filter:
        found = self._alternatives()
        following = self._peek()
        if following:
            self._fail(
                phrase(
                    LEFT_OVER.get(
                        following.operator, marked("| or & is missing before this.")
                    )
                )
            )
        return found

    def _alternatives(self) -> Filter:
        parts = [self._intersection()]
        while self._take("|"):
            parts.append(self._intersection())
        return parts[0] if len(parts) == 1 else AnyOf(_flat(AnyOf, parts))

    def _intersection(self) -> Filter:
        parts = [self._term()]
        while self._take("&"):
            parts.append(self._term())
        return parts[0] if len(parts) == 1 else AllOf(_flat(AllOf, parts))

    def _term(self) -> Filter:
        if self._take("("):
            return self._parentheses()
        for operator in ("<>", "<=", ">=", "<", ">", "="):
            if self._take(operator):
                return self._compared(operator)
        return self._span()

    def _parentheses(self) -> Filter:
        self.depth += 1
        if self.depth > DEPTH_MAX:
            self._fail(
                phrase(
                    "more than {depth_max} parentheses are open.", depth_max=DEPTH_MAX
                )
            )
        inner = self._alternatives()
        if not self._take(")"):
            self._fail(phrase("a parenthesis is not closed."))
        self.depth -= 1
        return inner

    def _compared(self, operator: str) -> Filter:
        match operator:
            case "<>":
                return Not(self._value())
            case "=":
                return self._value()
            case "<=":
                return Span(None, self._code())
            case ">=":
                return Span(self._code(), None)
            case _:
                return Comparison(self._code(), operator == "<")

    def _span(self) -> Filter:
        if self._take(".."):
            return Span(None, self._code())
        first = self._value()
        if isinstance(first, Pattern) or not self._take(".."):
            return first
        following = self._peek()
        is_closed = following and (following.pieces or following.operator == "@")
        return Span(first.first, self._code() if is_closed else None)

    def _value(self) -> Span | Pattern:
        """Read one code or pattern. `@`, as all comparison, means any case."""
        self._take("@")
        token = self._peek()
        if token is None or not token.pieces:
            self._fail(phrase("a code is missing here."))
        self.position += 1
        if token.is_pattern:
            return Pattern(token.pieces)
        code = str(token.pieces[0])
        return Span(code, code)

    def _code(self) -> str:
        start = self.position
        value = self._value()
        if isinstance(value, Pattern):
            self.position = start
            self._fail(phrase("a pattern cannot be the end of a range or comparison."))
        return str(value.first)

    def _peek(self) -> _Token | None:
        return self.tokens[self.position] if self.position < len(self.tokens) else None

    def _take(self, operator: str) -> bool:
        token = self._peek()
        if token is None or token.operator != operator:
            return False
        self.position += 1
        return True

    def _fail(self, problem: str) -> NoReturn:
        token = self._peek()
        raise FilterSyntaxError(
            self.text, token.start if token else len(self.text.rstrip()), problem
        )


def _flat(kind: type[AnyOf | AllOf], parts: list[Filter]) -> tuple[Filter, ...]:
    """Take the parts of parts of the same kind: (a|b)|c is a|b|c."""
    flat: list[Filter] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else [part]
    return tuple(flat)
