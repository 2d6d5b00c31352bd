from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from studio.features.editor.candidate import Candidate


def test_a_candidate_is_chosen_by_mouse_and_key(qtbot: QtBot) -> None:
    candidate = Candidate()
    qtbot.addWidget(candidate)
    candidate.show()
    told: list[int] = []
    candidate.chosen.connect(lambda: told.append(1))
    qtbot.mouseClick(candidate, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.keyClick(candidate, Qt.Key.Key_Space)
    qtbot.keyClick(candidate, Qt.Key.Key_A)
    assert len(told) == 2
    plain = candidate.grab().toImage()
    candidate.show_picture(None, chosen=True)
    assert candidate.grab().toImage() != plain
