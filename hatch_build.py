"""The build of a wheel renders the SQL for PostgreSQL, so that nobody else has to."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RenderedSql(BuildHookInterface[Any]):
    """Puts a rendering of every portable SQL file into the wheel.

    An editable install gets none: in a checkout the files change, and what is rendered on
    the fly is never older than they are.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Render into a folder that lasts as long as the build."""
        if version == "editable":
            return
        source = Path(self.root, "src")
        sys.path.insert(0, str(source))
        from costledger.engine.dialect import render_package  # noqa: PLC0415

        self._folder = tempfile.TemporaryDirectory()
        package = source / "costledger"
        render_package(package, Path(self._folder.name))
        build_data["force_include"][self._folder.name] = "costledger"

    def finalize(
        self,
        version: str,  # noqa: ARG002 - as hatch calls it
        build_data: dict[str, Any],  # noqa: ARG002
        artifact_path: str,  # noqa: ARG002
    ) -> None:
        """Let go of the folder."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
