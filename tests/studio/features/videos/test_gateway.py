from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from server.contract.videos import Visibility
from studio.features.videos.gateway import Sort, Tab, VideosGateway
from studio.features.videos.looking import Looking
from studio.features.videos.narrowing import Narrowing, Restriction
from studio.kit.task_scope import TaskScope
from studio.kit.tokens import MemoryTokenStore
from studio.net.client import ApiClient
from tests.studio.examples import run
from tests.studio.live_server import LiveServer
from tests.studio.rig import email, sign_up

NARROW = Narrowing((Visibility.PUBLIC, Visibility.PREMIUM), "bn", Restriction.NONE, 28)


def test_a_new_channel_is_empty_on_a_real_server(
    qapp: QApplication, shared_server: LiveServer, tmp_path: Path
) -> None:
    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        api = ApiClient(shared_server.url, MemoryTokenStore(), scope)
        await sign_up(api, email())
        gateway = VideosGateway(api)
        page = await gateway.page(*Looking(), None)
        counts = await gateway.counts(Tab.ALL, "", NARROW)
        assert (page.items, page.next_cursor, counts.all) == ([], None, 0)
        narrowed = await gateway.page(Tab.PLANNED, "a", Sort.TITLE_DOWN, NARROW, None)
        assert (narrowed.items, counts.matching) == ([], 0)
        assert await gateway.tags("nobody has this tag") == []
        assert (await gateway.channel()).name == "Nodi"
        await api.aclose()
        await scope.aclose()

    run(qapp, work())
