from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QDate, QDateTime, QSettings, QTime
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.features.editor.details import moment_of
from studio.features.editor.dialogs import ReleaseQueueDialog
from studio.features.editor.releases import Releases
from studio.features.editor.schedule_field import ScheduleField, zone_name
from studio.kit.task_scope import TaskScope
from studio.ui.memory import Memory
from tests.studio.examples import find, make_video
from tests.studio.features.editor.bench import MemoryEditing


def test_a_time_is_chosen_moved_and_taken_back(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    ini = QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat)
    scope = TaskScope(lambda _error: None)
    releases = Releases(MemoryEditing(make_video()), scope, Memory(ini, "me"))
    field = ScheduleField(releases)
    qtbot.addWidget(field)
    field.show()
    told: list[str | None] = []
    field.edited.connect(told.append)
    field.edited.connect(lambda value: field.show_value(value, ""))
    field.switch.click()
    assert moment_of(told[-1]) == releases.slot
    field.day.setDate(QDate(2031, 5, 4))
    field.time.setTime(QTime(7, 45))
    picked = moment_of(told[-1])
    assert picked is not None
    assert picked.astimezone().replace(tzinfo=None) == datetime(2031, 5, 4, 7, 45)  # noqa: DTZ001
    field.slot.click()
    assert moment_of(told[-1]) == releases.slot
    field.switch.click()
    assert (told[-1], field.day.isVisible()) == (None, False)
    field.show_value(told[0], "This time has passed.")
    assert zone_name(QDateTime.currentDateTime())
    field._edit_queue()
    dialog = find(field, ReleaseQueueDialog)
    for box in dialog.days:
        box.setChecked(False)
    dialog.go.click()
    assert releases.slot is None
    assert not field.slot.isVisible()
    assert picked > datetime.now(UTC)
    scope.close()
