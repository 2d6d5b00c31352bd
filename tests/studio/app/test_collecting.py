"""Cycles end on Qt's thread, whoever allocates."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QThread, QTimer

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


@pytest.mark.usefixtures("qtbot")
def test_a_worker_never_ends_what_belongs_to_qts_thread() -> None:
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
    # The worker's own objects are gone and count no longer: these make a collection due.
    due = [[n] for n in range(10 * gc.get_threshold()[0])]
    collecting.collect()
    assert due
    assert len(ended_on) == 50
    assert set(ended_on) == {threading.get_ident()}
    assert QThread.currentThread() is owner.thread()
