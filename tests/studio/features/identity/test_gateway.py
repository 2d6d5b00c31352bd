import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from pydantic import SecretStr
from PySide6.QtWidgets import QApplication

from server.contract.account import CodeChallenge, MailSent
from server.contract.identity import SignIn, SignUp, SocialProvider
from server.contract.social import SocialFlow, SocialNewcomer, SocialSignIn, SocialSignUp
from studio.features.identity.gateway import IdentityGateway, OpenAccount, device_name
from studio.kit.errors import SignInFailed
from studio.kit.task_scope import TaskScope
from studio.storage.accounts import KnownAccounts
from studio.storage.database import Database
from studio.storage.secrets import FileSecrets
from tests.studio.examples import run
from tests.studio.foreign_server import Asked, Reply, foreign_server
from tests.studio.live_server import LiveServer
from tests.studio.rig import PASSWORD, email


def test_an_account_is_made_kept_and_opened_again(
    qapp: QApplication, shared_server: LiveServer, tmp_path: Path
) -> None:
    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        database = Database(tmp_path / "studio.db")
        gateway = IdentityGateway(KnownAccounts(database), FileSecrets(tmp_path), tmp_path, scope)
        url, address = shared_server.url, email()
        probe = await gateway.probe(url)
        assert probe.sign_up_open
        await gateway.remember(probe)
        request = SignUp(
            email=address,
            username=f"u{address[:9]}",
            password=SecretStr(PASSWORD),
            channel_name="Nodi",
            birthdate=date(1990, 4, 14),
        )
        made = await gateway.sign_up(url, url, request)
        servers, accounts = await gateway.known()
        assert ([s.base_url for s in servers], [a.email for a in accounts]) == ([url], [address])
        again = await gateway.reopen(accounts[0], url)
        assert (await gateway.who(again)).email == address
        wrong = SignIn(email=address, password=SecretStr("wrong"), device=device_name())
        with pytest.raises(SignInFailed):
            await gateway.sign_in(url, url, wrong)
        right = SignIn(email=address, password=SecretStr(PASSWORD), device=device_name())
        signed_in = await gateway.sign_in(url, url, right)
        assert gateway.warning is not None
        assert await gateway.free_bytes() > 0
        await gateway.forget(url)
        assert (await gateway.known())[0] == []
        for opened in (made, again, signed_in):
            assert isinstance(opened, OpenAccount)
            await opened.api.aclose()
        await scope.aclose()
        database.close()

    run(qapp, work())


SOON = (datetime.now(UTC) + timedelta(minutes=5)).isoformat()
SESSION = {
    "access_token": "a",
    "access_expires_at": SOON,
    "refresh_token": "r",
    "refresh_expires_at": SOON,
    "user": {
        "id": str(uuid4()),
        "email": "t@nodi.example",
        "username": "tahmina",
        "role": "CREATOR",
        "status": "ACTIVE",
        "preferred_language": "bn",
        "email_verified": True,
        "second_factor_enabled": False,
        "second_factor_missing": False,
        "created_at": SOON,
    },
}
NEWCOMER = {
    "ticket": "t",
    "expires_at": SOON,
    "provider": "GOOGLE",
    "email": None,
    "email_verified": False,
    "first_name": "",
    "last_name": "",
}
CHALLENGE = {"challenge": "c", "expires_at": SOON}
CODE = SocialSignIn(code=SecretStr("4/x"), code_verifier=SecretStr("v" * 43))


def test_through_an_account_elsewhere_answers_are_told_apart(
    qapp: QApplication, tmp_path: Path
) -> None:
    answers = [(202, NEWCOMER), (202, CHALLENGE), (200, SESSION)]

    def respond(asked: Asked) -> Reply:
        if asked.path.endswith("/flows"):
            return Reply(200, json.dumps({"url": "https://a.example", "expires_at": SOON}).encode())
        if asked.path.endswith("/accounts"):
            return Reply(202, json.dumps({"message": "Look."}).encode())
        status, body = answers.pop(0)
        return Reply(status, json.dumps(body).encode())

    async def work(url: str) -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        database = Database(tmp_path / "studio.db")
        gateway = IdentityGateway(KnownAccounts(database), FileSecrets(tmp_path), tmp_path, scope)
        flow = SocialFlow(
            redirect_uri="http://127.0.0.1:5/signed-in", code_challenge="c" * 43, state="s" * 43
        )
        sent_to = await gateway.begin_social(url, SocialProvider.GOOGLE, flow)
        assert sent_to.url == "https://a.example"
        newcomer = await gateway.social_sign_in(url, url, CODE)
        assert isinstance(newcomer, SocialNewcomer)
        assert isinstance(await gateway.social_sign_in(url, url, CODE), CodeChallenge)
        opened = await gateway.social_sign_in(url, url, CODE)
        assert isinstance(opened, OpenAccount)
        assert [a.username for a in (await gateway.known())[1]] == ["tahmina"]
        joining = SocialSignUp(
            ticket=SecretStr("t"),
            username="tahmina",
            channel_name="Nodi",
            birthdate=date(1990, 4, 14),
            email="t@nodi.example",
        )
        assert isinstance(await gateway.social_sign_up(url, url, joining), MailSent)
        await opened.api.aclose()
        await scope.aclose()
        database.close()

    with foreign_server(respond) as other:
        run(qapp, work(other.url))
        assert [asked.path.removeprefix("/api/v1") for asked in other.asked] == [
            "/social/GOOGLE/flows",
            *["/social/sessions"] * 3,
            "/social/accounts",
        ]
        assert json.loads(other.asked[1].body) == {"code": "4/x", "code_verifier": "v" * 43}
        assert all("authorization" not in asked.headers for asked in other.asked)
