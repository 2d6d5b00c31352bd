import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from pydantic import SecretStr

from server.contract.account import EmailChange, PasswordChange
from server.contract.identity import SocialProvider
from server.contract.social import SocialCode, SocialFlow
from studio.features.identity.security_gateway import SecurityGateway
from studio.kit.task_scope import TaskScope
from studio.kit.tokens import MemoryTokenStore, SessionTokens
from studio.net.client import ApiClient
from tests.studio.foreign_server import Asked, Reply, foreign_server

SOON = (datetime.now(UTC) + timedelta(minutes=5)).isoformat()
ANSWERS = {
    "/me/devices": [],
    "/me/second-factor": {"secret": "JBSW", "uri": "otpauth://totp/x", "qr_svg": "<svg/>"},
    "/me/second-factor/confirm": {"codes": ["a-b"]},
    "/me/recovery-codes": {"codes": ["c-d"]},
    "/session/proof": {
        "access_token": "proved",
        "access_expires_at": SOON,
        "proved_until": SOON,
    },
    "/session/proof/social": {
        "access_token": "proved",
        "access_expires_at": SOON,
        "proved_until": SOON,
    },
    "/social/GOOGLE/flows": {"url": "https://a.example", "expires_at": SOON},
    "/email/confirmations": {"message": "Look."},
    "/me/email": {"message": "Look."},
    "/me/security": {
        "email": "t@nodi.example",
        "email_verified": True,
        "pending_email": None,
        "second_factor_enabled": True,
        "second_factor_required": False,
        "recovery_codes_left": 9,
        "has_password": True,
    },
}


def respond(asked: Asked) -> Reply:
    body = ANSWERS.get(asked.path.removeprefix("/api/v1"))
    if asked.method == "DELETE" or body is None:
        return Reply(204)
    return Reply(200, json.dumps(body).encode())


def play(scenario: Callable[[SecurityGateway], Awaitable[None]]) -> list[Asked]:
    async def work(url: str) -> None:
        scope = TaskScope(lambda _error: None)
        store = MemoryTokenStore()
        far = datetime.now(UTC) + timedelta(hours=1)
        store.save(SessionTokens("first", far, "refresh", far))
        api = ApiClient(url, store, scope)
        await scenario(SecurityGateway(api))
        await api.aclose()
        await scope.aclose()

    with foreign_server(respond) as other:
        asyncio.run(work(other.url))
        return other.asked


def test_a_proof_goes_on_with_the_token_that_says_so() -> None:
    async def scenario(gateway: SecurityGateway) -> None:
        await gateway.prove("a long passphrase", "")
        assert (await gateway.security()).recovery_codes_left == 9

    first, second = play(scenario)
    assert first.headers["authorization"] == "Bearer first"
    assert second.headers["authorization"] == "Bearer proved"


def test_a_proof_comes_from_elsewhere_too() -> None:
    async def scenario(gateway: SecurityGateway) -> None:
        flow = SocialFlow(
            redirect_uri="http://127.0.0.1:5/signed-in", code_challenge="c" * 43, state="s" * 43
        )
        await gateway.begin_social(SocialProvider.GOOGLE, flow)
        code = SocialCode(code=SecretStr("c"), code_verifier=SecretStr("v" * 43))
        assert (await gateway.prove_elsewhere(code, "")).isoformat() == SOON
        await gateway.prove_elsewhere(code, "123456")
        await gateway.sign_out_others()

    _, proof, coded, after = play(scenario)
    assert "second_factor_code" not in json.loads(proof.body)
    assert json.loads(coded.body)["second_factor_code"] == "123456"
    assert proof.path.endswith("/session/proof/social")
    assert after.headers["authorization"] == "Bearer proved"


def test_every_step_has_its_address() -> None:
    device = uuid4()

    async def scenario(gateway: SecurityGateway) -> None:
        assert await gateway.devices() == []
        assert (await gateway.begin_second_factor()).secret == "JBSW"
        assert await gateway.confirm_second_factor("123456") == ["a-b"]
        assert await gateway.new_recovery_codes() == ["c-d"]
        await gateway.drop_second_factor()
        await gateway.sign_out_device(device)
        await gateway.sign_out_others()
        await gateway.ask_confirmation("t@nodi.example")
        change = PasswordChange(
            password=SecretStr("old"),
            new_password=SecretStr("a long passphrase"),
            sign_out_others=True,
        )
        await gateway.change_password(change)
        await gateway.change_email(EmailChange(email="new@nodi.example"))

    told = [f"{asked.method} {asked.path.removeprefix('/api/v1')}" for asked in play(scenario)]
    assert told == [
        "GET /me/devices",
        "POST /me/second-factor",
        "POST /me/second-factor/confirm",
        "POST /me/recovery-codes",
        "DELETE /me/second-factor",
        f"DELETE /me/devices/{device}",
        "DELETE /me/devices",
        "POST /email/confirmations",
        "POST /me/password",
        "POST /me/email",
    ]
