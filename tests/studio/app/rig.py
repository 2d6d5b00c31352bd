"""A whole studio, windows included, in folders of its own and with a bundled server."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

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
    await eventually(lambda: model.chosen.ready)
    model.sign_up("tahmina@nodi.example", "tahmina", "নদী ও নৌকা", PASSWORD)
    await eventually(lambda: studio.window.shell is not None)
    session = studio.session
    assert session is not None
    return session
