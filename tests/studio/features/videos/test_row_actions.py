from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from server.contract.videos import VideoStatus
from studio.features.videos.actions import VideoVerb
from studio.features.videos.row_actions import RowActions
from tests.studio.examples import make_video


def test_the_buttons_have_names_and_act_on_their_row(qtbot: QtBot) -> None:
    port = QWidget()
    port.resize(600, 200)
    qtbot.addWidget(port)
    port.show()
    actions = RowActions(port)
    video = make_video(status=VideoStatus.DRAFT)
    actions.show_for(video, QRectF(100, 0, 300, 64))
    shown = [b for b in actions.findChildren(QPushButton) if b.isVisible()]
    assert [b.accessibleName() for b in shown][:2] == ["Edit", "Subtitles"]
    assert all(min(b.width(), b.height()) >= 24 for b in shown)
    with qtbot.waitSignal(actions.chosen) as chosen:
        qtbot.mouseClick(shown[1], Qt.MouseButton.LeftButton)
    assert chosen.args == [video, VideoVerb.SUBTITLES]
