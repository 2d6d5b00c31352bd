"""Cycles end on Qt's thread, whoever allocates."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject, QThread, QTimer
from pytestqt.qtbot import QtBot

from studio.app.collecting import Collecting


class Knot(QObject):
    """A QObject with a timer, held by itself alone."""

    def __init__(self, ended_on: list[int]) -> None:
        super().__init__()
        self.me = self
        self.timer = QTimer(self)
        self.timer.start(10_000)
        weakref.finalize(self, lambda: ended_on.append(threading.get_ident()))


def _allocate() -> None:
    """Far more than the interpreter's thresholds, on a worker's thread."""
    kept = [[n] for n in range(50_000)]
    assert len(kept) == 50_000


def test_a_worker_never_ends_what_belongs_to_qts_thread(qtbot: QtBot) -> None:
    owner = QObject()
    collecting = Collecting(owner)
    assert not gc.isenabled()
    ended_on: list[int] = []
    for _ in range(50):
        Knot(ended_on)
    worker = threading.Thread(target=_allocate)
    worker.start()
    worker.join()
    assert ended_on == []
    qtbot.waitUntil(lambda: gc.get_count()[0] > 700 or bool(ended_on))
    collecting.collect()
    qtbot.waitUntil(lambda: len(ended_on) == 50, timeout=10_000)
    assert set(ended_on) == {threading.get_ident()}
    assert QThread.currentThread() is owner.thread()
