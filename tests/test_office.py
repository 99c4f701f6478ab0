"""That a spreadsheet program comes to our totals: `make office`, its small part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench import office

if TYPE_CHECKING:
    from pathlib import Path


def test_a_workbook_is_recalculated_to_our_totals(tmp_path: Path) -> None:
    program = office.find_office()
    if program is None:
        pytest.skip("LibreOffice is not installed: totals compared as cached only")

    assert office.small(program, tmp_path / "small") == 0


def test_without_the_program_nothing_is_proved(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(office, "find_office", lambda: None)

    assert office.main() == 1
    assert "libreoffice-calc" in capsys.readouterr().out
