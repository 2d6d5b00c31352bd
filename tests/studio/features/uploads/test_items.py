from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from studio.features.uploads.items import ItemRole, UploadList
from studio.features.uploads.words import item_sentence
from tests.studio.examples import make_item


def test_the_model_keeps_qts_rules_and_says_its_rows(qtbot: QtBot) -> None:
    uploads = UploadList(item_sentence)
    QAbstractItemModelTester(uploads, QAbstractItemModelTester.FailureReportingMode.Warning)
    item, other = make_item(), make_item()
    uploads.replace([item])
    uploads.put(other)
    uploads.put(make_item(id=item.id, title="Renamed"))
    assert [row.title for row in uploads.items] == ["Renamed", "Char life 5"]
    index = uploads.index(0)
    assert index.data(ItemRole).title == "Renamed"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Renamed, char5_master.mov")
    uploads.say_again()
    uploads.remove(item.id)
    uploads.remove(item.id)
    assert uploads.item(item.id) is None
    assert uploads.row_of(other.id) == 0
    assert uploads.data(QModelIndex()) is None
