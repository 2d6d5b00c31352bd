from PySide6.QtWidgets import QLabel, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

from studio.ui.flow import FlowLayout


def _filled(qtbot: QtBot, count: int) -> tuple[QWidget, FlowLayout, list[QLabel]]:
    holder, flow = QWidget(), FlowLayout(10)
    qtbot.addWidget(holder)
    holder.setLayout(flow)
    labels = [QLabel() for _ in range(count)]
    for each in labels:
        each.setFixedHeight(20)
        each.setMinimumWidth(60)
        flow.addWidget(each)
    return holder, flow, labels


def test_what_does_not_fit_goes_to_the_next_line(qtbot: QtBot) -> None:
    holder, flow, labels = _filled(qtbot, 3)
    assert flow.heightForWidth(500) == 20
    assert flow.heightForWidth(140) == 50
    holder.resize(140, 50)
    holder.show()
    assert [each.y() for each in labels] == [0, 0, 30]
    assert labels[-1].width() == 140, "the last takes the rest of its line"


def test_items_come_and_go(qtbot: QtBot) -> None:
    _, flow, labels = _filled(qtbot, 2)
    extra = QLabel()
    flow.insert(0, QWidgetItem(extra))
    first = flow.itemAt(0)
    assert first is not None
    assert first.widget() is extra
    assert flow.takeAt(0) is first
    assert flow.takeAt(9) is None
    assert flow.itemAt(-1) is None
    assert flow.count() == len(labels)
    assert flow.minimumSize().width() == 60
