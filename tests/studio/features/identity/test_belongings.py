import asyncio
import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from pydantic import SecretStr
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from server.contract.account import ExportState
from server.contract.identity import SocialProvider
from server.contract.social import SocialCode, SocialFlow
from studio.features.identity.account_page import AccountModels
from studio.features.identity.belongings import BelongingsGateway
from studio.kit.task_scope import TaskScope
from studio.kit.tokens import MemoryTokenStore, SessionTokens
from studio.net.client import ApiClient
from studio.ui.memory import Memory
from tests.patience import eventually
from tests.studio.examples import run
from tests.studio.features.identity.belongings_bench import APPLE, export, link_to
from tests.studio.foreign_server import Asked, Reply, foreign_server
from tests.studio.live_server import LiveServer
from tests.studio.rig import PASSWORD, email, sign_up

SOON = (datetime.now(UTC) + timedelta(minutes=5)).isoformat()
LINK = link_to(APPLE).model_dump_json()
COPY = export(ExportState.READY)
ANSWERS = {
    "GET /me/social": f"[{LINK}]",
    "POST /me/social": LINK,
    "POST /social/APPLE/flows": json.dumps({"url": "https://a.example", "expires_at": SOON}),
    "GET /me/exports": f"[{COPY.model_dump_json()}]",
    "POST /me/exports": COPY.model_dump_json(),
    f"POST /me/exports/{COPY.id}/link": json.dumps(
        {"url": "/api/v1/exports/t", "expires_at": SOON}
    ),
    "GET /exports/t": "zip",
    "POST /me/deletion": json.dumps({"deleted_at": SOON, "final_at": None}),
    "POST /email/confirmations": json.dumps({"message": "Look."}),
}


def _respond(asked: Asked) -> Reply:
    body = ANSWERS.get(f"{asked.method} {asked.path.removeprefix('/api/v1')}")
    return Reply(204) if body is None else Reply(200, body.encode())


def test_every_wish_has_its_address(tmp_path: Path) -> None:
    link = uuid4()

    async def work(url: str) -> None:
        scope = TaskScope(lambda _error: None)
        far = datetime.now(UTC) + timedelta(hours=1)
        api = ApiClient(url, MemoryTokenStore(SessionTokens("a", far, "r", far)), scope)
        gateway = BelongingsGateway(api, scope)
        assert [each.provider for each in await gateway.links()] == [APPLE]
        flow = SocialFlow(
            redirect_uri="http://127.0.0.1:5/signed-in", code_challenge="c" * 43, state="s" * 43
        )
        await gateway.begin_social(SocialProvider.APPLE, flow)
        code = SocialCode(code=SecretStr("c"), code_verifier=SecretStr("v" * 43))
        assert (await gateway.link(code)).provider is APPLE
        await gateway.unlink(link)
        [copy] = await gateway.exports()
        assert (await gateway.ask_export()).state is ExportState.READY
        link_to_copy = await gateway.export_link(copy.id)
        await gateway.fetch(link_to_copy.url, tmp_path / "mine.zip", lambda *_now: None)
        await gateway.ask_confirmation("t@nodi.example")
        assert (await gateway.delete_account()).final_at is None
        await api.aclose()
        await scope.aclose()

    with foreign_server(_respond) as other:
        asyncio.run(work(other.url))
    assert (tmp_path / "mine.zip").read_text() == "zip"
    told = [f"{a.method} {a.path.removeprefix('/api/v1')}" for a in other.asked]
    assert told == [
        "GET /me/social",
        "POST /social/APPLE/flows",
        "POST /me/social",
        f"DELETE /me/social/{link}",
        "GET /me/exports",
        "POST /me/exports",
        f"POST /me/exports/{COPY.id}/link",
        "GET /exports/t",
        "POST /email/confirmations",
        "POST /me/deletion",
    ]


def test_a_real_server_makes_a_copy_and_hands_it_over(
    qapp: QApplication, shared_server: LiveServer, tmp_path: Path
) -> None:
    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        api = ApiClient(shared_server.url, MemoryTokenStore(), scope)
        await sign_up(api, email())
        settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
        own = AccountModels(api, scope, Memory(settings, "k"), "tahmina")
        own.security.proof_wanted.connect(lambda: own.security.prove(PASSWORD, ""))
        own.load()
        await eventually(lambda: own.exports.loaded and not scope.busy)
        own.exports.ask()
        await eventually(lambda: bool(own.exports.exports))
        await eventually(lambda: not own.exports.waiting)
        [ready] = own.exports.exports
        assert ready.state is ExportState.READY
        own.exports.fetch(ready, tmp_path / "mine.zip")
        await eventually(lambda: not scope.busy)
        assert own.exports.refusal == ""
        assert zipfile.is_zipfile(tmp_path / "mine.zip")
        await scope.aclose()
        await api.aclose()

    run(qapp, work())
