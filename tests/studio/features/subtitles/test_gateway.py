from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from server.contract.errors import ErrorCode
from studio.features.subtitles.gateway import Place, SubtitlesGateway
from studio.features.subtitles.webvtt import read, write
from studio.features.uploads.state import ItemState
from studio.kit.errors import ServerRefusal
from studio.kit.task_scope import TaskScope
from studio.media.waveform import make_waveform
from tests.studio.clips import clip
from tests.studio.examples import run
from tests.studio.features.subtitles.examples import BENGALI, track
from tests.studio.live_server import LiveServer
from tests.studio.rig import email, rig


def test_a_track_is_made_changed_published_and_deleted_on_a_real_server(
    qapp: QApplication, shared_server: LiveServer, tmp_path: Path
) -> None:
    file = clip(tmp_path / "a.mp4", seconds=1)

    async def work() -> None:
        async with rig(tmp_path / "studio", shared_server.url, email()) as studio:
            (item,) = await studio.engine.add([file])
            await studio.until_state(item, ItemState.READY)
            video = studio.item(item).video
            assert video is not None
            scope = TaskScope(lambda error: pytest.fail(repr(error)))
            gateway = SubtitlesGateway(studio.api, scope)
            (version,) = await gateway.versions(video.id)
            place = Place(video.id, version.number)
            assert await gateway.tracks(place) == []
            await gateway.sound(place, tmp_path / "sound.mp4")
            waveform = make_waveform(tmp_path / "sound.mp4", tmp_path / "peaks")
            assert waveform.milliseconds >= 900
            cues = track((0, 600, BENGALI), (600, 900, "<i>a</i> & b"))
            stored = await gateway.put(place, "bn", write(cues), None)
            assert read(await gateway.text(place, "bn")) == cues
            with pytest.raises(ServerRefusal) as refused:
                await gateway.put(place, "bn", write(cues), None)
            assert refused.value.code == ErrorCode.SUBTITLES_CHANGED
            shown = await gateway.publish(place, "bn", stored.subtitle.etag, published=True)
            assert shown.is_published
            await gateway.delete(place, "bn", shown.etag)
            assert await gateway.tracks(place) == []
            with pytest.raises(ServerRefusal):
                await gateway.ask_captions(place, None)
            with pytest.raises(ServerRefusal):
                await gateway.captions(Place(UUID(int=7), 1))
            await scope.aclose()

    run(qapp, work())
