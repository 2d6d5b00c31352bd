from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from server.contract.videos import VideoStatus, Visibility
from studio.features.editor.audience_pane import can_be_planned
from tests.studio.examples import make_video, run
from tests.studio.features.editor.page import Page


def test_who_when_how_old_and_where(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        draft = make_video(status=VideoStatus.DRAFT, visibility=Visibility.PRIVATE)
        page = Page(tmp_path, draft)
        qtbot.addWidget(page.view)
        page.view.show()
        await page.open()
        pane = page.view.audience
        assert pane.visibility.value == "PRIVATE"
        pane.schedule.switch.click()
        assert "visibility" in page.model.problems
        pane.visibility.chosen.emit("PUBLIC")
        assert page.model.problems == {}
        pane.age.click()
        pane.regions.mode._buttons["except"].click()
        pane.regions.chips.added.emit("Norway")
        page.model.publish()
        await page.rest()
        [sent] = page.server.changes
        assert (sent["age_restricted"], sent["geo_restrictions"]) == (True, ["NO"])
        assert sent["publish_at"] > draft.created_at
        assert page.model.change_count == 0
        await page.close()

    run(qapp, work())


def test_only_a_draft_that_plays_can_be_planned() -> None:
    assert can_be_planned(make_video(status=VideoStatus.DRAFT))
    assert can_be_planned(make_video(status=VideoStatus.SCHEDULED))
    assert not can_be_planned(make_video(status=VideoStatus.DRAFT, playable=False))
    assert not can_be_planned(make_video())
