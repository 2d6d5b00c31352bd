"""One account in the real studio, on its own server: made safe, taken along, left, and back."""

import json
import zipfile
from pathlib import Path

import pyotp
import pytest
from PySide6.QtWidgets import QApplication

from server.contract.account import AuthenticatorOut, ExportState
from server.contract.leaving import DeletionOut
from studio.app.container import Studio
from studio.app.session import AccountSession
from studio.features.identity.view import SignInView
from tests.patience import eventually
from tests.studio.app.rig import sign_in_model, sign_up, with_studio
from tests.studio.rig import PASSWORD

EMAIL = "tahmina@nodi.example"


def test_an_account_from_its_first_day_to_its_return(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.zip"

    async def scenario(studio: Studio) -> None:
        session = await sign_up(studio)
        codes = await _second_factor(session)
        session.profile.edit("bio", "নদীর ধারে থাকি।")
        session.profile.save()
        await _take_along(session, copy)
        await _leave(studio, session, codes.pop())
        await _come_back(studio, codes)

    with_studio(qapp, tmp_path / "home", monkeypatch, scenario)
    with zipfile.ZipFile(copy) as archive:
        told = json.loads(archive.read("data/user.json"))
    assert (told[0]["email"], told[0]["bio"]) == (EMAIL, "নদীর ধারে থাকি।")


async def _second_factor(session: AccountSession) -> list[str]:
    """Set two-step sign-in up; returns the recovery codes."""
    security = session.own.security
    security.load()
    made: list[AuthenticatorOut] = []
    codes: list[list[str]] = []
    security.authenticator_made.connect(made.append)
    security.codes_made.connect(codes.append)
    security.begin_second_factor()
    await eventually(lambda: bool(made))
    security.confirm_second_factor(pyotp.TOTP(made[0].secret).now())
    await eventually(lambda: bool(codes))
    return codes[0]


async def _take_along(session: AccountSession, target: Path) -> None:
    """Ask for a copy of everything, and fetch it."""
    exports = session.own.exports
    exports.ask()
    await eventually(lambda: any(each.state is ExportState.READY for each in exports.exports))
    exports.fetch(exports.exports[0], target)
    await eventually(target.exists)


async def _leave(studio: Studio, session: AccountSession, code: str) -> None:
    """Delete the account, with a proof: the studio says until when it can be brought back."""
    left: list[DeletionOut] = []
    session.own.leaving.left.connect(left.append)
    session.own.leaving.delete("tahmina")
    session.own.security.prove(PASSWORD, code)
    await eventually(lambda: studio.window.findChild(SignInView) is not None)
    assert left[0].final_at is not None


async def _come_back(studio: Studio, codes: list[str]) -> None:
    """Sign in, with a code, and bring the account back with the next one."""
    model = sign_in_model(studio)
    await eventually(lambda: model.picker.chosen.ready)
    model.sign_in(EMAIL, PASSWORD)
    await eventually(lambda: model.challenge is not None)
    model.send_code(codes[0])
    await eventually(lambda: model.can_restore)
    model.restore()
    await eventually(lambda: not model.busy)
    model.send_code(codes[1])
    await eventually(lambda: studio.window.shell is not None)
