from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from studio.features.videos.items import Column, VideoRole, VideoTable
from studio.features.videos.words import heading, row_sentence
from tests.studio.examples import make_video


def _table() -> VideoTable:
    return VideoTable(heading, row_sentence)


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    table = _table()
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Warning)
    one, two = make_video("one"), make_video("two", age=1)
    table.replace([one])
    table.append([one.model_copy(update={"title": "renamed"}), two])
    assert [video.title for video in table.videos] == ["renamed", "two"]
    table.insert(1, make_video("between"))
    assert table.remove(two.id) == 2
    assert table.remove(two.id) == -1
    assert table.update(two) is False
    assert table.rowCount() == 2
    assert table.rowCount(table.index(0, 0)) == 0


def test_cells_say_what_they_show(qtbot: QtBot) -> None:
    table = _table()
    video = make_video()
    table.replace([video])
    index = table.index(0, Column.VIDEO)
    assert index.data(VideoRole) is video
    assert "How a nouka is built" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == video.title
    assert table.data(QModelIndex()) is None
    assert table.headerData(Column.VIEWS, Qt.Orientation.Horizontal) == "Views"
    assert table.headerData(0, Qt.Orientation.Vertical) is None


def test_ticks_are_kept_by_id(qtbot: QtBot) -> None:
    table = _table()
    video = make_video()
    table.replace([video])
    with qtbot.waitSignal(table.ticks_changed):
        table.tick([video.id], on=True)
    check = table.index(0, Column.CHECK)
    assert check.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    table.replace([make_video("another")])
    assert table.ticked == {video.id}
    table.say_again()


def test_more_is_asked_for_only_when_there_is_more(qtbot: QtBot) -> None:
    table = _table()
    assert not table.canFetchMore(QModelIndex())
    table.has_more = True
    with qtbot.waitSignal(table.more_wanted):
        table.fetchMore(QModelIndex())


def test_rows_are_found_whatever_came_and_went_before_them() -> None:
    table = VideoTable(str, str)
    videos = [make_video(f"v{n}") for n in range(6)]
    table.replace(videos[:2])
    table.append([videos[1], videos[2]])
    table.insert(1, videos[3])
    table.remove(videos[0].id)
    table.insert(0, videos[4])
    assert [table.row_of(video.id) for video in videos] == [-1, 2, 3, 1, 0, -1]
    assert [table.video(row) for row in range(4)] == [videos[n] for n in (4, 3, 1, 2)]
    table.tick([videos[2].id, videos[3].id, videos[5].id], on=True)
    assert table.ticked_here == [videos[3], videos[2]]
    table.replace([])
    assert table.row_of(videos[1].id) == -1
