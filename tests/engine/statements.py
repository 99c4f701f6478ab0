"""Every SQL file that all engines run, by its place below the package."""

from __future__ import annotations

from pathlib import Path

import costledger
from costledger.engine.dialect import portable_files

PACKAGE = Path(costledger.__file__).parent
PLACES = [place.relative_to(PACKAGE).as_posix() for place in portable_files(PACKAGE)]
