from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QAbstractItemModelTester

from studio.features.subtitles import edits
from studio.features.subtitles.items import Column, CueTable, LineRole
from studio.features.subtitles.limits import Film, Limits
from studio.features.subtitles.track import EditedTrack
from studio.features.subtitles.words import cue_sentence, heading
from tests.studio.features.subtitles.examples import track


def test_the_table_follows_every_kind_of_edit(qapp: QCoreApplication) -> None:
    edited = EditedTrack(Limits(), Film())
    table = CueTable(edited, heading, cue_sentence)
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Warning)
    edited.load(track((0, 2000, "one"), (3000, 5000, "two"), (6000, 8000, "three")))
    table.show_beside(track((0, 2000, "ek"), (6100, 8000, "tin")))

    def shown() -> list[tuple[str, str]]:
        rows = range(table.rowCount())
        return [(table.line(row).cue.text, table.line(row).other) for row in rows]

    assert shown() == [("one", "ek"), ("two", ""), ("three", "tin")]
    edited.edit(edits.split(edited.cues, 1, 1000, 1), "Split")
    assert shown()[:2] == [("o", "ek"), ("ne", "ek")]
    edited.edit(edits.remove(edited.cues, {2, 3}), "Remove")
    assert shown() == [("o", "ek"), ("ne", "ek")]
    while edited.stack.canUndo():
        edited.stack.undo()
    assert shown() == [("one", "ek"), ("two", ""), ("three", "tin")]
    assert table.data(table.index(1, Column.TEXT), LineRole) == table.line(1)
    assert (
        table.data(table.index(1, 0), Qt.ItemDataRole.AccessibleTextRole) == "Cue 2, 00:03.00, two"
    )
    assert table.headerData(Column.START, Qt.Orientation.Horizontal) == "Start"
    tester.deleteLater()
