from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSlider
from pytestqt.qtbot import QtBot

from studio.features.preview.dialogs import PreviewDialog
from studio.features.preview.viewmodel import PreviewViewModel
from studio.kit.errors import EncodingFailed
from studio.kit.task_scope import TaskScope
from tests.studio.clips import clip
from tests.studio.examples import find, run
from tests.studio.features.preview.samples import QuickSampler, settled


def test_a_size_is_one_click_and_says_what_it_costs(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    film = clip(tmp_path / "film.mp4")

    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        sampler = QuickSampler(tmp_path)
        model = PreviewViewModel(film, 20.0, sampler, scope)
        dialog = PreviewDialog(model, "film.mp4", None)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        dialog.show()

        async def settle() -> str:
            await settled(model)
            return " ".join(each.text() for each in dialog.findChildren(QLabel))

        model.begin()
        assert "Encoding four seconds" in " ".join(
            each.text() for each in dialog.findChildren(QLabel)
        )
        assert "91 of 100" in await settle()
        buttons = {b.text(): b for b in dialog.findChildren(QPushButton) if b.isVisible()}
        assert "1080p" not in buttons
        qtbot.mouseClick(buttons["240p"], Qt.MouseButton.LeftButton)
        await settle()
        slider = find(dialog, QSlider)
        assert (slider.maximum(), slider.value()) == (200, 100)
        slider.setValue(30)
        dialog._later.timeout.emit()
        sampler.refuse = EncodingFailed("It broke.")
        await settle()
        assert sampler.asked == [("480p", 10.0), ("240p", 10.0), ("240p", 3.0)]
        qtbot.mouseClick(buttons["360p"], Qt.MouseButton.LeftButton)
        assert "It broke" in await settle()
        model.begin()
        dialog.reject()
        assert not model.busy
        await scope.aclose()

    run(qapp, work())
