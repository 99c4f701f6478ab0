"""The type of a path that a caller gives."""

from __future__ import annotations

import os
from typing import TypeAlias

StrPath: TypeAlias = str | os.PathLike[str]
"""A path as text, or as an object such as `pathlib.Path`."""
