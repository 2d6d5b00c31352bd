from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studio.features.subtitles.listening import Listening
from studio.kit.task_scope import TaskScope
from tests.studio.clips import clip
from tests.studio.examples import run
from tests.studio.features.subtitles.examples import PLACE, MemorySubtitles


def test_the_sound_is_fetched_once_and_only_its_peaks_are_kept(
    qapp: QApplication, tmp_path: Path
) -> None:
    film = clip(tmp_path / "a.mp4", seconds=1)
    kept = tmp_path / "kept"

    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        server = MemorySubtitles()
        listening = Listening(server, kept, scope)
        assert await listening.waveform(PLACE) is None
        server.film = film
        for _ in range(2):
            waveform = await listening.waveform(PLACE)
            assert waveform is not None
            assert waveform.milliseconds > 900
        assert server.fetched == 2
        await scope.aclose()

    run(qapp, work())
    assert [path.suffix for path in kept.iterdir()] == [".peaks"]
