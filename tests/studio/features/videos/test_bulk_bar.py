from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
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
    bar.show_progress(0, 2)
    assert bar.isVisible(), "also while a change is taken back, and nothing is ticked"
    assert next(w.text() for w in bar.findChildren(QLabel) if w.text()) == "Changing 1 of 2…"
    assert not shown["Tags"].isEnabled()
    bar.show_progress(2, 2)
    assert shown["Tags"].isEnabled()
    assert not bar.isVisible()
