from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.features.editor.drafts import Draft
from studio.kit.errors import Offline, StorageFailed
from tests.studio.examples import run
from tests.studio.features.editor.page import Page


def test_it_says_how_safe_the_edits_are(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_draft: Draft) -> None:
        raise StorageFailed("The disk is full.")

    async def work() -> None:
        page = Page(tmp_path)
        qtbot.addWidget(page.view)
        page.view.show()
        await page.open()
        header = page.view.header
        assert (header.state.text(), header.publish.isEnabled()) == ("", False)
        opened: list[object] = []
        page.view.subtitles_wanted.connect(opened.append)
        header.subtitles.emit()
        assert opened == [page.model.video]
        page.model.edit("title", "New")
        assert header.state.text() == "Saving"
        assert (header.title.text, header.publish.text()) == ("New", "Publish 1 changes")
        assert "How a nouka is built → New" in header.publish.toolTip()
        await page.kept()
        assert header.state.text().startswith("Draft saved ")
        page.server.refuse = Offline("The server cannot be reached.")
        header.publish.click()
        await page.rest()
        assert header.state.text() == "Published when the server is back"
        with monkeypatch.context() as patched:
            patched.setattr(page.drafts, "keep", full)
            page.model.edit("title", "Newer")
            await page.kept()
            assert header.state.text() == "Could not save"
        page.errors.clear()
        header.discard.click()
        await page.kept()
        assert (header.state.text(), header.discard.isVisible()) == ("", False)
        await page.close()

    run(qapp, work())
