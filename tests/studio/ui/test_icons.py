import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from studio.ui.icons import draw_icon, icon, icon_path, icon_pixmap, tinted
from studio.ui.theme import current_theme
from tests.paths import REPOSITORY


def _names() -> Iterator[str]:
    pattern = re.compile(r'"([a-z]+(?:-[a-z0-9]+)*)"')
    for path in (REPOSITORY / "studio").rglob("*.py"):
        yield from pattern.findall(path.read_text(encoding="utf-8"))


def test_an_icon_is_drawn_in_the_tokens_colour(qapp: QApplication) -> None:
    image = icon_pixmap("check", "accent.base", 16, 2.0).toImage()
    assert (image.width(), image.devicePixelRatio()) == (32, 2.0)
    solid = [
        image.pixelColor(x, y)
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert solid
    assert solid[0].name() == current_theme().colour("accent.base").name()


def test_the_disabled_state_has_its_own_tint(qapp: QApplication) -> None:
    made = icon("upload")
    normal = made.pixmap(16, QIcon.Mode.Normal).toImage()
    assert normal != made.pixmap(16, QIcon.Mode.Disabled).toImage()


def test_an_icon_is_painted_in_the_middle(qapp: QApplication) -> None:
    image = QImage(32, 32, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_icon(painter, QRectF(8, 0, 16, 32), "square", "text.primary")
    painter.end()
    assert image.pixelColor(1, 16).alpha() == 0
    assert not tinted("square", current_theme().colour("text.primary"), 16).isNull()


def test_a_missing_icon_is_reported_and_empty(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    assert not icon_pixmap("no-such-icon", "text.primary").isNull()
    assert "no-such-icon" in caplog.text


@pytest.mark.parametrize(
    "name", ["clapperboard", "upload", "settings", "search-x", "circle-off", "sun-moon"]
)
def test_icons_that_the_screens_name_exist(name: str) -> None:
    assert name in set(_names())
    assert icon_path(name).is_file()
