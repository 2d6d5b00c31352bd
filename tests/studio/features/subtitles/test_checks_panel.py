from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.features.subtitles.checks import Check
from studio.features.subtitles.checks_panel import ChecksPanel
from studio.features.subtitles.limits import Film, Limits
from studio.features.subtitles.track import EditedTrack
from tests.studio.features.subtitles.examples import track


def test_a_click_on_the_remedy_fixes_and_elsewhere_goes_there(
    qtbot: QtBot, qapp: QApplication
) -> None:
    edited = EditedTrack(Limits(), Film())
    panel = ChecksPanel(edited)
    qtbot.addWidget(panel)
    panel.resize(260, 500)
    panel.show()
    panel.next_finding(-1)
    edited.load(track((0, 400, "a"), (5000, 13_000, "b")))
    panel.refresh()
    fixes: list[Check] = []
    places: list[int] = []
    panel.fix_wanted.connect(lambda finding: fixes.append(finding.check))
    panel.go_wanted.connect(places.append)
    view = panel.list
    left = Qt.MouseButton.LeftButton
    for row in range(2):
        area = view.visualRect(panel.findings.index(row, 0))
        QTest.mouseClick(view.viewport(), left, pos=area.topLeft() + QPoint(60, 12))
        QTest.mouseClick(view.viewport(), left, pos=area.bottomLeft() + QPoint(60, -12))
    assert set(places) == {1, 2}
    assert fixes == [Check.TOO_SHORT]
    index = panel.findings.index(1, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Stays too long, Cue 2, 8.00 s, limit 7.00"
    )
    panel.grab()
