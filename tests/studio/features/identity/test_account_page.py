import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from server.contract.errors import ErrorCode
from studio.features.identity.account_page import AccountModels, AccountPage
from studio.features.identity.exports_view import ExportsView
from studio.features.identity.leaving_view import LeavingView
from studio.features.identity.linked_view import LinkedView
from studio.kit.task_scope import TaskScope
from studio.kit.tokens import MemoryTokenStore, SessionTokens
from studio.net.client import ApiClient
from studio.ui.memory import Memory
from studio.ui.note_box import NoteBox
from tests.patience import eventually
from tests.studio.examples import NOON, find, run
from tests.studio.foreign_server import Asked, Reply, foreign_server

LATER = datetime.now(UTC) + timedelta(hours=1)
NOTHING = {"code": ErrorCode.NOT_FOUND, "message": "Nothing.", "fields": {}, "request_id": "r"}


def _respond(_asked: Asked) -> Reply:
    return Reply(404, json.dumps(NOTHING).encode())


def test_an_older_server_has_none_of_the_cards(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    async def work(url: str) -> None:
        scope = TaskScope(lambda _error: None)
        api = ApiClient(url, MemoryTokenStore(SessionTokens("a", NOON, "r", NOON)), scope)
        settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
        models = AccountModels(api, scope, Memory(settings, "k"), "tahmina")
        page = AccountPage(models)
        qtbot.addWidget(page)
        page.show()
        assert find(page, LeavingView).isVisible()
        models.load()
        models.reminder.load()
        await eventually(lambda: not scope.busy)
        for kind in (ExportsView, LeavingView, LinkedView):
            assert find(page, kind).isHidden()
        assert page.security.isHidden()
        models.close()
        await asyncio.sleep(0)
        await scope.aclose()
        await api.aclose()

    with foreign_server(_respond) as other:
        run(qapp, work(other.url))


def test_what_failed_is_said_once_and_can_be_tried_again(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    asked: list[str] = []

    def fail(what: Asked) -> Reply:
        asked.append(what.path)
        return Reply(500, b"")

    async def work(url: str) -> None:
        scope = TaskScope(lambda _error: None)
        api = ApiClient(url, MemoryTokenStore(SessionTokens("a", LATER, "r", LATER)), scope)
        settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
        models = AccountModels(api, scope, Memory(settings, "k"), "tahmina")
        page = AccountPage(models)
        qtbot.addWidget(page)
        page.show()
        models.load()
        await eventually(lambda: not scope.busy)
        assert [box for box in page.findChildren(NoteBox) if box.isVisible()] == [page.problem]
        delete = find(page, LeavingView).findChildren(QPushButton)[0]
        assert not delete.isEnabled()
        before = len(asked)
        find(page.problem, QPushButton).click()
        await eventually(lambda: not scope.busy)
        assert len(asked) >= before + 3
        models.close()
        await asyncio.sleep(0)
        await scope.aclose()
        await api.aclose()

    with foreign_server(fail) as other:
        run(qapp, work(other.url))
