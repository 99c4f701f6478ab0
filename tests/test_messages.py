"""What is said goes through the catalogues, and every language has all of it."""

from __future__ import annotations

import ast
import gettext
import re
import string
from typing import TYPE_CHECKING

import pytest

from costledger.cli.app import COMMANDS
from tools import messages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCE = messages.SOURCE
CLI = [
    path
    for path in sorted((SOURCE / "cli").rglob("*.py"))
    if not path.name.startswith("reference")  # writes a page for developers
]
BELOW = sorted(
    path
    for path in SOURCE.rglob("*.py")
    if path not in CLI and path.parent.name != "demo" and path.name != "messages.py"
)

SPOKEN = {*messages.SINGULAR, *messages.PLURAL, *messages.HEADINGS}
"""What takes a message and says it in the language chosen."""

UNSEEN = {
    "App",
    "Parameter",
    "App.command",
    "getattr",
    "compile",
    "fullmatch",
    "open",
    "chosen",
}
"""Calls whose texts are no sentences, or come into the help pages."""

PROSE = re.compile(r"[A-Za-z]{2,}[,.:;]? +[A-Za-z(`{]|\{\}[;:,]? [a-z]{2,}")
"""Two words, or a figure and a word."""

STYLES = {"bold red"}
"""What rich calls them."""

SAID_BY = re.compile(r"(Error|Refusal|Problem|refusal|refused|_refuse)$")
"""Calls in the layers below that take sentences for people."""


def flat(node: ast.AST) -> str | None:
    """Return the text of a literal, `{}` for each field; None for what is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(each.value) if isinstance(each, ast.Constant) else "{}"
            for each in node.values
        )
    return None


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def literals(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield every text of a piece of code that no call above takes as a message."""
    if isinstance(node, ast.Expr) and flat(node.value) is not None:
        return  # a docstring
    text = flat(node)
    if text is not None:
        yield node.lineno, text  # type: ignore[attr-defined]
    if isinstance(node, ast.Call) and name_of(node) in SPOKEN | UNSEEN:
        for keyword in node.keywords:
            yield from literals(keyword)
        return
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant)):
            yield from literals(child)


def is_prose(text: str) -> bool:
    return bool(PROSE.search(text)) and not is_command(text)


def is_command(text: str) -> bool:
    return text in STYLES or (
        text.startswith(("costledger ", " --", *(f"{name} " for name, *_ in COMMANDS)))
        and not re.search(r"[.,:;?](\s|$)", text)
    )


def unspoken(code: str, known: set[str]) -> list[str]:
    """Return the sentences of a command module that no catalogue has."""
    return [
        f"{line}: {text}"
        for line, text in literals(ast.parse(code))
        if is_prose(text) and text not in known
    ]


def unspoken_below(code: str, known: set[str]) -> list[str]:
    """Return the sentences that errors are given, and no catalogue has."""
    return [
        f"{line}: {text}"
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call) and SAID_BY.search(name_of(node))
        for argument in (*node.args, *(each.value for each in node.keywords))
        for line, text in literals(argument)
        if is_prose(text) and text not in known
    ]


@pytest.fixture(scope="module")
def known() -> set[str]:
    """Every message for one thing, and for many."""
    return {text for message in messages.messages() for text in message}


@pytest.mark.parametrize("path", CLI, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_command_says_nothing_past_the_catalogue(path: Path, known: set[str]) -> None:
    assert unspoken(path.read_text("utf-8"), known) == []


def test_no_error_is_told_past_the_catalogue(known: set[str]) -> None:
    found = {
        str(path.relative_to(SOURCE)): unspoken_below(path.read_text("utf-8"), known)
        for path in BELOW
    }
    assert {path: told for path, told in found.items() if told} == {}


@pytest.mark.parametrize(
    "code",
    [
        'say("Nothing was posted yet.")',
        'say(f"{count} entries were posted.")',
        'title = f"The first {count}, and more"',
        'print("There is none" if x else phrase("yes"))',
    ],
)
def test_a_sentence_past_the_catalogue_is_found(code: str) -> None:
    assert unspoken(code, set()) != []


@pytest.mark.parametrize(
    "code",
    [
        'say(phrase("Nothing was posted yet."))',
        'say_next([f"register show {number}"], ledger)',
        'say(counted(number, "cost entry", "cost entries"))',
        '"""This is a docstring."""',
    ],
)
def test_a_sentence_of_the_catalogue_is_left_alone(code: str) -> None:
    assert unspoken(code, set()) == []


def test_an_error_past_the_catalogue_is_found() -> None:
    assert unspoken_below('raise SetupError("a", "b", "write a day.")', set()) != []


# Languages


@pytest.fixture(scope="module", params=messages.LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def fields(text: str) -> list[tuple[str, str | None, str | None]]:
    found = string.Formatter().parse(text)
    return sorted((name, form, sign) for _, name, form, sign in found if name)


def forms(message: str | tuple[str, ...]) -> tuple[str, ...]:
    return message if isinstance(message, tuple) else (message,)


def test_a_catalogue_has_every_message_translated_and_no_other(language: str) -> None:
    """`make messages` extracts anew, and lists what is left to translate."""
    made = messages.read(language)
    said = {messages.key(each.id): each for each in made if each.id}
    wanted = {messages.key(each.id) for each in messages.template() if each.id}

    assert sorted(wanted - said.keys()) == []
    assert sorted(said.keys() - wanted) == []
    assert messages.untranslated(made) == []
    assert [each.id for each in made if each.id and each.fuzzy] == []
    assert list(made.obsolete) == []


def test_a_translation_has_the_fields_of_its_message(language: str) -> None:
    found = [
        each.id
        for each in messages.read(language)
        if each.id
        and "{" in messages.key(each.id)
        and '{"' not in messages.key(each.id)
        for form in forms(each.string)
        if fields(form) != fields(messages.key(each.id))
    ]
    assert found == []


def test_what_is_compiled_is_what_is_written(language: str) -> None:
    made = messages.read(language)
    with messages.po_file(language).with_suffix(".mo").open("rb") as file:
        spoken = gettext.GNUTranslations(file)

    assert [
        each.id
        for each in made
        if each.id
        and spoken.gettext(messages.key(each.id)) != forms(each.string)[0]
        and not isinstance(each.id, tuple)
    ] == []
    assert spoken.ngettext("cost entry", "cost entries", 2) == "kostnadsposter"


def test_the_template_is_fresh() -> None:
    place = messages.CATALOGUES / f"{messages.DOMAIN}.pot"
    with place.open("rb") as file:
        kept = messages.read_po(file)

    assert {messages.key(each.id) for each in kept if each.id} == {
        messages.key(each.id) for each in messages.template() if each.id
    }
