from pytestqt.qtbot import QtBot

from studio.ui.undo import HeldAction


def _held(done: list[str], hold_ms: int) -> HeldAction:
    return HeldAction(
        "Deleted", lambda: done.append("deleted"), lambda: done.append("undone"), hold_ms
    )


def test_it_happens_once_the_time_is_up(qtbot: QtBot) -> None:
    done: list[str] = []
    held = _held(done, 20)
    with qtbot.waitSignal(held.settled):
        pass
    assert done == ["deleted"]
    assert held.fraction_left == 0
    held.undo()
    assert done == ["deleted"]


def test_undone_it_never_happens(qtbot: QtBot) -> None:
    done: list[str] = []
    held = _held(done, 60_000)
    assert held.fraction_left > 0.9
    held.undo()
    held.run_now()
    assert done == ["undone"]


def test_time_stands_still_while_someone_reads(qtbot: QtBot) -> None:
    done: list[str] = []
    held = _held(done, 30)
    held.pause()
    left = held.fraction_left
    qtbot.wait(60)
    assert (done, held.fraction_left) == ([], left)
    held.resume()
    qtbot.waitUntil(lambda: done == ["deleted"])
