from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from studio.app.container import Studio
from studio.app.screenshots import LOOKS, SIZES, Photographer
from tests.studio.app.rig import sign_up, with_studio

pytestmark = pytest.mark.proof


def test_a_screen_is_pictured_in_every_look(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def play(studio: Studio) -> None:
        await sign_up(studio)
        photographer = Photographer(studio, tmp_path / "shots")
        await photographer.take("content")
        assert len({path.parent.name for path in photographer.taken}) == len(LOOKS) == 10
        assert studio.preferences.text_scale == 1.0
        sizes = {QImage(str(path)).size().toTuple() for path in photographer.taken}
        assert sizes == set(SIZES)

    with_studio(qapp, tmp_path / "home", monkeypatch, play)
