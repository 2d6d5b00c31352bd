from PySide6.QtCore import QRectF, QStringListModel, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle
from pytestqt.qtbot import QtBot

from studio.ui.rows import RowDelegate, state_of, wants_ring
from studio.ui.theme import current_theme


def test_a_row_is_painted_from_its_object_on_its_ground(qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(QStringListModel(["one", "two"], view))
    painted: list[tuple[str, bool]] = []

    def paint(_painter: QPainter, _rect: QRectF, row: str, hot: bool) -> None:
        painted.append((row, hot))

    role = Qt.ItemDataRole.DisplayRole
    view.setItemDelegate(RowDelegate(paint, role, 64, lambda: 1, lambda row: row == "one", view))
    view.resize(300, 200)
    view.show()
    image = view.viewport().grab().toImage()
    assert set(painted) == {("one", False), ("two", True)}
    lit = current_theme().colour("surface.selected").name()
    assert image.pixelColor(5, 5).name() == lit
    assert view.sizeHintForRow(0) == current_theme().scaled(64)
    assert not wants_ring(view)


def test_check_states_are_said_as_the_style_says_them() -> None:
    assert state_of(Qt.CheckState.Checked) & QStyle.StateFlag.State_On
    assert state_of(Qt.CheckState.PartiallyChecked) & QStyle.StateFlag.State_NoChange
    assert state_of(Qt.CheckState.Unchecked) & QStyle.StateFlag.State_Off
