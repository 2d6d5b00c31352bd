"""Several accounts in one studio, and sessions that end. The way is in ``container.py``."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from server.contract.leaving import DeletionOut
from studio.app.container import Studio
from studio.app.navigator import Route
from studio.app.session import AccountSession
from studio.features.identity.sign_in_form import SignInForm
from studio.features.identity.view import SignInView
from studio.features.uploads.state import ItemState
from studio.features.uploads.viewmodel import UploadsViewModel
from studio.kit.tokens import SessionTokens
from tests.patience import eventually
from tests.studio.app.rig import sign_in_model, sign_up, with_studio
from tests.studio.clips import clip
from tests.studio.examples import find
from tests.studio.features.identity.bench import opened_account
from tests.studio.rig import PASSWORD

pytestmark = pytest.mark.proof


def _session(studio: Studio) -> AccountSession:
    assert studio.session is not None
    return studio.session


async def _at_sign_in(studio: Studio) -> None:
    def shown() -> bool:
        view = studio.window.findChild(SignInView)
        return view is not None and view.isVisible()

    await eventually(shown)
    await eventually(lambda: sign_in_model(studio).picker.chosen.ready)


async def _second_account(studio: Studio) -> AccountSession:
    before = studio.session
    studio.window.add_account_wanted.emit()
    await _at_sign_in(studio)
    sign_in_model(studio).sign_up("anwar@nodi.example", "anwar", "Char", PASSWORD, "14 4 1980")
    await eventually(lambda: studio.session not in {None, before})
    await eventually(lambda: studio.window.shell is not None)
    return _session(studio)


def _uploads(session: AccountSession) -> UploadsViewModel:
    assert session.uploads is not None
    return session.uploads


def _actions(studio: Studio) -> dict[str, QAction]:
    return {action.objectName(): action for action in studio.window.findChildren(QAction)}


async def _entered(studio: Studio, username: str) -> None:
    await eventually(
        lambda: (
            studio.session is not None
            and studio.session.account.username == username
            and studio.window.shell is not None
        )
    )


async def _end_session(session: AccountSession) -> None:
    """As somebody who signed out everywhere else: the server knows these tokens no more."""
    far = datetime.now(UTC) + timedelta(hours=1)
    await session.api.session._keep(SessionTokens("gone", far, "gone", far))


def test_another_account_is_one_command_away_and_uploads_wait(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    video = clip(tmp_path / "padma.mp4", seconds=2)

    async def play(studio: Studio) -> None:
        first = await sign_up(studio)
        uploads = _uploads(first)
        await studio.scope.start(first.engine.pause_all())
        uploads.add([video])
        await eventually(lambda: bool(uploads.list.items))
        studio.navigator.go(Route.UPLOADS)
        second = await _second_account(studio)
        assert studio._identity() is studio._identity(), "it knows which sessions still renew"
        assert _uploads(second).list.items == [], "each account has its own queue"
        assert studio.navigator.route is Route.UPLOADS
        [name] = [key for key in _actions(studio) if key in {"account-1", "account-2"}]
        _actions(studio)[name].trigger()
        await _entered(studio, "tahmina")
        back = _session(studio)
        queue = _uploads(back).list
        await eventually(lambda: [i.filename for i in queue.items] == ["padma.mp4"])
        await back.engine.resume_all()
        await eventually(lambda: queue.items[0].state is ItemState.READY)

    with_studio(qapp, tmp_path / "home", monkeypatch, play)


def test_signing_out_of_one_leaves_the_others_in(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def play(studio: Studio) -> None:
        tahmina = (await sign_up(studio)).account.key
        anwar = (await _second_account(studio)).account.key
        studio.window.sign_out_wanted.emit()
        await _at_sign_in(studio)
        back = next(
            button
            for button in find(studio.window, SignInView).findChildren(QPushButton)
            if button.isVisible() and button.text().strip() == "Back to tahmina"
        )
        back.click()
        await _entered(studio, "tahmina")
        studio.window.account_wanted.emit(tahmina)
        studio.window.account_wanted.emit("nobody's")
        studio.window.account_wanted.emit(anwar)
        await _at_sign_in(studio)
        form = find(studio.window, SignInForm)
        await eventually(lambda: form.email.text == "anwar@nodi.example")
        form.password.edit.setText(PASSWORD)
        form.button.click()
        await _entered(studio, "anwar")

    with_studio(qapp, tmp_path, monkeypatch, play)


def test_a_session_that_ends_asks_again_and_loses_nothing(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    video = clip(tmp_path / "padma.mp4", seconds=2)

    async def play(studio: Studio) -> None:
        session = await sign_up(studio)
        shell, uploads = studio.window.shell, _uploads(session)
        assert shell is not None
        studio.navigator.go(Route.SETTINGS)
        await _end_session(session)
        uploads.add([video])
        await eventually(lambda: session.ended)
        sign_in = next(
            button
            for button in shell.findChildren(QPushButton)
            if button.isVisible() and button.text().strip() == "Sign in"
        )
        sign_in.click()
        await _at_sign_in(studio)
        form = find(studio.window, SignInForm)
        await eventually(lambda: form.email.text == "tahmina@nodi.example")
        form.password.edit.setText(PASSWORD)
        form.button.click()
        await _entered(studio, "tahmina")
        back = _session(studio)
        assert back is not session
        queue = _uploads(back).list
        await eventually(lambda: [i.state for i in queue.items] == [ItemState.READY])
        assert studio.navigator.route is Route.SETTINGS

    with_studio(qapp, tmp_path / "home", monkeypatch, play)


def test_a_deleted_account_is_left_with_a_word_and_no_tokens(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def play(studio: Studio) -> None:
        session = await sign_up(studio)
        now = datetime.now(UTC)
        session.own.leaving.left.emit(
            DeletionOut(deleted_at=now, final_at=now + timedelta(days=30))
        )
        await _at_sign_in(studio)
        view = find(studio.window, SignInView)
        said = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
        assert any("can sign in to bring it back" in text for text in said)
        assert await studio._identity().signed_in() == set()
        assert studio.session is None

    with_studio(qapp, tmp_path, monkeypatch, play)


def test_a_sign_in_that_waited_while_the_person_went_elsewhere_leads_nowhere(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def play(studio: Studio) -> None:
        await _at_sign_in(studio)
        opened, api = opened_account()
        async with studio._changing:
            sign_in_model(studio).signed_in.emit(opened)
            studio.ask_who()
        await eventually(lambda: api.closed)
        assert studio.session is None

    with_studio(qapp, tmp_path, monkeypatch, play)
