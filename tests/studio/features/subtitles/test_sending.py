from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from server.contract.errors import ErrorCode
from studio.features.subtitles.draft import Drafts
from studio.features.subtitles.keeping import Keeping, Typed
from studio.features.subtitles.sending import captions_done, send
from studio.kit.errors import ServerRefusal
from studio.kit.task_scope import TaskScope
from tests.studio.examples import run
from tests.studio.features.subtitles.examples import PLACE, MemorySubtitles, track

MINE, THEIRS = track((0, 900, "mine")), track((0, 900, "theirs"))


def test_a_track_goes_once_and_somebody_elses_is_not_touched(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        keeping, server = Keeping(Drafts(tmp_path), scope), MemorySubtitles()
        first = await send(server, keeping, scope, Typed(PLACE, "en", "", MINE))
        again = await send(server, keeping, scope, Typed(PLACE, "en", "", MINE))
        assert again.track.etag == first.track.etag
        with pytest.raises(ServerRefusal) as refused:
            await send(server, keeping, scope, Typed(PLACE, "en", "", THEIRS))
        assert refused.value.code == ErrorCode.SUBTITLES_CHANGED
        kept = await keeping.read(PLACE, "en")
        assert kept is not None
        assert kept.cues == THEIRS
        assert await captions_done(server, PLACE, lambda: False) is None
        await scope.aclose()

    run(qapp, work())
