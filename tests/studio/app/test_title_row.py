from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from studio.app.title_row import TitleRow


def test_menus_find_box_and_avatar(qtbot: QtBot) -> None:
    row = TitleRow(("file", "edit", "view"))
    qtbot.addWidget(row)
    row.resize(1120, 40)
    row.show()
    row.add("file", QAction("Quit", row), rule_before=True)
    assert [a.text() for a in row.menu("file").actions()][-1] == "Quit"
    row.avatar.show_person("tahmina", "t@nodi.example")
    assert row.avatar.accessibleName() == "tahmina, t@nodi.example"
    with qtbot.waitSignal(row.find_wanted):
        qtbot.mouseClick(row.find_box, Qt.MouseButton.LeftButton)
    assert not row.grab().isNull()
