"""Servers this studio knows, and opening a session on one of them."""

import asyncio
import contextlib
import shutil
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pydantic import TypeAdapter

from server.contract.account import CodeChallenge, CodeSignIn, EmailAsked, MailSent
from server.contract.identity import SessionOut, SignIn, SignUp, SocialProvider
from server.contract.social import (
    SocialFlow,
    SocialFlowOut,
    SocialNewcomer,
    SocialSignIn,
    SocialSignUp,
)
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope
from studio.kit.tokens import MemoryTokenStore, SessionTokens
from studio.net.client import ApiClient
from studio.net.session import Session
from studio.storage.accounts import KnownAccount, KnownAccounts, KnownServer
from studio.storage.secrets import Secrets
from studio.storage.token_store import SecretTokenStore

_MILLISECONDS = 1000.0
_SIGN_OUT_SECONDS = 3.0
"""A server that is forgotten is not waited for any longer than this."""
_SOCIAL_IN: TypeAdapter[SessionOut | CodeChallenge | SocialNewcomer] = TypeAdapter(
    SessionOut | CodeChallenge | SocialNewcomer
)
_SOCIAL_UP: TypeAdapter[SessionOut | MailSent] = TypeAdapter(SessionOut | MailSent)


@dataclass(frozen=True, slots=True)
class Probe:
    """What answered at an address.

    Attributes:
        base_url: Normalised.
        name: What the server calls itself.
        sign_up_open: Whether new accounts are taken.
        mail: Whether it can send mail.
        milliseconds: How long the answer took.
        social_providers: Accounts elsewhere that sign in there.
    """

    base_url: str
    name: str
    sign_up_open: bool
    mail: bool
    milliseconds: float
    social_providers: tuple[SocialProvider, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenAccount:
    """A session that stands.

    Attributes:
        account: As kept on this computer.
        api: The connection with the account's tokens.
    """

    account: KnownAccount
    api: ApiClient


class Identity(Protocol):
    """What the sign-in screen asks for. Coroutines may raise ``StudioError``."""

    async def known(self) -> tuple[list[KnownServer], list[KnownAccount]]:
        """Servers and accounts used before, the last used first."""
        ...

    async def probe(self, address: str) -> Probe:
        """Ask who answers at an address."""
        ...

    async def remember(self, probe: Probe) -> None:
        """Keep a server in the list."""
        ...

    async def forget(self, base_url: str) -> None:
        """Drop a server from the list."""
        ...

    async def sign_in(self, server: str, url: str, request: SignIn) -> OpenAccount | CodeChallenge:
        """Open a session on a server; ``server`` is its address or THIS_COMPUTER."""
        ...

    async def answer_challenge(self, server: str, url: str, request: CodeSignIn) -> OpenAccount:
        """The second step of a sign-in."""
        ...

    async def sign_up(self, server: str, url: str, request: SignUp) -> OpenAccount | MailSent:
        """Make an account and open its first session, or wait for the address to be confirmed."""
        ...

    async def begin_social(
        self, url: str, provider: SocialProvider, request: SocialFlow
    ) -> SocialFlowOut:
        """Ask where to send the browser."""
        ...

    async def social_sign_in(
        self, server: str, url: str, request: SocialSignIn
    ) -> OpenAccount | CodeChallenge | SocialNewcomer:
        """Trade the code that the browser brought."""
        ...

    async def social_sign_up(
        self, server: str, url: str, request: SocialSignUp
    ) -> OpenAccount | MailSent:
        """Join with an account elsewhere."""
        ...

    async def ask_reset(self, url: str, request: EmailAsked) -> MailSent:
        """Have a link for a new password mailed."""
        ...

    async def ask_confirmation(self, url: str, request: EmailAsked) -> MailSent:
        """Have the link that confirms an address mailed once more."""
        ...

    async def free_bytes(self) -> int:
        """Room on the disk of the bundled server."""
        ...

    @property
    def warning(self) -> str | None:
        """What the person should know about how tokens are kept here."""
        ...


class IdentityGateway:
    """:class:`Identity` over the network, the studio's database and the keyring.

    There is one for the whole studio: it knows the sessions opened before, and opens none of an
    account while another still renews that account's tokens.

    Args:
        known: Servers and accounts.
        secrets: Where tokens are kept.
        data: The bundled server's folder.
        scope: Runs what blocks.
    """

    def __init__(
        self, known: KnownAccounts, secrets: Secrets, data: Path, scope: TaskScope
    ) -> None:
        self._known = known
        self._secrets = secrets
        self._data = data
        self._scope = scope
        self._sessions: dict[str, Session] = {}
        """The last one opened of each account, by the account's key."""

    @property
    def warning(self) -> str | None:
        """What the person should know about how tokens are kept here."""
        return self._secrets.warning

    async def known(self) -> tuple[list[KnownServer], list[KnownAccount]]:
        """Servers and accounts used before, the last used first."""
        servers = await self._scope.run_blocking(self._known.servers)
        accounts = await self._scope.run_blocking(self._known.accounts)
        return servers, accounts

    async def probe(self, address: str) -> Probe:
        """Ask who answers at an address."""
        async with self._visit(address) as api:
            began = time.perf_counter()
            about = await api.server()
            took = (time.perf_counter() - began) * _MILLISECONDS
        return Probe(
            api.base_url,
            about.name,
            about.sign_up_open,
            about.mail,
            took,
            tuple(about.social_providers),
        )

    async def remember(self, probe: Probe) -> None:
        """Keep a server in the list."""
        await self._scope.run_blocking(self._known.remember_server, probe.base_url, probe.name)

    async def forget(self, base_url: str) -> None:
        """Drop a server from the list, and the accounts there with their tokens."""
        _, accounts = await self.known()
        for account in accounts:
            if account.base_url == base_url:
                await self._sign_out(account)
        await self._scope.run_blocking(self._known.forget_server, base_url)

    async def sign_in(self, server: str, url: str, request: SignIn) -> OpenAccount | CodeChallenge:
        """Open a session on a server; ``server`` is its address or THIS_COMPUTER."""
        async with self._visit(url) as api:
            answer = await api.sign_in(request)
        if isinstance(answer, CodeChallenge):
            return answer
        return await self._keep(server, url, answer)

    async def answer_challenge(self, server: str, url: str, request: CodeSignIn) -> OpenAccount:
        """The second step of a sign-in."""
        async with self._visit(url) as api:
            session = await api.answer_challenge(request)
        return await self._keep(server, url, session)

    async def sign_up(self, server: str, url: str, request: SignUp) -> OpenAccount | MailSent:
        """Make an account and open its first session, or wait for the address to be confirmed."""
        async with self._visit(url) as api:
            answer = await api.sign_up(request)
        if isinstance(answer, MailSent):
            return answer
        return await self._keep(server, url, answer)

    async def begin_social(
        self, url: str, provider: SocialProvider, request: SocialFlow
    ) -> SocialFlowOut:
        """Ask where to send the browser."""
        async with self._visit(url) as api:
            return await api.ask(f"/social/{provider.value}/flows", SocialFlowOut, request)

    async def social_sign_in(
        self, server: str, url: str, request: SocialSignIn
    ) -> OpenAccount | CodeChallenge | SocialNewcomer:
        """Trade the code that the browser brought."""
        async with self._visit(url) as api:
            answer = await api.open_session("/social/sessions", _SOCIAL_IN, request)
        if isinstance(answer, SessionOut):
            return await self._keep(server, url, answer)
        return answer

    async def social_sign_up(
        self, server: str, url: str, request: SocialSignUp
    ) -> OpenAccount | MailSent:
        """Join with an account elsewhere."""
        async with self._visit(url) as api:
            answer = await api.open_session("/social/accounts", _SOCIAL_UP, request)
        if isinstance(answer, MailSent):
            return answer
        return await self._keep(server, url, answer)

    async def ask_reset(self, url: str, request: EmailAsked) -> MailSent:
        """Have a link for a new password mailed."""
        async with self._visit(url) as api:
            return await api.ask_mail("/password/resets", request)

    async def ask_confirmation(self, url: str, request: EmailAsked) -> MailSent:
        """Have the link that confirms an address mailed once more."""
        async with self._visit(url) as api:
            return await api.ask_mail("/email/confirmations", request)

    async def reopen(self, account: KnownAccount, url: str) -> OpenAccount:
        """Go on with the tokens kept of an account; nothing is asked of the server."""
        before = self._sessions.get(account.key)
        if before is not None:
            await before.settle()  # the token on disk may be spent, and its successor on the way
        return await self._open(account, url)

    async def signed_in(self) -> set[str]:
        """The keys of the accounts that can go on without signing in."""
        _, accounts = await self.known()

        def with_tokens() -> set[str]:
            keys = (account.key for account in accounts)
            return {key for key in keys if SecretTokenStore(self._secrets, key).load() is not None}

        return await self._scope.run_blocking(with_tokens)

    async def free_bytes(self) -> int:
        """Room on the disk of the bundled server."""
        usage = await self._scope.run_blocking(shutil.disk_usage, self._data)
        return usage.free

    async def _keep(self, server: str, url: str, session: SessionOut) -> OpenAccount:
        remember = self._known.remember_account
        account = await self._scope.run_blocking(remember, server, session.user)
        before = self._sessions.get(account.key)
        if before is not None:
            await before.forget()  # else a renewal of it would overwrite what is kept now
        store = SecretTokenStore(self._secrets, account.key)
        await self._scope.run_blocking(store.save, SessionTokens.of(session))
        return await self._open(account, url)

    async def _open(self, account: KnownAccount, url: str) -> OpenAccount:
        api = await self._client(url, SecretTokenStore(self._secrets, account.key))
        self._sessions[account.key] = api.session
        return OpenAccount(account, api)

    async def _sign_out(self, account: KnownAccount) -> None:
        """Leave no token of an account here, and none that counts at its server, if it answers."""
        before = self._sessions.pop(account.key, None)
        if before is not None:
            await before.settle()
        store = SecretTokenStore(self._secrets, account.key)
        with contextlib.suppress(StudioError, TimeoutError):
            async with (
                asyncio.timeout(_SIGN_OUT_SECONDS),
                self._visit(account.base_url, store) as api,
            ):
                await api.sign_out()
        if before is not None:
            await before.forget()
        await self._scope.run_blocking(store.clear)

    @asynccontextmanager
    async def _visit(
        self, address: str, store: SecretTokenStore | None = None
    ) -> AsyncIterator[ApiClient]:
        """A connection for as long as it takes: as nobody, or with the tokens in ``store``."""
        api = await self._client(address, store or MemoryTokenStore())
        try:
            yield api
        finally:
            await api.aclose()

    async def _client(self, address: str, store: MemoryTokenStore | SecretTokenStore) -> ApiClient:
        # Reading the system's certificates takes longer than a frame.
        return await self._scope.run_blocking(ApiClient, address, store, self._scope)


def device_name() -> str:
    """What the person will recognise in the list of devices."""
    return f"Chitra Studio, {socket.gethostname()}"[:120]
