from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from PySide6.QtCore import QSettings

from studio.features.editor.slots import ReleaseQueue, keep_queue, kept_queue, next_slot
from studio.ui.memory import Memory

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)  # a Saturday


def test_the_next_free_slot_of_the_week() -> None:
    queue = ReleaseQueue(frozenset({1, 3}), time(18, 0))
    first = next_slot(queue, NOW, [])
    assert first is not None
    assert (first.weekday(), first.time(), first > NOW) == (1, time(18), True)
    second = next_slot(queue, NOW, [first.astimezone(UTC)])
    assert second is not None
    assert second - first == timedelta(days=2)
    third = next_slot(queue, NOW, [first, second + timedelta(seconds=30)])
    assert third is not None
    assert third - first == timedelta(days=7)
    assert next_slot(queue, first, []) == second, "a slot that begins now has passed"


def test_a_queue_without_days_has_no_slot() -> None:
    assert next_slot(ReleaseQueue(frozenset()), NOW, []) is None


def test_the_queue_is_remembered_and_a_broken_one_is_not(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat)
    memory = Memory(settings, "me")
    assert kept_queue(memory) == ReleaseQueue()
    queue = ReleaseQueue(frozenset({0, 6}), time(7, 30))
    keep_queue(memory, queue)
    assert kept_queue(memory) == queue
    for broken in ("{", '{"days": 3, "at": "x"}', '{"days": [1], "at": "26:00"}'):
        memory.keep_text("editor/release-queue", broken)
        assert kept_queue(memory) == ReleaseQueue()
