from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from studio.kit.errors import ServerRefusal
from studio.kit.task_scope import TaskScope
from studio.kit.tokens import MemoryTokenStore
from studio.net.client import ApiClient
from studio.net.stream_sound import fetch_sound
from tests.studio.examples import run
from tests.studio.live_server import LiveServer
from tests.studio.rig import email, sign_up


def test_of_a_video_that_is_not_there_nothing_is_written(
    qapp: QApplication, shared_server: LiveServer, tmp_path: Path
) -> None:
    """That a real one comes is seen with the subtitles' gateway, which has one."""

    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        api = ApiClient(shared_server.url, MemoryTokenStore(), scope)
        await sign_up(api, email())
        with pytest.raises(ServerRefusal):
            await fetch_sound(api, UUID(int=7), tmp_path / "sound", scope)
        await api.aclose()
        await scope.aclose()

    run(qapp, work())
    assert not list(tmp_path.iterdir())
