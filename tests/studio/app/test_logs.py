from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from studio.app.logs import Logs, Which
from studio.kit.task_scope import TaskScope
from studio.storage.log_lines import Level
from tests.patience import eventually
from tests.studio.examples import run

LINES = """2026-11-30 09:14:02,118 INFO studio linked
2026-11-30 09:14:05,992 ERROR studio unhandled
"""


def test_a_log_is_followed_and_another_one_shown(qapp: QApplication, tmp_path: Path) -> None:
    studio = tmp_path / "studio.log"
    studio.write_text(LINES)
    errors: list[Exception] = []

    async def play() -> None:
        owner = QObject()
        scope = TaskScope(errors.append)
        logs = Logs(tmp_path, scope, owner)
        assert logs.empty
        logs.follow()
        await eventually(lambda: len(logs.entries) == 2)
        with studio.open("a") as file:
            file.write("2026-11-30 09:14:07,000 WARNING studio slow\n")
        logs.read()
        await eventually(lambda: len(logs.entries) == 3)
        logs.choose(Level.ERROR, "UNHAND")
        assert [entry.text for entry in logs.entries] == ["studio unhandled"]
        logs.show(Which.SERVER)
        await eventually(lambda: logs.empty)
        assert logs.path == tmp_path / "server.log"
        await scope.aclose()
        logs.read()

    run(qapp, play())
    assert errors == []
