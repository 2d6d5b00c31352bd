from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.features.subtitles.limits import Film, Limits
from studio.features.subtitles.timeline import Timeline
from studio.features.subtitles.track import EditedTrack
from tests.studio.features.subtitles.examples import track


def _timeline(qtbot: QtBot) -> Timeline:
    edited = EditedTrack(Limits(), Film(length=3_600_000))
    edited.load(track((1000, 3000, "a"), (5000, 8000, "b\nsecond"), (900_000, 902_000, "far")))
    timeline = Timeline(edited)
    qtbot.addWidget(timeline)
    timeline.resize(800, timeline.height())
    timeline.show()
    return timeline


def test_a_cue_is_dragged_by_its_middle_and_by_its_ends(qtbot: QtBot, qapp: QApplication) -> None:
    timeline = _timeline(qtbot)
    moved: list[tuple[int, int, int]] = []
    timeline.retimed.connect(lambda *times: moved.append(times))
    middle = timeline.height() - 20
    # 0.04 pixels a millisecond: the cue stands from 200 to 320.
    for begin, end in ((260, 300), (320, 340), (200, 190)):
        QTest.mousePress(timeline, Qt.MouseButton.LeftButton, pos=QPoint(begin, middle))
        QTest.mouseMove(timeline, QPoint(end, middle))
        QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=QPoint(end, middle))
    assert moved == [(2, 6000, 9000), (2, 5000, 8500), (2, 4750, 8000)]
    timeline.grab()


def test_it_is_searched_zoomed_and_scrolled(qtbot: QtBot, qapp: QApplication) -> None:
    timeline = _timeline(qtbot)
    chosen: list[int] = []
    timeline.chosen.connect(chosen.append)
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(100, 4))
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(80, timeline.height() - 20))
    assert (timeline.playhead, chosen) == (2500, [1])
    timeline.show_other(track((0, 2000, "other")))
    timeline.show_current(3)
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(0, 4))
    assert 800_000 < timeline.playhead < 900_000
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(timeline, key)
    before = timeline.grab().toImage()
    where = QPointF(10, 10)
    turn = QPoint(0, -1200)
    none = Qt.MouseButton.NoButton
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        event = QWheelEvent(
            where, where, QPoint(), turn, none, modifier, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(timeline, event)
    assert timeline.grab().toImage() != before
