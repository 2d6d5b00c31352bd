from PySide6.QtGui import QColor, QPixmap
from pytestqt.qtbot import QtBot

from studio.ui.avatar import Avatar


def test_a_picture_takes_the_place_of_the_letter_and_is_round(qtbot: QtBot) -> None:
    avatar = Avatar(72)
    qtbot.addWidget(avatar)
    avatar.show_person("tahmina", None)
    letter = avatar.grab().toImage()
    picture = QPixmap(100, 100)
    picture.fill(QColor("red"))
    avatar.show_person("tahmina", picture)
    shown = avatar.grab().toImage()
    assert shown != letter
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2) == QColor("red")
    assert shown.pixelColor(1, 1) != QColor("red")
    assert avatar.accessibleName() == "tahmina"
