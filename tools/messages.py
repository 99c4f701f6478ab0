"""The message catalogues: extract what is said, update each language, compile it.

`make messages` runs this. It rewrites `src/costledger/languages/costledger.pot`, and the
`.po` and `.mo` files beside it; a test holds them to the source. What it finds:

- the first argument of `phrase`, `phrase_of` and `marked`, singular and plural of
  `counted` and `noun_of`, the titles in the columns of `table`, and what
  `UnknownRecordError` could not find;
- sentences in SQL, and the laws at the head of the checks;
- help pages, which are shown once, and every text that they ask for.
"""

from __future__ import annotations

import ast
import datetime
import io
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from rich.console import Console

from costledger.cli.app import COMMANDS, LANGUAGE_HELP, make_app
from costledger.cli.ui.help import Pages
from costledger.cli.ui.language import CATALOGUES, DOMAIN, ENGLISH, SPOKEN
from costledger.cli.ui.present import headings
from costledger.operations.exchange.check import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message as BabelMessage

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "costledger"
LANGUAGES = sorted(set(SPOKEN.values()) - {ENGLISH})
SINGULAR = {
    "phrase": 0,
    "phrase_of": 0,
    "marked": 0,
    "UnknownRecordError": 0,
    "LawBrokenError": 0,
}
"""Which argument of a call is a message."""
PLURAL = {"counted": (1, 2), "noun_of": (1, 2)}
"""Which arguments are a message for one thing and for many."""
KEYWORDS = {"App": "help", "Parameter": "help"}
"""Which argument by name is a message."""
HEADINGS = {"table": 1}
"""Which argument names the columns of a table, whose titles are messages."""

SENTENCE = re.compile(r"'((?:[A-Z](?:[^']|'')* (?:[^']|'')*\.))'")
"""In SQL, what a person reads: capital, blank, full stop."""
NAMED = re.compile(r"'([^'_]+)' as (?:what|why)\b")
CHOSEN = re.compile(r"\bcase\b((?:(?!\bcase\b).)*?)end as (?:what|why)\b", re.DOTALL)
QUOTED = re.compile(r"(?:then|else) '([^'_]+)'")
"""And what is counted, or depends: a few words in a column for people."""

Message = tuple[str, ...]
"""The English text; of what is counted, for one and for many."""
BEGUN = datetime.datetime(2026, 11, 25, tzinfo=datetime.UTC)


def messages() -> dict[Message, set[str]]:
    """Return every message, and the modules that say it."""
    found: dict[Message, set[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for message in in_python(path.read_text("utf-8")):
            found.setdefault(message, set()).add(_place(path))
    for path in sorted(SOURCE.rglob("*.sql")):
        for message in in_sql(path.read_text("utf-8")):
            found.setdefault(message, set()).add(_place(path))
    for path in sorted((SOURCE / "engine" / "checks").glob("*.sql")):
        found.setdefault((sentence(path.stem),), set()).add(_place(path))
    for _, _, _, line in COMMANDS:
        found.setdefault((line,), set()).add("cli/app.py")
    for name, text in in_help():
        found.setdefault((text,), set()).add(name)
    return {
        message: places for message, places in found.items() if has_letters(message[0])
    }


def has_letters(text: str) -> bool:
    """Tell whether there is anything to translate outside of fields."""
    return bool(re.search(r"[^\W\d_]", re.sub(r"\{[^}]*\}", "", text)))


def in_python(text: str) -> Iterator[Message]:
    """Find what a module says."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            yield from _said_by(node)


def _said_by(node: ast.Call) -> Iterator[Message]:
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    if name in SINGULAR:
        yield from _texts(node, SINGULAR[name])
    for keyword in node.keywords:
        if keyword.arg and keyword.arg == KEYWORDS.get(name):
            yield from _constants(keyword.value)
    if name in HEADINGS and len(node.args) > HEADINGS[name]:
        for (columns,) in _constants(node.args[HEADINGS[name]]):
            yield from ((title,) for title, _, _ in headings(columns))
    if name in PLURAL and len(node.args) > PLURAL[name][1]:
        pair = [each for place in PLURAL[name] for each in _texts(node, place)]
        if len(pair) == len(PLURAL[name]):
            yield (pair[0][0], pair[1][0])


def in_sql(text: str) -> Iterator[Message]:
    """Find the sentences of a statement."""
    code = re.sub(r"--.*", "", text)
    for pattern in (SENTENCE, NAMED):
        for match in pattern.finditer(code):
            yield (match[1].replace("''", "'"),)
    for match in CHOSEN.finditer(code):
        yield from ((each,) for each in QUOTED.findall(match[1]))


def in_help() -> Iterator[tuple[str, str]]:
    """Show every help page, and yield what it asked for."""
    said: list[str] = []

    def say(text: str) -> str:
        said.append(text)
        return text

    app = make_app(with_lines=True)
    pages = [[], *([name] for name, *_ in COMMANDS)]
    pages += [
        [name, sub]
        for name, *_ in COMMANDS
        for sub in app[name]
        if not sub.startswith("-")
    ]
    for words in pages:
        app = make_app(with_lines=not words)
        app.help_formatter = Pages(say)
        app.help_print(words, console=Console(file=io.StringIO()))
        place = f"cli/{words[0] if words else 'app'}"
        yield from ((place, text) for text in said)
        said.clear()
    yield ("cli/app.py", LANGUAGE_HELP)


def template() -> Catalog:
    """Return the catalogue of what is to be translated."""
    made = _catalog()
    for message, places in messages().items():
        made.add(
            message[0] if len(message) == 1 else message,
            locations=[(place, 0) for place in sorted(places)],
        )
    return made


def read(language: str) -> Catalog:
    """Return the translations into a language as they are in its .po file."""
    path = po_file(language)
    if not path.exists():
        return _catalog(language)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def update(language: str, wanted: Catalog) -> Catalog:
    """Return the translations of what is said now, the others left out."""
    made = _catalog(language)
    known = {key(each.id): each.string for each in read(language) if each.id}
    for each in wanted:
        if each.id:
            string = known.get(key(each.id))
            made.add(each.id, string, locations=each.locations)
    return made


def po_file(language: str) -> Path:
    """Return where the translations into a language are kept."""
    return CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def written(made: Catalog) -> bytes:
    """Return a catalogue as text."""
    out = io.BytesIO()
    write_po(out, made, sort_output=True, include_lineno=False, width=88)
    return out.getvalue()


def compiled(made: Catalog) -> bytes:
    """Return a catalogue as gettext reads it."""
    out = io.BytesIO()
    write_mo(out, made)
    return out.getvalue()


def untranslated(made: Catalog) -> list[str]:
    """Return what has no translation yet."""
    return [str(each.id) for each in made if each.id and not is_translated(each)]


def is_translated(message: BabelMessage) -> bool:
    """Tell whether a message has a translation, in every form."""
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(forms)


def main() -> int:
    """Rewrite the catalogues, and say what is left to translate."""
    wanted = template()
    (CATALOGUES / f"{DOMAIN}.pot").write_bytes(written(wanted))
    left = 0
    for language in LANGUAGES:
        made = update(language, wanted)
        missing = untranslated(made)
        po_file(language).parent.mkdir(parents=True, exist_ok=True)
        po_file(language).write_bytes(written(made))
        po_file(language).with_suffix(".mo").write_bytes(compiled(made))
        left += len(missing)
        print(f"{language}: {len(made)} messages, {len(missing)} to translate")
        for each in missing:
            print(f"  {each}")
    return 1 if left else 0


def _texts(node: ast.Call, place: int) -> Iterator[Message]:
    """Yield the constants of an argument; of a choice between two, both."""
    if place >= len(node.args):
        return
    yield from _constants(node.args[place])


def _constants(argument: ast.expr) -> Iterator[Message]:
    choices = (
        [argument.body, argument.orelse]
        if isinstance(argument, ast.IfExp)
        else [argument]
    )
    for each in choices:
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield (each.value,)


def _catalog(language: str | None = None) -> Catalog:
    return Catalog(
        locale=language,
        domain=DOMAIN,
        project=DOMAIN,
        header_comment="# What costledger says. `make messages` writes this file.",
        creation_date=BEGUN,
        revision_date=BEGUN,
        last_translator="costledger",
        language_team=language or "costledger",
        copyright_holder="the authors of costledger",
        charset="utf-8",
        fuzzy=False,
    )


def key(message: str | tuple[str, ...]) -> str:
    """Return what a message is found by: of what is counted, the one."""
    return message if isinstance(message, str) else message[0]


def _place(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


if __name__ == "__main__":
    sys.exit(main())
