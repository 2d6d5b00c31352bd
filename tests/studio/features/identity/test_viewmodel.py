import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from installer.build_translations import build
from server.contract.errors import ErrorCode
from server.contract.identity import SignIn, SignUp
from studio.app.appearance import Appearance
from studio.features.identity.gateway import OpenAccount, Probe
from studio.features.identity.items import Reach
from studio.features.identity.viewmodel import SignInViewModel
from studio.kit.config import THIS_COMPUTER, Language, Theme
from studio.kit.errors import LocalServerFailed, Offline, StudioError, refusal
from studio.kit.task_scope import TaskScope
from studio.net.bundled_server import ServerState, ServerStatus, StatusObserver
from studio.storage.accounts import KnownAccount, KnownServer
from tests.patience import eventually
from tests.studio.examples import run

NOW = datetime(2026, 3, 14, tzinfo=UTC)
OTHER = "https://studio.nodi.example"


class MemoryIdentity:
    def __init__(self) -> None:
        self.refuse: StudioError | None = None
        self.opened: list[tuple[str, str, Any]] = []
        self.forgotten: list[str] = []
        self.warning: str | None = "no keyring"

    async def known(self) -> tuple[list[KnownServer], list[KnownAccount]]:
        account = KnownAccount("k", OTHER, uuid4(), "t@nodi.example", "t", NOW)
        return [KnownServer(OTHER, "Nodi", NOW)], [account]

    async def probe(self, address: str) -> Probe:
        await self._answer()
        return Probe(address, "Nodi", sign_up_open=True, milliseconds=38.0)

    async def remember(self, _probe: Probe) -> None:
        await self._answer()

    async def forget(self, base_url: str) -> None:
        self.forgotten.append(base_url)

    async def sign_in(self, server: str, url: str, request: SignIn) -> OpenAccount:
        return await self._open(server, url, request)

    async def sign_up(self, server: str, url: str, request: SignUp) -> OpenAccount:
        return await self._open(server, url, request)

    async def free_bytes(self) -> int:
        return 580_000_000_000

    async def _open(self, server: str, url: str, request: Any) -> OpenAccount:
        await self._answer()
        self.opened.append((server, url, request))
        return cast("OpenAccount", object())

    async def _answer(self) -> None:
        await asyncio.sleep(0)
        if self.refuse is not None:
            raise self.refuse


class MemoryServer:
    def __init__(self) -> None:
        self.status = ServerStatus(ServerState.STOPPED)
        self.reason: str | None = None
        self._observers: list[StatusObserver] = []

    def subscribe(self, observer: StatusObserver) -> Callable[[], None]:
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    async def start(self) -> str:
        if self.reason is not None:
            self._set(ServerStatus(ServerState.FAILED, reason=self.reason))
            raise LocalServerFailed(self.reason)
        self._set(ServerStatus(ServerState.RUNNING, url="http://127.0.0.1:1"))
        return "http://127.0.0.1:1"

    async def stop(self) -> None:
        self._set(ServerStatus(ServerState.STOPPED))

    def _set(self, status: ServerStatus) -> None:
        self.status = status
        for observer in tuple(self._observers):
            observer(status)


class Bench:
    def __init__(self) -> None:
        self.identity, self.local = MemoryIdentity(), MemoryServer()
        self.scope = TaskScope(lambda error: pytest.fail(repr(error)))
        self.model = SignInViewModel(self.identity, self.local, self.scope)
        self.signed_in: list[object] = []
        self.model.signed_in.connect(self.signed_in.append)

    async def rest(self) -> None:
        await eventually(lambda: not self.scope.busy)


def test_this_computer_is_started_when_chosen_and_says_why_not(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.local.reason = "The port is in use."
        bench.model.choose(THIS_COMPUTER)
        await bench.rest()
        chosen = bench.model.chosen
        assert (chosen.reach, chosen.reason) == (Reach.FAILED, "The port is in use.")
        bench.local.reason = None
        bench.model.start_local()
        await bench.rest()
        assert bench.model.chosen.ready
        assert bench.model.free_bytes == 580_000_000_000
        bench.model.stop_local()
        await bench.rest()
        assert bench.model.chosen.reach is Reach.STOPPED
        bench.model.close()
        await bench.scope.aclose()

    run(qapp, work())


def test_known_servers_are_asked_and_can_be_forgotten(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.model.load()
        await bench.rest()
        other = bench.model.servers[1]
        assert (other.reach, other.milliseconds, other.email) == (
            Reach.ANSWERS,
            38.0,
            "t@nodi.example",
        )
        bench.identity.refuse = Offline("No answer.")
        bench.model.ask_again(OTHER)
        await bench.rest()
        assert bench.model.servers[1].reason == "No answer."
        bench.identity.refuse = None
        bench.model.choose(OTHER)
        await bench.rest()
        assert bench.model.chosen.ready
        bench.model.forget(OTHER)
        await bench.rest()
        assert bench.identity.forgotten == [OTHER]
        assert bench.model.chosen.local
        await bench.scope.aclose()

    run(qapp, work())


def test_an_address_is_added_or_refused_in_words(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.identity.refuse = Offline("Nobody is there.")
        bench.model.add("x.example")
        await bench.rest()
        assert bench.model.address_problem == "Nobody is there."
        bench.identity.refuse = None
        bench.model.add("https://x.example")
        await bench.rest()
        assert bench.model.chosen_key == "https://x.example"
        assert bench.model.address_problem == ""
        await bench.scope.aclose()

    run(qapp, work())


def test_signing_in_and_up_and_what_can_be_wrong(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        model = bench.model
        model.choose(THIS_COMPUTER)
        await bench.rest()
        model.sign_in("no address", "x")
        assert set(model.fields) == {"email"}
        bench.identity.refuse = refusal(ErrorCode.SIGN_IN_FAILED, "Wrong.")
        model.sign_in("t@nodi.example", "x")
        await bench.rest()
        assert (model.problem, model.fields) == ("Wrong.", {})
        model.show_form(signing_up=True)
        model.sign_up("bad", "b", "", "short")
        assert set(model.fields) == {"email", "username", "channel_name", "password"}
        bench.identity.refuse = refusal(
            ErrorCode.USERNAME_TAKEN, "Taken.", fields={"username": "Taken."}
        )
        model.sign_up("t@nodi.example", "tahmina", "Nodi", "a long passphrase")
        await bench.rest()
        assert model.fields == {"username": "Taken."}
        bench.identity.refuse = None
        model.sign_up("t@nodi.example", "tahmina", "Nodi", "a long passphrase")
        model.sign_in("t@nodi.example", "a long passphrase")
        await bench.rest()
        assert len(bench.signed_in) == 2
        assert [server for server, _, _ in bench.identity.opened] == [THIS_COMPUTER] * 2
        assert model.warning == "no keyring"
        await bench.scope.aclose()

    run(qapp, work())


def test_what_is_wrong_follows_a_switch_of_language(qapp: QApplication, tmp_path: Path) -> None:
    build()
    settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    appearance = Appearance(qapp, settings)
    appearance.begin(Theme.DARK, Language.ENGLISH)

    async def work() -> None:
        bench = Bench()
        model = bench.model
        model.choose(THIS_COMPUTER)
        await bench.rest()
        bench.identity.refuse = refusal(
            ErrorCode.INVALID, "No.", fields={"username": "Too short, says the server."}
        )
        model.sign_up("t@nodi.example", "tahmina", "Nodi", "a long passphrase")
        model.add("x.example")
        await bench.rest()
        english = (*model.fields.values(), model.address_problem)
        assert english[0] == "Too short, says the server."
        appearance.set_language(Language.BENGALI)
        bengali = (*model.fields.values(), model.address_problem)
        for said in bengali:
            assert any("\u0980" <= letter <= "\u09ff" for letter in said), said
        appearance.set_language(Language.ENGLISH)
        assert (*model.fields.values(), model.address_problem) == english
        model.forgive("username")
        assert (model.fields, model.problem) == ({}, "")
        await bench.scope.aclose()

    run(qapp, work())
