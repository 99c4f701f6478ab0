"""We have read the SQL that another engine would run; a new renderer shows its changes."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from costledger.engine.render import check_names, sql, statements
from costledger.stores.base import migrations, views_text

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(str(files("costledger.engine").joinpath("sql")))
NAMES = sorted(
    file.relative_to(FOLDER).with_suffix("").as_posix()
    for file in FOLDER.rglob("*.sql")
)


def page(texts: dict[str, str]) -> str:
    """Return many texts as one page."""
    parts = [
        f"-- {name}\n\n" + ";\n\n".join(statements(text, "postgres")) + ";\n"
        for name, text in texts.items()
    ]
    return "\n\n".join(parts)


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        (
            "schema",
            {
                **{step.name: step.text for step in migrations()},
                "views": views_text(2, 2),
            },
        ),
        ("statements", {name: sql(name) for name in NAMES}),
        ("checks", {name: sql(f"checks/{name}") for name in check_names()}),
    ],
    ids=["schema", "statements", "checks"],
)
def test_we_have_read_the_sql_of_the_other_engine(
    name: str, texts: dict[str, str], golden: Callable[[str, str], None]
) -> None:
    golden(f"postgres/{name}.sql", page(texts))
