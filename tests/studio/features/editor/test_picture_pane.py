from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.patience import eventually
from tests.studio.examples import make_video, run
from tests.studio.features.editor.page import Page
from tests.studio.media.player.films import film
from tests.studio.media.player.web import package, served


def test_pictures_and_versions_come_and_are_chosen(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        page = Page(tmp_path, make_video(thumbnail_path="/media/x.jpg"))
        qtbot.addWidget(page.view)
        page.view.show()
        await page.open()
        pane = page.view.pictures
        await eventually(lambda: page.posters.get("/media/x.jpg") is not None)
        assert [each.accessibleName() for each in pane.candidates] == [
            "Picture 1",
            "Picture 2",
            "Picture 3",
        ]
        qtbot.mouseClick(pane.candidates[1], Qt.MouseButton.LeftButton)
        await page.rest()
        assert [each.is_chosen for each in pane.candidates] == [False, True, False]
        pane.versions.chosen.emit(1)
        await page.rest()
        assert page.media.active == 1
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/films/new.mp4", ""))
        with qtbot.waitSignal(pane.version_chosen) as told:
            pane.send_version.click()
        assert told.args == [page.model.video, Path("/films/new.mp4")]
        page.server.pictures = []
        page.media.load(page.video.id)
        await page.rest()
        assert pane.candidates == []
        await page.close()

    run(qapp, work())


def test_the_frame_that_is_seen_stands_for_the_video(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    package(film(tmp_path).path, tmp_path)

    async def work(address: str) -> None:
        page = Page(tmp_path, make_video(thumbnail_path="/media/x.jpg"))
        page.streams.refuse = None
        page.streams.base = address
        qtbot.addWidget(page.view)
        page.view.show()
        await page.open()
        pane, playback = page.view.pictures, page.player.playback
        await eventually(lambda: not playback.picture.isNull())
        await page.rest()
        playback.seek(1.2)
        await eventually(lambda: pane.stepper.field.text() == "00:00:01:05")
        qtbot.keyClick(pane.player.stage, Qt.Key.Key_T)
        await eventually(lambda: len(page.server.brought) == 1)
        content, media_type = page.server.brought[0]
        assert media_type == "image/jpeg"
        assert QImage.fromData(content).size().width() == 320
        await page.rest()
        page.view.hide()
        page.player.close()
        hearing = playback._player._hearing
        assert hearing is not None
        hearing.join()
        await page.close()

    with served(tmp_path) as (address, _):
        run(qapp, work(address))


def test_a_picture_of_ones_own_is_chosen(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        page = Page(tmp_path)
        qtbot.addWidget(page.view)
        page.view.show()
        await page.open()
        pane = page.view.pictures
        own = tmp_path / "own.png"
        own.write_bytes(b"own")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(own), ""))
        await eventually(pane.choose_picture.isEnabled)
        pane.choose_picture.click()
        await page.rest()
        assert page.server.brought == [(b"own", "image/png")]
        await page.close()

    run(qapp, work())
