"""A sign-in screen's model over an identity and a server that live in memory."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, cast
from uuid import uuid4

import httpx
import pytest

from server.contract.account import CodeChallenge, CodeSignIn, EmailAsked, MailSent
from server.contract.identity import SignIn, SignUp, SocialProvider
from server.contract.social import (
    SocialFlow,
    SocialFlowOut,
    SocialNewcomer,
    SocialSignIn,
    SocialSignUp,
)
from studio.features.identity.gateway import OpenAccount, Probe
from studio.features.identity.viewmodel import SignInViewModel
from studio.kit.errors import LocalServerFailed, StudioError
from studio.kit.task_scope import TaskScope
from studio.net.bundled_server import ServerState, ServerStatus, StatusObserver
from studio.net.client import ApiClient
from studio.storage.accounts import KnownAccount, KnownServer
from tests.patience import eventually

NOW = datetime(2026, 3, 14, tzinfo=UTC)
OTHER = "https://studio.nodi.example"
BORN = "14 4 1990"
NEWCOMER = SocialNewcomer(
    ticket="ticket",
    expires_at=NOW,
    provider=SocialProvider.GOOGLE,
    email="Tahmina.R@nodi.example",
    email_verified=True,
    first_name="Tahmina",
    last_name="রহমান",
)


class MemoryApi:
    """A connection that only knows whether it was closed."""

    def __init__(self) -> None:
        self.closed = False

    async def aclose(self) -> None:
        self.closed = True


def opened_account() -> tuple[OpenAccount, MemoryApi]:
    """An account that was just signed in to, and its connection."""
    account = KnownAccount("k", OTHER, uuid4(), "t@nodi.example", "t", NOW)
    api = MemoryApi()
    return OpenAccount(account, cast("ApiClient", api)), api


class MemoryIdentity:
    def __init__(self) -> None:
        self.apis: list[MemoryApi] = []
        self.refuse: StudioError | None = None
        self.opened: list[tuple[str, str, Any]] = []
        self.forgotten: list[str] = []
        self.warning: str | None = "no keyring"
        self.challenge: CodeChallenge | None = None
        self.mails = False
        self.mailed: list[tuple[str, str]] = []
        self.social: tuple[SocialProvider, ...] = ()
        self.newcomer: SocialNewcomer | None = None
        self.flows: list[SocialFlow] = []
        self.send_to = "https://accounts.example/authorise?x=1"

    async def known(self) -> tuple[list[KnownServer], list[KnownAccount]]:
        account = KnownAccount("k", OTHER, uuid4(), "t@nodi.example", "t", NOW)
        return [KnownServer(OTHER, "Nodi", NOW)], [account]

    async def probe(self, address: str) -> Probe:
        await self._answer()
        return Probe(
            address,
            "Nodi",
            sign_up_open=True,
            mail=True,
            milliseconds=38.0,
            social_providers=self.social,
        )

    async def remember(self, _probe: Probe) -> None:
        await self._answer()

    async def forget(self, base_url: str) -> None:
        self.forgotten.append(base_url)

    async def sign_in(self, server: str, url: str, request: SignIn) -> OpenAccount | CodeChallenge:
        opened = await self._open(server, url, request)
        return opened if self.challenge is None else self.challenge

    async def answer_challenge(self, server: str, url: str, request: CodeSignIn) -> OpenAccount:
        return await self._open(server, url, request)

    async def sign_up(self, server: str, url: str, request: SignUp) -> OpenAccount | MailSent:
        opened = await self._open(server, url, request)
        return MailSent(message="Look.") if self.mails else opened

    async def begin_social(
        self, _url: str, _provider: SocialProvider, request: SocialFlow
    ) -> SocialFlowOut:
        await self._answer()
        self.flows.append(request)
        return SocialFlowOut(url=self.send_to, expires_at=NOW)

    async def social_sign_in(
        self, server: str, url: str, request: SocialSignIn
    ) -> OpenAccount | CodeChallenge | SocialNewcomer:
        opened = await self._open(server, url, request)
        return self.challenge or self.newcomer or opened

    async def social_sign_up(
        self, server: str, url: str, request: SocialSignUp
    ) -> OpenAccount | MailSent:
        opened = await self._open(server, url, request)
        return MailSent(message="Look.") if self.mails else opened

    async def ask_reset(self, _url: str, request: EmailAsked) -> MailSent:
        return await self._mail("reset", request)

    async def ask_confirmation(self, _url: str, request: EmailAsked) -> MailSent:
        return await self._mail("confirmation", request)

    async def _mail(self, what: str, request: EmailAsked) -> MailSent:
        await self._answer()
        self.mailed.append((what, request.email))
        return MailSent(message="Look.")

    async def free_bytes(self) -> int:
        return 580_000_000_000

    async def _open(self, server: str, url: str, request: Any) -> OpenAccount:
        await self._answer()
        self.opened.append((server, url, request))
        opened, api = opened_account()
        self.apis.append(api)
        return opened

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


class MemoryBrowser:
    """Notes what it was to show."""

    def __init__(self, *, works: bool = True) -> None:
        self.shown: list[str] = []
        self.works = works

    def __call__(self, address: str) -> bool:
        self.shown.append(address)
        return self.works


async def come_back(flow: SocialFlow, **brings: str) -> httpx.Response:
    """The browser, on its way back from elsewhere."""
    query = {"state": flow.state, **brings}
    async with httpx.AsyncClient(trust_env=False) as browser:
        return await browser.get(flow.redirect_uri, params=query)


class Bench:
    def __init__(self) -> None:
        self.identity, self.local = MemoryIdentity(), MemoryServer()
        self.scope = TaskScope(lambda error: pytest.fail(repr(error)))
        self.browser = MemoryBrowser()
        self.shown = self.browser.shown
        self.model = SignInViewModel(
            self.identity, self.local, self.scope, open_browser=self.browser
        )
        self.signed_in: list[object] = []
        self.model.signed_in.connect(self.signed_in.append)

    async def rest(self) -> None:
        await eventually(lambda: not self.scope.busy)
