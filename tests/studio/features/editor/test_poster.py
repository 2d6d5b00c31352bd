from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from studio.features.editor.poster import Candidate, Poster


def test_a_poster_keeps_its_shape(qtbot: QtBot) -> None:
    poster = Poster()
    qtbot.addWidget(poster)
    assert poster.heightForWidth(1600) == 900
    assert poster.sizeHint().width() < 320
    empty = poster.grab().toImage()
    picture = QPixmap(32, 18)
    picture.fill(Qt.GlobalColor.red)
    poster.show_picture(picture, "1:33")
    assert poster.grab().toImage() != empty


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
