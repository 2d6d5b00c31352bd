from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from server.contract.videos import VideoStatus
from studio.features.videos.bulk_bar import BulkBar, BulkVerb
from tests.studio.examples import make_video


def test_it_offers_what_at_least_one_of_them_can_have(qtbot: QtBot) -> None:
    bar = BulkBar()
    qtbot.addWidget(bar)
    assert not bar.isVisible()
    bar.show_for(2, [make_video(), make_video(status=VideoStatus.PROCESSING, playable=False)])
    shown = {b.text().strip(): b for b in bar.findChildren(QPushButton) if b.isVisible()}
    changes = {"Visibility", "Tags", "Age && regions", "Language"}
    assert set(shown) == changes | {"Unpublish", "Delete", "Clear"}
    with qtbot.waitSignal(bar.change_wanted) as asked:
        qtbot.mouseClick(shown["Tags"], Qt.MouseButton.LeftButton)
    assert asked.args == [BulkVerb.TAGS]
    with qtbot.waitSignal(bar.delete):
        qtbot.mouseClick(shown["Delete"], Qt.MouseButton.LeftButton)
    bar.show_for(0, [])
    assert not bar.isVisible()
