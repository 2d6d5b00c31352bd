import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest
from pydantic import SecretStr
from PySide6.QtWidgets import QApplication

from server.contract.account import CodeChallenge, MailSent
from server.contract.identity import SignIn, SignUp, SocialProvider, UserOut
from server.contract.social import SocialFlow, SocialNewcomer, SocialSignIn, SocialSignUp
from studio.features.identity import gateway as gateway_module
from studio.features.identity.gateway import IdentityGateway, OpenAccount, device_name
from studio.kit.errors import SessionEnded, SignInFailed
from studio.kit.task_scope import TaskScope
from studio.kit.tokens import SessionTokens
from studio.net.session import Session
from studio.storage.accounts import KnownAccount, KnownAccounts, account_key
from studio.storage.database import Database
from studio.storage.secrets import FileSecrets
from studio.storage.token_store import SecretTokenStore
from tests.patience import PATIENCE_SECONDS, eventually
from tests.studio.examples import run
from tests.studio.foreign_server import Asked, ForeignServer, Reply, foreign_server
from tests.studio.live_server import LiveServer
from tests.studio.rig import PASSWORD, email, session_json


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
        assert (await again.api.get("/me", UserOut)).email == address
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
SESSION = session_json("r", SOON)
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


PERSON = UUID(int=7)


class Kept:
    """A gateway over files in which somebody is signed in on a server."""

    def __init__(self, folder: Path, url: str) -> None:
        self.scope = TaskScope(lambda error: pytest.fail(repr(error)))
        self.database = Database(folder / "studio.db")
        self.known = KnownAccounts(self.database)
        secrets = FileSecrets(folder)
        self.gateway = IdentityGateway(self.known, secrets, folder, self.scope)
        self.url = url
        self.known.remember_server(url, "Nodi")
        user = UserOut.model_validate(SESSION["user"])
        self.account: KnownAccount = self.known.remember_account(url, user)
        self.store = SecretTokenStore(secrets, account_key(url, PERSON))
        soon = datetime.now(UTC) + timedelta(minutes=5)
        self.store.save(SessionTokens("old access", soon, "old", soon))

    async def aclose(self) -> None:
        await self.scope.aclose()
        self.database.close()


def test_opening_an_account_again_waits_for_the_renewal_of_before(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Event()
    settle = Session.settle

    def respond(_asked: Asked) -> Reply:
        assert gate.wait(PATIENCE_SECONDS)
        return Reply(200, json.dumps(SESSION).encode())

    async def released(session: Session) -> None:
        gate.set()
        await settle(session)

    async def work(other: ForeignServer) -> None:
        kept = Kept(tmp_path, other.url)
        first = await kept.gateway.reopen(kept.account, other.url)
        renewing = kept.scope.start(first.api.session.renew("old access"))
        await eventually(lambda: len(other.asked) == 1)
        monkeypatch.setattr(Session, "settle", released)
        second = await kept.gateway.reopen(kept.account, other.url)
        token = await second.api.session.refresh_token()
        gate.set()
        assert token == "r", "the one of before is spent"
        await renewing
        for opened in (first, second):
            await opened.api.aclose()
        await kept.aclose()

    with foreign_server(respond) as other:
        run(qapp, work(other))


def test_signing_in_anew_is_not_undone_by_a_renewal_of_before(
    qapp: QApplication, tmp_path: Path
) -> None:
    gate = Event()

    def respond(asked: Asked) -> Reply:
        if asked.path.endswith("/refresh"):
            assert gate.wait(PATIENCE_SECONDS)
            return Reply(200, json.dumps(session_json("late", SOON)).encode())
        return Reply(200, json.dumps(SESSION).encode())

    async def work(other: ForeignServer) -> None:
        kept = Kept(tmp_path, other.url)
        first = await kept.gateway.reopen(kept.account, other.url)
        renewing = kept.scope.start(_outcome(first))
        await eventually(lambda: len(other.asked) == 1)
        asked = SignIn(email="t@nodi.example", password=SecretStr(PASSWORD), device="d")
        second = await kept.gateway.sign_in(other.url, other.url, asked)
        gate.set()
        assert isinstance(second, OpenAccount)
        assert await renewing == "ended"
        tokens = kept.store.load()
        assert tokens is not None
        assert tokens.refresh_token == "r"
        for opened in (first, second):
            await opened.api.aclose()
        await kept.aclose()

    with foreign_server(respond) as other:
        run(qapp, work(other))


async def _outcome(opened: OpenAccount) -> str:
    try:
        return await opened.api.session.renew("old access")
    except SessionEnded:
        return "ended"


def test_forgetting_a_server_signs_out_there_and_leaves_no_token(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work(other: ForeignServer) -> None:
        kept = Kept(tmp_path, other.url)
        await kept.gateway.forget(other.url)
        assert [asked.path for asked in other.asked] == ["/api/v1/sign-out"]
        assert json.loads(other.asked[0].body) == {"refresh_token": "old"}
        assert kept.store.load() is None
        assert await kept.gateway.known() == ([], [])
        await kept.aclose()

    with foreign_server(lambda _asked: Reply(204)) as other:
        run(qapp, work(other))


def test_a_server_that_does_not_answer_is_forgotten_all_the_same(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gateway_module, "_SIGN_OUT_SECONDS", 0.05)
    gate = Event()

    def respond(_asked: Asked) -> Reply:
        assert gate.wait(PATIENCE_SECONDS)
        return Reply(drop=True)

    async def work(url: str) -> None:
        kept = Kept(tmp_path, url)
        await kept.gateway.forget(url)
        assert kept.store.load() is None
        assert await kept.gateway.known() == ([], [])
        await kept.aclose()

    with foreign_server(respond) as other:
        run(qapp, work(other.url))
        gate.set()
    run(qapp, work(other.url))  # nobody listens there now
