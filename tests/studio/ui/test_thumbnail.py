import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from studio.kit.errors import Offline
from studio.kit.task_scope import TaskScope
from studio.ui.thumbnail import ThumbnailCache, draw_thumbnail
from tests.patience import eventually
from tests.studio.examples import run


def _png(colour: Qt.GlobalColor) -> bytes:
    image = QImage(320, 180, QImage.Format.Format_RGB32)
    image.fill(colour)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub forgets text
    return bytes(data.data())


def test_a_picture_comes_later_and_once(qapp: QApplication, tmp_path: Path) -> None:
    asked: list[str] = []

    async def fetch(path: str) -> bytes:
        asked.append(path)
        await asyncio.sleep(0)
        if path == "/gone":
            raise Offline("The server cannot be reached.")
        return _png(Qt.GlobalColor.red)

    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(str(error)))
        cache = ThumbnailCache(fetch, scope)
        arrived: list[str] = []
        cache.arrived.connect(arrived.append)
        (tmp_path / "a.png").write_bytes(_png(Qt.GlobalColor.blue))
        keys = ["/a", "/gone", f"file:{tmp_path / 'a.png'}"]
        for key in (*keys, *keys):
            assert cache.get(key) is None
        await eventually(lambda: len(arrived) == 3)
        assert sorted(asked) == ["/a", "/gone"]
        picture = cache.get("/a")
        assert picture is not None
        assert picture.width() == 172
        assert cache.get("/gone") is None
        assert cache.get(keys[2]) is not None
        assert cache.get(None) is None
        cache.forget("/a")
        assert cache.get("/a") is None
        await scope.aclose()

    run(qapp, work())


def test_a_tall_picture_is_shown_whole_on_black(qapp: QApplication) -> None:
    image = QImage(86, 48, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    tall = QImage(90, 160, QImage.Format.Format_RGB32)
    tall.fill(Qt.GlobalColor.green)
    painter = QPainter(image)
    from PySide6.QtGui import QPixmap  # noqa: PLC0415

    draw_thumbnail(painter, QRectF(0, 0, 86, 48), QPixmap.fromImage(tall), "")
    painter.end()
    assert image.pixelColor(10, 24) == QColor(Qt.GlobalColor.black)
    assert image.pixelColor(43, 24) == QColor(Qt.GlobalColor.green)


def test_a_missing_picture_has_a_sign_and_its_length(qapp: QApplication) -> None:
    image = QImage(86, 48, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_thumbnail(painter, QRectF(0, 0, 86, 48), None, "9:54")
    painter.end()
    assert image.pixelColor(78, 40).lightness() < 128
