import asyncio
import json
import ssl
import subprocess
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from pydantic import SecretStr

from server.contract.about import ServerOut
from server.contract.channels import ChannelOut, ChannelPatch
from server.contract.errors import ErrorCode
from server.contract.identity import SignIn, SignUp, UserOut
from server.contract.shapes import Page
from server.contract.videos import VideoOut
from studio.kit.errors import (
    CertificateProblem,
    InsecureAddress,
    NotOurServer,
    Offline,
    ServerRefusal,
    SessionEnded,
    SignInFailed,
    StudioError,
)
from studio.kit.task_scope import TaskScope
from studio.kit.tokens import MemoryTokenStore, SessionTokens
from studio.net.client import ApiClient
from tests.patience import PATIENCE_SECONDS, eventually
from tests.studio.foreign_server import Asked, ForeignServer, Reply, foreign_server
from tests.studio.live_server import LiveServer
from tests.studio.rig import PASSWORD, email, session_json, sign_in, sign_up

Scenario = Callable[[ApiClient], Awaitable[None]]


def play(url: str, scenario: Scenario) -> None:
    async def run() -> None:
        errors: list[Exception] = []
        scope = TaskScope(errors.append)
        api = ApiClient(url, MemoryTokenStore(), scope)
        try:
            await scenario(api)
        finally:
            await api.aclose()
            await scope.aclose()
        assert errors == []

    asyncio.run(run())


def test_signing_up_reading_changing_and_signing_out(shared_server: LiveServer) -> None:
    async def scenario(api: ApiClient) -> None:
        address = email()
        assert (await api.server()).product == "chitra"
        await sign_up(api, address)
        assert (await api.get("/me", UserOut)).email == address
        page = await api.get("/videos", Page[VideoOut], {"tab": "all", "cursor": None})
        assert page.items == []
        changed = await api.patch("/channel", ChannelOut, ChannelPatch(name="নদী ও নৌকা"))
        assert changed.name == "নদী ও নৌকা"
        await api.sign_out()
        with pytest.raises(SessionEnded):
            await api.get("/me", UserOut)
        await sign_in(api, address)
        assert (await api.get("/me", UserOut)).email == address

    play(shared_server.url, scenario)


def test_a_wrong_password_is_said_plainly(shared_server: LiveServer) -> None:
    async def scenario(api: ApiClient) -> None:
        with pytest.raises(SignInFailed) as caught:
            await api.sign_in(SignIn(email=email(), password=SecretStr("wrong wrong wrong")))
        assert caught.value.code == ErrorCode.SIGN_IN_FAILED
        assert caught.value.request_id

    play(shared_server.url, scenario)


def test_a_taken_address_names_its_field(shared_server: LiveServer) -> None:
    async def scenario(api: ApiClient) -> None:
        address = email()
        await sign_up(api, address)
        again = SignUp(
            email=address,
            username="another1",
            password=SecretStr(PASSWORD),
            channel_name="Nodi",
            birthdate=date(1990, 4, 14),
        )
        with pytest.raises(ServerRefusal) as caught:
            await api.sign_up(again)
        assert caught.value.code == ErrorCode.EMAIL_TAKEN
        assert "email" in caught.value.fields

    play(shared_server.url, scenario)


def test_closing_waits_for_a_renewal_so_that_its_successor_is_kept() -> None:
    gate = Event()
    soon = datetime.now(UTC) + timedelta(minutes=5)

    def respond(_asked: Asked) -> Reply:
        assert gate.wait(PATIENCE_SECONDS)
        return Reply(200, json.dumps(session_json("new", soon.isoformat())).encode())

    async def work(other: ForeignServer) -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        store = MemoryTokenStore(SessionTokens("old access", soon, "old", soon))
        api = ApiClient(other.url, store, scope)
        renewing = scope.start(api.session.renew("old access"))
        await eventually(lambda: len(other.asked) == 1)
        closing = scope.start(api.aclose())
        await asyncio.sleep(0)
        gate.set()
        await closing
        kept = store.load()
        assert kept is not None
        assert kept.refresh_token == "new"
        await renewing
        await scope.aclose()

    with foreign_server(respond) as other:
        asyncio.run(work(other))


def test_a_rejected_token_is_renewed_and_the_request_repeated(shared_server: LiveServer) -> None:
    async def scenario(api: ApiClient) -> None:
        address = email()
        await sign_up(api, address)
        tokens = api.session._tokens
        assert tokens is not None
        api.session._tokens = type(tokens)(
            "dead", tokens.access_expires_at, tokens.refresh_token, tokens.refresh_expires_at
        )
        answers = await asyncio.gather(*(api.get("/me", UserOut) for _ in range(8)))
        assert {answer.email for answer in answers} == {address}

    play(shared_server.url, scenario)


def test_a_refresh_token_used_by_somebody_else_ends_the_session(
    shared_server: LiveServer,
) -> None:
    async def scenario(api: ApiClient) -> None:
        await sign_up(api, email())
        tokens = api.session._tokens
        assert tokens is not None
        api.session._tokens = type(tokens)(
            "dead", tokens.access_expires_at, "stolen", tokens.refresh_expires_at
        )
        with pytest.raises(SessionEnded, match="Sign in again"):
            await api.get("/me", UserOut)

    play(shared_server.url, scenario)


def test_nobody_there_is_offline() -> None:
    async def scenario(api: ApiClient) -> None:
        with pytest.raises(Offline):
            await api.server()

    play("127.0.0.1:1", scenario)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(200, b"<html>Welcome to our hotel</html>", {"content-type": "text/html"}),
        Reply(302, b"", {"location": "https://hotel.example.org/"}),
        Reply(404, b"Not found"),
        Reply(200, b'{"product": "other"}'),
        Reply(
            200,
            json.dumps(
                {"product": "x", "version": "1", "api_version": 1, "name": "", "sign_up_open": True}
            ).encode(),
        ),
    ],
)
def test_something_else_at_the_address_is_not_our_server(reply: Reply) -> None:
    async def scenario(api: ApiClient) -> None:
        with pytest.raises(NotOurServer):
            await api.server()

    with foreign_server(lambda _asked: reply) as other:
        play(other.url, scenario)


def test_a_newer_interface_is_said() -> None:
    about = ServerOut(
        product="chitra",
        version="9",
        api_version=9,
        name="Far ahead",
        sign_up_open=True,
        mail=False,
        minimum_age=13,
        social_providers=[],
    )

    async def scenario(api: ApiClient) -> None:
        with pytest.raises(NotOurServer, match="Update"):
            await api.server()

    with foreign_server(lambda _asked: Reply(200, about.model_dump_json().encode())) as other:
        play(other.url, scenario)


def test_a_dropped_connection_is_offline() -> None:
    async def scenario(api: ApiClient) -> None:
        with pytest.raises(Offline):
            await api.server()

    with foreign_server(lambda _asked: Reply(drop=True)) as other:
        play(other.url, scenario)


def test_a_certificate_that_proves_nothing_stops_everything(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
    command += ["-subj", "/CN=127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    async def scenario(api: ApiClient) -> None:
        with pytest.raises(CertificateProblem, match="cannot prove"):
            await sign_in(api, email())

    with foreign_server(lambda _asked: Reply(), context=context) as other:
        play(other.url, scenario)
        assert other.asked == []


def test_a_password_never_goes_out_unencrypted() -> None:
    async def scenario(api: ApiClient) -> None:
        for attempt in (sign_in, sign_up):
            with pytest.raises(InsecureAddress):
                await attempt(api, email())

    play("http://studio.example.org", scenario)


def test_the_token_goes_to_its_own_server_only() -> None:
    async def scenario(api: ApiClient) -> None:
        for path in ("https://evil.example.org/x", "//evil.example.org/x", "/\\evil.example.org"):
            with pytest.raises(StudioError):
                await api.get_bytes(path)

    def respond(asked: Asked) -> Reply:
        raise AssertionError(asked)

    with foreign_server(respond) as other:
        play(other.url, scenario)
