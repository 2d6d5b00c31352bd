from pathlib import Path
from uuid import uuid4

from PySide6.QtWidgets import QApplication

from server.contract.errors import ErrorCode
from studio.kit.errors import Offline, refusal
from studio.kit.task_scope import TaskScope
from studio.media.player.messages import LocalFile
from studio.ui.player.streaming import StreamPlayer
from studio.ui.state import ViewState
from tests.patience import eventually
from tests.studio.examples import run
from tests.studio.media.player.web import package, served
from tests.studio.ui.player.streams import MemoryStreams


def test_a_video_of_the_server_is_asked_for_once_and_played(
    qapp: QApplication, short_film: LocalFile, tmp_path: Path
) -> None:
    package(short_film.path, tmp_path)

    async def work(address: str) -> None:
        errors: list[Exception] = []
        scope = TaskScope(errors.append)
        streams = MemoryStreams(address)
        player = StreamPlayer(streams, scope)
        video = uuid4()
        player.show(video)
        player.show(video)
        await eventually(lambda: not player.playback.picture.isNull())
        assert streams.asked == [video]
        assert player.playback.film is not None
        assert player.playback.film.sound
        assert player.picture_at(0) is None
        player.show(None)
        assert player.playback.state is ViewState.EMPTY
        player.close()
        await scope.aclose()
        assert errors == []
        hearing = player.playback._player._hearing
        assert hearing is not None
        hearing.join()

    with served(tmp_path) as (address, _):
        run(qapp, work(address))


def test_what_the_server_does_not_give_is_said_and_asked_for_anew(qapp: QApplication) -> None:
    async def work() -> None:
        scope = TaskScope(lambda _error: None)
        streams = MemoryStreams(refuse=Offline("The server cannot be reached."))
        player = StreamPlayer(streams, scope)
        player.show(uuid4())
        await eventually(lambda: player.playback.state is ViewState.OFFLINE)
        streams.refuse = refusal(ErrorCode.NOT_FOUND, "There is no such video.")
        player.playback.again()
        await eventually(lambda: player.playback.state is ViewState.ERROR)
        assert player.playback.why == "refused"
        assert len(streams.asked) == 2
        player.close()
        await scope.aclose()

    run(qapp, work())
