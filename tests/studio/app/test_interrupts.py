import os
import signal
import threading

from pytestqt.qtbot import QtBot

from studio.app.interrupts import Interrupts


def test_a_signal_wakes_a_sleeping_loop(qtbot: QtBot) -> None:
    ended: list[str] = []
    # A shell that starts something in the background has it ignore Ctrl-C.
    found = signal.getsignal(signal.SIGINT)
    interrupts = Interrupts(lambda: ended.append("end"))
    try:
        for sign in (signal.SIGTERM, signal.SIGINT):
            before = len(ended)
            threading.Timer(0.1, os.kill, (os.getpid(), sign)).start()
            qtbot.waitUntil(lambda n=before: len(ended) == n + 1)  # type: ignore[misc]
    finally:
        interrupts.close()
    assert signal.getsignal(signal.SIGINT) is found
