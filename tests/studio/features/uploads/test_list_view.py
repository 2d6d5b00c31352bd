from PySide6.QtCore import QRectF, Qt
from pytestqt.qtbot import QtBot

from studio.features.uploads import cells
from studio.features.uploads.items import UploadList
from studio.features.uploads.list_view import UploadListView
from studio.features.uploads.state import ItemState
from studio.features.uploads.words import Verb, item_sentence
from tests.studio.examples import make_item


def _view(qtbot: QtBot) -> tuple[UploadListView, UploadList]:
    uploads = UploadList(item_sentence)
    uploads.replace([make_item(), make_item(ItemState.READY)])
    view = UploadListView(uploads, lambda _key: None)
    qtbot.addWidget(view)
    view.resize(820, 400)
    view.show()
    return view, uploads


def test_painted_buttons_act_on_a_click(qtbot: QtBot) -> None:
    view, uploads = _view(qtbot)
    item = uploads.items[0]
    spot = cells.plan(QRectF(view.visualRect(uploads.index(0))), item).spots[0]
    with qtbot.waitSignal(view.acted) as acted:
        place = spot.rect.center().toPoint()
        qtbot.mouseMove(view.viewport(), place)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert acted.args == [item, Verb.PAUSE]


def test_the_keyboard_can_do_the_same(qtbot: QtBot) -> None:
    view, uploads = _view(qtbot)
    with qtbot.waitSignal(view.chosen):
        view.setCurrentIndex(uploads.index(0))
    for key, verb in ((Qt.Key.Key_Space, Verb.PAUSE), (Qt.Key.Key_Delete, Verb.CANCEL)):
        with qtbot.waitSignal(view.acted) as acted:
            qtbot.keyClick(view, key)
        assert acted.args[1] is verb
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.acted) as acted:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert acted.args[1] is Verb.PUBLISH
    view.show_selected(uploads.items[0].id)
    assert view.current_item() == uploads.items[1]
