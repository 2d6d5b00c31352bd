"""A whole studio, windows included, in folders of its own and with a bundled server."""

from base64 import b64encode
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import pytest
from PySide6.QtWidgets import QApplication

from server.contract.uploads import TUS_VERSION, UPLOADS_PATH
from studio.app.container import Studio
from studio.app.session import AccountSession
from studio.features.identity.view import SignInView
from studio.features.identity.viewmodel import SignInViewModel
from studio.kit.task_scope import TaskScope
from tests.patience import eventually
from tests.studio.examples import run
from tests.studio.rig import PASSWORD


def with_studio(
    app: QApplication,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    play: Callable[[Studio], Awaitable[None]],
) -> None:
    """Start a studio, let ``play`` use it, close its window and wait for the end."""
    monkeypatch.setenv("CHITRA_STUDIO_DIR", str(home))
    monkeypatch.setenv("CHITRA_UPLOAD_RESERVE_BYTES", "0")

    async def work() -> None:
        errors: list[Exception] = []
        scope = TaskScope(errors.append, name="test")
        studio = Studio(app)
        running = scope.start(studio.run())
        try:
            await play(studio)
        finally:
            studio.window.close()
            await running
            studio.window.deleteLater()
            await scope.aclose()
        assert errors == []

    run(app, work())


def sign_in_model(studio: Studio) -> SignInViewModel:
    view = studio.window.findChild(SignInView)
    assert isinstance(view, SignInView)
    return view.model


async def sign_up(studio: Studio) -> AccountSession:
    """Make an account on this computer's server and wait for the content page."""
    await eventually(lambda: studio.window.findChild(SignInView) is not None)
    model = sign_in_model(studio)
    await eventually(lambda: model.picker.chosen.ready)
    model.sign_up("tahmina@nodi.example", "tahmina", "নদী ও নৌকা", PASSWORD, "14 4 1990")
    await eventually(lambda: studio.window.shell is not None)
    session = studio.session
    assert session is not None
    return session


async def make_videos(session: AccountSession, *titles: str) -> None:
    """Videos of empty files, newest last; the server takes them, and fails to process them."""
    headers = {
        "Authorization": f"Bearer {await session.api.session.access_token()}",
        "Tus-Resumable": TUS_VERSION,
        "Upload-Length": "0",
    }
    async with httpx.AsyncClient(base_url=session.api.base_url) as http:
        for title in titles:
            words = {"filename": "a.mp4", "title": title}
            told = ",".join(f"{k} {b64encode(v.encode()).decode()}" for k, v in words.items())
            answer = await http.post(UPLOADS_PATH, headers=headers | {"Upload-Metadata": told})
            assert answer.status_code == 201
    await eventually(lambda: len(session.videos.table.videos) == len(titles))
