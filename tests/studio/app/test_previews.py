from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.app.previews import open_preview
from studio.kit.task_scope import TaskScope
from tests.studio.clips import clip
from tests.studio.examples import make_item, run
from tests.studio.features.preview.samples import QuickSampler


def test_it_opens_over_the_window_and_looks_at_once(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    film = clip(tmp_path / "film.mp4")

    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        window = QWidget()
        qtbot.addWidget(window)
        window.show()
        dialog = open_preview(make_item(path=film), QuickSampler(tmp_path), scope, window)
        assert dialog.isVisible()
        assert dialog.parent() is window
        dialog.reject()
        await scope.aclose()

    run(qapp, work())
