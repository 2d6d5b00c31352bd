from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.side_panel import SidePanel
from tests.studio.examples import find


def _made(qtbot: QtBot, width: int) -> tuple[SidePanel, QWidget, QWidget]:
    page, panel = QWidget(), QWidget()
    holder = SidePanel(page, panel)
    qtbot.addWidget(holder)
    holder.resize(width, 500)
    holder.show()
    return holder, page, panel


def test_beside_the_page_in_a_wide_window_and_over_it_in_a_narrow_one(qtbot: QtBot) -> None:
    holder, page, panel = _made(qtbot, 1400)
    assert not panel.isVisible()
    holder.show_panel(shown=True)
    qtbot.waitUntil(lambda: panel.width() == 316 and page.width() < 1400 - 316)
    with qtbot.waitSignal(holder.folded):
        holder.resize(1120, 500)
    assert page.width() == 1120
    assert panel.geometry().right() == 1119
    assert panel.isVisible()
    holder.show_panel(shown=False)
    assert not panel.isVisible()
    holder.resize(1400, 500)
    assert not panel.isVisible()
    holder.show_panel(shown=True)
    qtbot.waitUntil(lambda: panel.isVisible() and page.width() < 1400 - 300)


def test_the_width_stays_within_bounds(qtbot: QtBot) -> None:
    holder, _page, panel = _made(qtbot, 1400)
    holder.show_panel(shown=True)
    holder.set_width(2000)
    qtbot.waitUntil(lambda: panel.width() == 372)
    with qtbot.waitSignal(holder.width_chosen) as told:
        find(holder, QSplitter).moveSplitter(1400 - 300, 1)
    assert 292 <= told.args[0] <= 305
    holder.resize(1300, 500)
    assert abs(panel.width() - told.args[0]) <= 1
