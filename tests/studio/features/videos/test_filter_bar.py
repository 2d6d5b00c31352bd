from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from server.contract.videos import Visibility
from studio.features.videos.filter_bar import FilterBar
from studio.features.videos.gateway import Sort
from studio.features.videos.looking import Looking
from studio.features.videos.narrowing import Narrowing, Restriction
from studio.ui.buttons import Button


def _entry(button: Button, word: str) -> QAction:
    return next(action for action in button.menu().actions() if action.text() == word)


def test_every_choice_narrows_what_is_shown_and_says_so(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.narrowed.connect(lambda narrowing: bar.show_looking(Looking(narrowing=narrowing)))
    bar.show()
    assert not bar.clear.isVisible()
    _entry(bar.visibility, "Private").trigger()
    _entry(bar.visibility, "Public").trigger()
    _entry(bar.date, "Last 28 days").trigger()
    _entry(bar.language, "Bangla").trigger()
    _entry(bar.restriction, "18 and over").trigger()
    assert bar.visibility.text() == "Public, Private"
    assert bar.visibility.property("on") == "true"
    asked: list[Narrowing] = []
    bar.narrowed.connect(asked.append)
    _entry(bar.visibility, "Private").trigger()
    assert asked == [Narrowing((Visibility.PUBLIC,), "bn", Restriction.ADULTS, 28)]
    _entry(bar.visibility, "Any visibility").trigger()
    assert bar.visibility.property("on") == "false"
    bar.clear.click()
    assert asked[-1] == Narrowing()
    assert not bar.clear.isVisible()


def test_orders_and_saved_views_are_offered(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    view = Looking(sort=Sort.TITLE_DOWN)
    bar.show_views({"A & B": view})
    with qtbot.waitSignal(bar.order_chosen) as order:
        _entry(bar.sort, "Most comments").trigger()
    with qtbot.waitSignal(bar.view_chosen) as chosen:
        _entry(bar.views, "A && B").trigger()
    assert (order.args, chosen.args) == ([Sort.COMMENTS], [view])
    bar.show_looking(view)
    assert "A & B" in bar.views.text()
    with qtbot.waitSignal(bar.save_wanted):
        _entry(bar.views, "Save this view…").trigger()
    away = _entry(bar.views, "Forget a view").menu()
    assert isinstance(away, QMenu)
    with qtbot.waitSignal(bar.forget_wanted) as forgotten:
        away.actions()[0].trigger()
    assert forgotten.args == ["A & B"]
