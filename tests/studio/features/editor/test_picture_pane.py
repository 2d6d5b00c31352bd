from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.patience import eventually
from tests.studio.examples import make_video, run
from tests.studio.features.editor.page import Page


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
