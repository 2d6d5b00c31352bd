from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from studio.app.container import Studio
from studio.ui.banner import Banner
from tests.patience import eventually
from tests.studio.app.rig import sign_up, with_studio
from tests.studio.examples import find


def test_a_server_that_goes_is_missed_and_found_again(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def play(studio: Studio) -> None:
        session = await sign_up(studio)
        await eventually(lambda: session.feed.linked)
        await studio.server.stop()
        await eventually(lambda: session.offline_since is not None)
        banner = find(studio.window, Banner)
        assert isinstance(banner, Banner)
        assert banner.isVisible()
        # Found before the server is back, since the studio may see that first by itself.
        try_now = next(b for b in banner.findChildren(QPushButton) if b.isVisible())
        await studio.server.start()
        try_now.click()
        await eventually(lambda: session.offline_since is None)
        assert not banner.isVisible()

    with_studio(qapp, tmp_path, monkeypatch, play)
