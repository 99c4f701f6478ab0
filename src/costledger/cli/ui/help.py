"""Help pages and usage errors in another language than English, in which they are written.

cyclopts makes the pages from docstrings; what it shows passes through here, text by text,
and is looked up in the catalogue. Loaded only where another language is spoken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import evolve
from cyclopts import CycloptsPanel
from cyclopts.help import DefaultFormatter, InlineText
from cyclopts.help.specs import (
    DescriptionRenderer,
    get_default_command_columns,
    get_default_parameter_columns,
)
from rich.text import Text

from costledger.messages import marked, phrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from cyclopts import CycloptsError
    from cyclopts.help import HelpEntry, HelpPanel
    from cyclopts.help.specs import ColumnSpec
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.panel import Panel

DETAILS = (marked("choices"), marked("default"), marked("env var"), marked("required"))
"""What cyclopts says of an option in brackets."""

PLACEHOLDERS = (marked("COMMAND"), marked("[OPTIONS]"), marked("[ARGS]"))
"""What cyclopts writes into a line of usage."""

ERRORS = (
    marked("Unknown command "),
    marked("Unknown option: "),
    marked("Unused Tokens: "),
    marked("Available commands: "),
    marked("Did you mean "),
    marked("Invalid value for "),
    marked("Invalid value "),
    marked(" requires an argument."),
    marked("Choose from: "),
    marked("unable to convert "),
    marked("Command "),
    marked(" parameter "),
    marked("Parameter "),
    marked(" for "),
    marked(" into "),
)
"""The words of cyclopts around what was typed, longer ones before their parts."""


def worded(text: str) -> str:
    """Return a text of a page in the language spoken."""
    return phrase(text)


class Pages(DefaultFormatter):
    """Help pages whose every text was handed to `say` first."""

    def __init__(self, say: Callable[[str], str] = worded) -> None:
        super().__init__()
        self._say = say

    def __call__(
        self, console: Console, options: ConsoleOptions, panel: HelpPanel
    ) -> None:
        """Show a panel of commands or options."""
        message = panel.copy(
            title=self._say(str(panel.title)),
            entries=[self._entry(each) for each in panel.entries],
        )
        self.column_specs = self._columns(panel.format == "command")
        super().__call__(console, options, message)

    def render_usage(
        self, console: Console, options: ConsoleOptions, usage: Any
    ) -> None:
        """Show the line of usage."""
        del options
        line = str(usage)
        for each in PLACEHOLDERS:
            line = line.replace(each, self._say(each))
        console.print(Text(f"{self._say('Usage:')} {line}", style="bold"))

    def render_description(
        self, console: Console, options: ConsoleOptions, description: Any
    ) -> None:
        """Show what the command is for."""
        super().render_description(console, options, self._inline(description))

    def _entry(self, entry: HelpEntry) -> HelpEntry:
        return entry.copy(description=self._inline(entry.description))

    def _inline(self, description: object) -> object:
        """Return a text of cyclopts, said anew; what is none stays as it is."""
        if not isinstance(description, InlineText):
            return description
        text = str(description.primary_renderable).rstrip()
        end = "\n" if description.force_empty_end else ""
        message = Text(self._say(text) + end if text else "")
        return InlineText(message, force_empty_end=description.force_empty_end)

    def _columns(self, is_command: bool) -> Callable[..., tuple[ColumnSpec, ...]]:  # noqa: FBT001
        """Return the columns of cyclopts, with our words in brackets."""
        made = (
            get_default_command_columns if is_command else get_default_parameter_columns
        )

        def columns(*given: Any) -> tuple[ColumnSpec, ...]:
            *before, last = made(*given)
            return (*before, evolve(last, renderer=self._described))

        return columns

    def _described(self, entry: HelpEntry) -> RenderableType:
        found = DescriptionRenderer()(entry)
        if not isinstance(found, InlineText):
            return found
        found.texts = [
            Text(self._details(each.plain), each.style) for each in found.texts
        ]
        return found

    def _details(self, text: str) -> str:
        """Say [default: 1] and the like."""
        return re.sub(
            rf"^\[({'|'.join(DETAILS)})", lambda match: f"[{self._say(match[1])}", text
        )


def usage_error(error: CycloptsError) -> Panel:
    """Return what was wrong with what was typed, in the language spoken."""
    text = str(error)
    for each in ERRORS:
        text = text.replace(each, phrase(each))
    return CycloptsPanel(text, title=phrase("Error"))
