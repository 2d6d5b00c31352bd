from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.app.warming import Warming


class Part(QLabel):
    """Counts how often it was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.painted += 1


def _page(*parts: Part) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for part in parts:
        column.addWidget(part)
    return page


def test_what_is_not_seen_yet_is_painted_once(qtbot: QtBot) -> None:
    seen, other, last = Part(), Part(), Part()
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    pages.addWidget(_page(seen))
    pages.addWidget(_page(other, last))
    pages.show()
    qtbot.waitUntil(lambda: seen.painted > 0)
    painted = seen.painted
    warming = Warming(pages)
    qtbot.waitUntil(lambda: warming.done)
    assert (seen.painted, other.painted, last.painted) == (painted, 1, 1)


def test_a_part_that_is_gone_by_then_is_passed_over(qtbot: QtBot) -> None:
    gone, stays = Part(), Part()
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    pages.addWidget(_page(Part()))
    pages.addWidget(_page(gone, stays))
    warming = Warming(pages)
    gone.setParent(None)
    gone.deleteLater()
    qtbot.waitUntil(lambda: warming.done)
    assert stays.painted == 1


def test_what_needs_its_place_is_left(qtbot: QtBot) -> None:
    # Qt crashes when it paints the handle of a splitter that was never laid out.
    splitter = QSplitter()
    last = Part()
    splitter.addWidget(Part())
    splitter.addWidget(last)
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    pages.addWidget(_page(Part()))
    pages.addWidget(splitter)
    warming = Warming(pages)
    qtbot.waitUntil(lambda: warming.done)
    assert last.painted == 1
