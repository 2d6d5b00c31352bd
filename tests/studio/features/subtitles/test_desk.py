from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.features.subtitles.view import SubtitlesView
from tests.studio.examples import run
from tests.studio.features.subtitles.examples import Bench, MemorySubtitles, track


def test_the_checks_stand_beside_the_table_where_there_is_room(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        bench = Bench(MemorySubtitles({"en": track((0, 500, "one"))}), tmp_path)
        view = SubtitlesView(bench.model, bench.player)
        qtbot.addWidget(view)
        view.resize(1300, 760)
        view.show()
        await bench.opened()
        assert view.checks.parent() is not view.editor.parent()
        view.resize(1000, 640)
        assert view.checks.parent() is view.editor.parent()
        assert view.editor.width() <= 420
        await bench.close()

    run(qapp, work())
