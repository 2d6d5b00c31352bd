from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from server.contract.subtitles import SubtitleOut
from studio.features.subtitles.exchange import FileFormat
from studio.features.subtitles.header import NAMES, Header
from studio.features.subtitles.keeping import SaveState
from tests.studio.features.subtitles.examples import NOW


def _track(code: str, *, published: bool) -> SubtitleOut:
    return SubtitleOut(
        language_code=code,
        language_name=code,
        is_published=published,
        is_auto_generated=False,
        etag="e",
        created_at=NOW,
        updated_at=NOW,
    )


def test_it_says_what_can_be_done_now(qtbot: QtBot, qapp: QApplication) -> None:
    stack = QUndoStack()
    header = Header(stack)
    qtbot.addWidget(header)
    header.show()
    header.show_video("Padma", "3 cues")
    tracks = [_track("bn", published=True), _track("en", published=False)]
    header.show_tracks(tracks, ["bn", "en"], "bn", "en")
    header.show_save_state(SaveState.SENT)
    buttons = {button.text().strip(): button for button in header.findChildren(QPushButton)}
    assert not buttons["Publish changes"].isEnabled()
    assert not buttons["Save"].isEnabled()
    header.show_save_state(SaveState.KEPT)
    assert buttons["Publish changes"].isEnabled()
    header.show_tracks(tracks, ["bn", "en"], "en", "")
    assert buttons["Publish changes"].text() == "Publish"
    header.show_tracks([], [], "", "")
    assert not buttons["Save"].isVisible()


def test_every_format_is_offered_by_name(qtbot: QtBot, qapp: QApplication) -> None:
    header = Header(QUndoStack())
    qtbot.addWidget(header)
    wanted: list[FileFormat] = []
    header.export_wanted.connect(wanted.append)
    for menu in header.findChildren(QMenu):
        for action in menu.actions():
            if action.text() in NAMES.values():
                action.trigger()
    assert wanted == list(FileFormat)
