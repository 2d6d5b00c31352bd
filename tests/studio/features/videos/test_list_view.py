from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from studio.features.videos.items import Column, VideoTable
from studio.features.videos.list_view import VideoHeader, VideoListView
from studio.features.videos.words import heading, row_sentence
from studio.ui.theme import current_theme
from tests.studio.examples import make_video


def _list(qtbot: QtBot, count: int = 5) -> tuple[VideoListView, VideoTable]:
    table = VideoTable(heading, row_sentence)
    table.replace([make_video(f"v{n}", age=n) for n in range(count)])
    view = VideoListView(table, lambda _key: None)
    qtbot.addWidget(view)
    view.resize(1100, 500)
    view.show()
    return view, table


def _cell(view: VideoListView, row: int, column: Column) -> QPoint:
    return view.visualRect(view.model().index(row, column)).center()


def test_a_click_on_a_box_ticks_and_shift_extends(qtbot: QtBot) -> None:
    view, table = _list(qtbot)
    port = view.viewport()
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(port, left, pos=_cell(view, 0, Column.CHECK))
    qtbot.mouseClick(port, left, Qt.KeyboardModifier.ShiftModifier, _cell(view, 2, Column.CHECK))
    assert table.ticked == {video.id for video in table.videos[:3]}
    header = view.horizontalHeader()
    assert isinstance(header, VideoHeader)
    assert header.check_state() == Qt.CheckState.PartiallyChecked
    header.sectionClicked.emit(Column.CHECK)
    assert header.check_state() == Qt.CheckState.Checked
    header.sectionClicked.emit(Column.CHECK)
    assert header.check_state() == Qt.CheckState.Unchecked


def test_keys_tick_open_delete_and_clear(qtbot: QtBot) -> None:
    view, table = _list(qtbot)
    view.setCurrentIndex(table.index(1, Column.VIDEO))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert table.ticked == {table.video(1).id}
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.ticked) == 5
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [table.video(1)]
    for key, signal in ((Qt.Key.Key_Delete, view.delete_wanted), (Qt.Key.Key_Escape, view.cleared)):
        with qtbot.waitSignal(signal):
            qtbot.keyClick(view, key)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_video() == table.video(2)


def test_ten_thousand_rows_are_painted_only_where_they_are_seen(qtbot: QtBot) -> None:
    view, table = _list(qtbot, 10_000)
    view.scrollTo(table.index(9_000, 0))
    assert not view.grab().isNull()
    assert view.title_rect(9_000).width() > 100


def test_the_pointer_warms_a_row_and_a_double_click_opens(qtbot: QtBot) -> None:
    view, _table = _list(qtbot)
    with qtbot.waitSignal(view.hot_changed) as hot:
        qtbot.mouseMove(view.viewport(), _cell(view, 3, Column.STATUS))
    assert hot.args == [3]
    with qtbot.waitSignal(view.opened):
        qtbot.mouseDClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=_cell(view, 3, Column.STATUS)
        )


def test_large_text_in_a_small_window_keeps_room_for_the_title(qtbot: QtBot) -> None:
    view, _table = _list(qtbot)
    view.resize(1044, 500)
    assert not view.isColumnHidden(Column.COMMENTS)
    current_theme().choose(scale=1.5)
    assert view.isColumnHidden(Column.COMMENTS)
    assert view.columnWidth(Column.VIDEO) >= 300
    current_theme().choose(scale=1.0)
    assert not view.isColumnHidden(Column.COMMENTS)


def test_a_dragged_column_is_told_and_comes_back(qtbot: QtBot) -> None:
    view, _table = _list(qtbot)
    with qtbot.waitSignal(view.widths_chosen) as told:
        view.horizontalHeader().resizeSection(Column.STATUS, 220)
    assert told.args == [{"STATUS": 220}]
    view.horizontalHeader().resizeSection(Column.DATE, 4)
    assert view.columnWidth(Column.DATE) == 64
    other, _table = _list(qtbot)
    other.set_widths({"STATUS": 220, "SHOE_SIZE": 44, "CHECK": 300})
    assert other.columnWidth(Column.STATUS) == 220
    assert other.columnWidth(Column.CHECK) == 40
    other.resize(1300, 500)
    assert other.columnWidth(Column.STATUS) == 220
