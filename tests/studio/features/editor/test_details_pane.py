from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from server.contract.tags import TAGS_MAX
from tests.patience import eventually
from tests.studio.examples import make_video, run
from tests.studio.features.editor.page import Page


def test_every_field_edits_the_draft_and_shows_it(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        page = Page(tmp_path, make_video("Old", tags=["boats"], language="pt-BR"))
        qtbot.addWidget(page.view)
        page.view.show()
        await page.open()
        pane, values = page.view.details, page.model.values
        assert (pane.title.text(), pane.language.currentData()) == ("Old", "pt-BR")
        pane.title.setText("New")
        pane.description.edit.setPlainText("Words")
        pane.language.setCurrentIndex(pane.language.findData("bn"))
        qtbot.keyClicks(pane.tags.input, "  River  boat,boats,")
        await eventually(lambda: len(page.model.values["tags"]) == 2)
        values = page.model.values
        assert (values["title"], values["description"], values["language"]) == (
            "New",
            "Words",
            "bn",
        )
        assert values["tags"] == ["boats", "river boat"]

        def chips() -> list[QPushButton]:
            return [c for c in pane.tags.findChildren(QPushButton) if c.isVisible()]

        await eventually(lambda: len(chips()) == 2)
        qtbot.mouseClick(chips()[0], Qt.MouseButton.LeftButton)
        await eventually(lambda: page.model.values["tags"] == ["river boat"])
        pane.language.setCurrentIndex(0)
        assert page.model.values["language"] is None
        page.model.undo()
        page.model.undo()
        assert pane.tags.values == ["boats", "river boat"]
        page.model.edit("tags", [str(n) for n in range(TAGS_MAX + 1)])
        page.model.edit("title", "")
        assert pane.title_field.problem == "A video needs a title."
        assert "30" in pane.tags.input.accessibleDescription()
        await page.kept()
        await page.close()

    run(qapp, work())


def test_a_half_typed_tag_stays_with_its_video_and_is_published(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        one, other = make_video("One", tags=[]), make_video("Other", tags=[])
        page = Page(tmp_path, one, other)
        qtbot.addWidget(page.view)
        page.view.show()
        await page.open(one)
        qtbot.keyClicks(page.view.details.tags.input, "river")
        await page.open(other)
        assert (page.view.details.tags.input.text(), page.model.change_count) == ("", 0)
        kept = page.drafts.load(one.id)
        assert kept is not None
        assert kept.changed == {"tags": ["river"]}
        qtbot.keyClicks(page.view.details.tags.input, "sea")
        page.model.publish()
        await page.rest()
        assert page.server.videos[other.id].tags == ["sea"]
        await page.close()

    run(qapp, work())
