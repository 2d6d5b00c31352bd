from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication

from studio.kit.paths import assets_dir
from studio.ui.fonts import load_fonts, make_font
from studio.ui.tokens import load_tokens


def test_every_family_of_the_design_is_shipped(qapp: QApplication) -> None:
    found = load_fonts(assets_dir() / "fonts")
    assert {"Inter", "Inter Display", "JetBrains Mono", "Noto Sans Bengali"} <= set(found)


def test_a_font_has_whole_pixels_its_weight_and_no_hinting(qapp: QApplication) -> None:
    font = make_font(load_tokens().type_role("bodyStrong", bengali=False), 1.15)
    assert font.pixelSize() == 15
    assert font.weight() == QFont.Weight.DemiBold
    assert font.hintingPreference() == QFont.HintingPreference.PreferNoHinting
    assert QFontInfo(font).family().startswith("Inter")


def test_a_broken_font_file_is_left_out(
    qapp: QApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    assert load_fonts(tmp_path) == []
    assert "broken.ttf" in caplog.text
