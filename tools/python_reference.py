"""The Python reference, written from the source: signatures, docstrings, fields.

`python -m tools.python_reference` rewrites docs/reference/python.md; a test holds the page
to it. The source is read and not run, so that annotations stay as they are written.
"""

from __future__ import annotations

import ast
import inspect
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypeAlias

HERE = Path(__file__).parents[1]
SOURCE = HERE / "src"
PAGE = HERE / "docs" / "reference" / "python.md"
WIDTH = 80

HEAD = """\
# Python

Written from the docstrings by `make golden`. What is public is what `dir(costledger)`
shows: `Ledger`, the options of its verbs, and [the errors](errors.md). Amounts in answers
are whole minor units, dates are inclusive, and a path may be a text or a `Path`.
"""

Function: TypeAlias = ast.FunctionDef


class Named(NamedTuple):
    """A class of the package: its module and its syntax."""

    module: str
    node: ast.ClassDef

    @property
    def doc(self) -> str:
        """Its docstring, as a page shows it."""
        return inspect.cleandoc(ast.get_docstring(self.node) or "")

    @property
    def functions(self) -> list[Function]:
        """Its public methods, in order."""
        found = [each for each in self.node.body if isinstance(each, Function)]
        return [each for each in found if not each.name.startswith("_")]

    @property
    def fields(self) -> list[tuple[ast.AnnAssign, str]]:
        """Its fields, each with the docstring below it."""
        found: list[tuple[ast.AnnAssign, str]] = []
        for before, each in pairwise([ast.Pass(), *self.node.body]):
            if isinstance(each, ast.AnnAssign):
                found.append((each, ""))
            elif isinstance(each, ast.Expr) and isinstance(before, ast.AnnAssign):
                doc = " ".join(str(ast.literal_eval(each.value)).split())
                found[-1] = (before, doc)
        return found


def reference() -> str:
    """Return docs/reference/python.md."""
    ledger = class_named("costledger.ledger", "Ledger")
    parts = parts_of(ledger)
    options = [class_named("costledger", name) for name in option_names()]
    verbs = [(ledger, each) for each in ledger.functions]
    verbs += [(part, each) for _, part in parts for each in part.functions]
    found = [HEAD, "## Ledger\n", f"{ledger.doc}\n"]
    found += [
        _verb("Ledger" if _is_of_class(each) else "ledger", ledger.module, each)
        for each in ledger.functions
    ]
    for name, part in parts:
        found += [f"## ledger.{name}\n", f"{part.doc}\n"]
        found += [_verb(f"ledger.{name}", part.module, each) for each in part.functions]
    found += ["## Options\n", "Frozen classes, imported from `costledger`.\n"]
    found += [_fields(each) for each in options]
    found += ["## Answers\n", "What verbs return; each is a frozen class.\n"]
    found += [_fields(each) for each in answers(verbs)]
    return "\n".join(found)


# What there is


def class_named(module: str, name: str) -> Named:
    """Return a class by its name in a module that defines or imports it.

    Raises LookupError.
    """
    found = find_class(module, name)
    if found is None:
        message = f"{module} knows no class {name}"
        raise LookupError(message)
    return found


def find_class(module: str, name: str) -> Named | None:
    """Return a class of the package, or None for what is no class of it."""
    tree = _tree(module)
    for each in ast.walk(tree):
        if isinstance(each, ast.ClassDef) and each.name == name:
            return Named(module, each)
    for each in ast.walk(tree):
        if isinstance(each, ast.ImportFrom) and (each.module or "").startswith(
            "costledger"
        ):
            for alias in each.names:
                if (alias.asname or alias.name) == name:
                    return find_class(str(each.module), alias.name)
    return None


def parts_of(ledger: Named) -> list[tuple[str, Named]]:
    """Return the parts of a ledger by the names of their attributes, in order."""
    return [
        (target.attr, class_named("costledger.parts", value.func.attr))
        for each in ast.walk(ledger.node)
        if isinstance(each, ast.Assign)
        for target, value in [(each.targets[0], each.value)]
        if isinstance(target, ast.Attribute)
        and isinstance(value, ast.Call)
        and isinstance(value.func, ast.Attribute)
        and ast.unparse(value.func.value) == "parts"
    ]


def option_names() -> list[str]:
    """Return the public classes that are options of verbs."""
    (table,) = (
        ast.literal_eval(each.value)
        for each in _tree("costledger").body
        if isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) == "_HOMES"
    )
    return sorted(name for name in table if name != "Ledger")


def answers(verbs: list[tuple[Named, Function]]) -> list[Named]:
    """Return the classes that verbs return, and those that these are made of."""
    found: dict[str, Named] = {}

    def add(module: str, annotation: ast.expr | None) -> None:
        for name in _names(annotation):
            answer = find_class(module, name)
            if answer and answer.fields and name not in found:
                found[name] = answer
                for field, _ in answer.fields:
                    add(answer.module, field.annotation)

    for owner, verb in verbs:
        add(owner.module, verb.returns)
    return [found[name] for name in sorted(found)]


@cache
def _tree(module: str) -> ast.Module:
    path = SOURCE.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return ast.parse(file.read_text("utf-8"))


def _names(annotation: ast.expr | None) -> list[str]:
    if annotation is None:
        return []
    return [each.id for each in ast.walk(annotation) if isinstance(each, ast.Name)]


def _is_of_class(verb: Function) -> bool:
    return any(ast.unparse(each) == "classmethod" for each in verb.decorator_list)


# How it is shown


def _verb(owner: str, module: str, verb: Function) -> str:
    doc = inspect.cleandoc(ast.get_docstring(verb) or "")
    return f"### {owner}.{verb.name}\n\n```text\n{signature(owner, module, verb)}\n```\n\n{doc}\n"


def signature(owner: str, module: str, verb: Function) -> str:
    """Return how a verb is called: on one line, or one parameter a line."""
    parameters = _parameters(verb.args, _constants(module))
    returns = f" -> {_text(verb.returns)}" if verb.returns else ""
    line = f"{owner}.{verb.name}({', '.join(parameters)}){returns}"
    if len(line) <= WIDTH:
        return line
    lines = [f"    {each}," for each in parameters]
    return "\n".join([f"{owner}.{verb.name}(", *lines, f"){returns}"])


def _parameters(given: ast.arguments, constants: dict[str, str]) -> list[str]:
    """Return the parameters but for self; a default with a name shows its value."""
    missing = [None] * (len(given.args) - len(given.defaults))
    places = list(zip(given.args, [*missing, *given.defaults], strict=True))[1:]
    found = [_parameter(each, default, constants) for each, default in places]
    if given.kwonlyargs:
        found.append("*")
    named = zip(given.kwonlyargs, given.kw_defaults, strict=True)
    found += [_parameter(each, default, constants) for each, default in named]
    if given.kwarg:
        found.append(f"**{_text(given.kwarg)}")
    return found


def _parameter(
    given: ast.arg, default: ast.expr | None, constants: dict[str, str]
) -> str:
    if default is None:
        return _text(given)
    shown = _text(default)
    return f"{_text(given)} = {constants.get(shown, shown)}"


def _constants(module: str) -> dict[str, str]:
    """Return what the names of a module stand for."""
    return {
        _text(each.targets[0]): _text(each.value)
        for each in _tree(module).body
        if isinstance(each, ast.Assign)
    }


def _fields(found: Named) -> str:
    rows = [
        f"| `{_text(field.target)}` | `{_cell(field.annotation)}` "
        f"| {_default(field.value)} | {doc.replace('|', chr(92) + '|')} |"
        for field, doc in found.fields
    ]
    head = "| field | type | default | |\n|---|---|---|---|"
    return "\n".join([f"### {found.node.name}\n", f"{found.doc}\n", head, *rows, ""])


def _cell(annotation: ast.expr) -> str:
    return _text(annotation).replace("|", "\\|")


def _default(value: ast.expr | None) -> str:
    """Return the default of a field, also where `field(…)` says it."""
    if value is None:
        return ""
    if isinstance(value, ast.Call) and _text(value.func) == "field":
        given = {each.arg: each.value for each in value.keywords}
        if "factory" in given:
            return f"`{_text(given['factory'])}()`"
        return _default(given.get("default"))
    return f"`{_text(value)}`"


def _text(node: ast.AST) -> str:
    """Return syntax as text, its strings in the quotes that the source has."""
    return re.sub(r"'([^'\"]*)'", r'"\1"', ast.unparse(node))


def main() -> None:
    """Rewrite the page."""
    PAGE.write_text(reference(), "utf-8")


if __name__ == "__main__":
    main()
