from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.studio.examples import run
from tests.studio.features.editor.page import Page


def test_each_field_can_be_decided_and_nothing_else_edited_before(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        page = Page(tmp_path)
        qtbot.addWidget(page.view)
        page.view.show()
        await page.open()
        panel = page.view.clash
        assert not panel.isVisible()
        page.model.edit("title", "Mine")
        page.model.edit("description", "My words")
        theirs = {"title": "Theirs", "description": "Their words"}
        page.tell(page.server.change_elsewhere(page.video.id, **theirs))
        assert panel.isVisible()
        assert not page.view.details.isEnabled()
        assert list(panel.choices) == ["title", "description"]
        panel.choices["description"]._buttons["theirs"].click()
        panel.by_field.click()
        values = page.model.values
        assert (values["title"], values["description"]) == ("Mine", "Their words")
        assert (panel.isVisible(), page.view.details.isEnabled()) == (False, True)
        page.tell(page.server.change_elsewhere(page.video.id, title="Again theirs"))
        panel.take_theirs.click()
        assert page.model.values["title"] == "Again theirs"
        await page.kept()
        page.model.edit("title", "Mine at last")
        page.tell(page.server.change_elsewhere(page.video.id, title="Once more"))
        panel.keep_mine.click()
        assert page.model.values["title"] == "Mine at last"
        await page.kept()
        await page.close()

    run(qapp, work())
