import asyncio
import json
from datetime import UTC, datetime, timedelta

from server.contract.identity import SocialProvider
from server.contract.social import SocialFlow
from studio.features.identity.account_gateway import AccountGateway
from studio.kit.task_scope import TaskScope
from studio.kit.tokens import MemoryTokenStore, SessionTokens
from studio.net.client import ApiClient
from tests.studio.foreign_server import Asked, Reply, foreign_server

SOON = datetime.now(UTC) + timedelta(minutes=5)


def _respond(asked: Asked) -> Reply:
    if asked.path.endswith("/flows"):
        answer = {"url": "https://a.example", "expires_at": SOON.isoformat()}
    else:
        answer = {"message": "Look."}
    return Reply(200, json.dumps(answer).encode())


def test_the_browser_is_sent_as_nobody_and_mail_is_asked_for_as_oneself() -> None:
    async def work(url: str) -> None:
        scope = TaskScope(lambda _error: None)
        api = ApiClient(url, MemoryTokenStore(SessionTokens("a", SOON, "r", SOON)), scope)
        gateway = AccountGateway(api)
        flow = SocialFlow(
            redirect_uri="http://127.0.0.1:5/signed-in", code_challenge="c" * 43, state="s" * 43
        )
        sent_to = await gateway.begin_social(SocialProvider.APPLE, flow)
        assert sent_to.url == "https://a.example"
        await gateway.ask_confirmation("t@nodi.example")
        await api.aclose()
        await scope.aclose()

    with foreign_server(_respond) as other:
        asyncio.run(work(other.url))
        told = [(asked.path, "authorization" in asked.headers) for asked in other.asked]
    assert told == [
        ("/api/v1/social/APPLE/flows", False),
        ("/api/v1/email/confirmations", True),
    ]
