from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from server.contract.errors import ErrorCode
from server.contract.videos import VideoStatus
from studio.kit.errors import ServerRefusal
from studio.ui.message import MessagePage
from tests.patience import eventually
from tests.studio.examples import find, make_video, run
from tests.studio.features.editor.page import Page


def _button(page: Page, text: str) -> QPushButton:
    buttons = page.view.findChildren(QPushButton)
    return next(b for b in buttons if b.text().strip() == text and b.isVisible())


def test_an_earlier_draft_is_offered(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        page = Page(tmp_path)
        qtbot.addWidget(page.view)
        page.view.show()
        await page.open()
        assert not page.view.earlier.isVisible()
        page.view.details.title.setText("Unfinished")
        await page.kept()
        await page.open()
        assert page.view.earlier.isVisible()
        assert page.view.details.title.text() == "Unfinished"
        _button(page, "Discard").click()
        await page.kept()
        assert not page.view.earlier.isVisible()
        assert page.view.details.title.text() == page.video.title
        await page.close()

    run(qapp, work())


def test_what_cannot_be_shown_says_why_and_what_to_do(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        page = Page(tmp_path)
        qtbot.addWidget(page.view)
        page.view.show()
        page.server.refuse = ServerRefusal("It failed.", code=ErrorCode.INTERNAL)
        page.model.open(page.video)
        message = find(page.view, MessagePage)
        await eventually(message.isVisible)
        assert message.words[0] == "The video could not be loaded"
        page.server.refuse = None
        _button(page, "Try again").click()
        await eventually(page.view.details.isVisible)
        del page.server.videos[page.video.id]
        page.model.try_again()
        await eventually(message.isVisible)
        assert message.words[0] == "This video is gone"
        with qtbot.waitSignal(page.view.back):
            _button(page, "Back to the list").click()
        assert page.view.details in page.view.panes
        await page.close()

    run(qapp, work())


def test_no_column_is_cut_in_the_smallest_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        draft = make_video(status=VideoStatus.DRAFT, geo_restrictions=["NO"], tags=["a" * 50])
        page = Page(tmp_path, draft)
        qtbot.addWidget(page.view)
        page.view.resize(1068, 590)  # the smallest window without its frame
        page.view.show()
        await page.open()
        page.view.audience.schedule.switch.click()
        page.view.details.description.edit.setPlainText("0:00 a\n" * 700)
        for area in page.view.findChildren(QScrollArea):
            pane = area.widget()
            assert pane is not None
            assert pane.minimumSizeHint().width() <= area.viewport().width(), pane
        await page.kept()
        await page.close()

    run(qapp, work())


def test_a_refusal_without_a_field_stands_above_and_can_be_tried_again(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        page = Page(tmp_path)
        qtbot.addWidget(page.view)
        page.view.show()
        await page.open()
        page.model.edit("title", "New")
        page.server.refuse = ServerRefusal("It failed.", code=ErrorCode.INTERNAL)
        page.model.publish()
        await page.rest()
        page.server.refuse = None
        _button(page, "Try again").click()
        await page.rest()
        assert page.server.videos[page.video.id].title == "New"
        with qtbot.waitSignal(page.view.neighbour_wanted) as told:
            page.view.header.later.emit()
        assert told.args == [1]
        await page.close()

    run(qapp, work())
