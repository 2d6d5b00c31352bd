"""Keeping a session alive: one renewal at a time, kept before it is used.

A refresh token works once, and using it twice looks like theft to the server and ends the
whole session. So renewals never overlap, a renewal outlives the request that wanted it, and
the new pair is on disk before anything is sent with it. Whatever else writes tokens takes its
turn, so that no writer puts back a pair that was already spent.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime

from server.contract.errors import ErrorCode
from server.contract.identity import SessionOut
from studio.kit.errors import ServerRefusal, SessionEnded
from studio.kit.task_scope import TaskScope
from studio.kit.tokens import SessionTokens, TokenStore

Renewal = Callable[[str], Awaitable[SessionOut]]
"""Trades a refresh token for a new session at the server."""

_MARGIN_SECONDS = 30.0
"""A token is renewed this long before it expires, so that it lasts for a request."""

_SETTLE_SECONDS = 10.0
"""A renewal that takes longer than this is not waited for when its account is closed."""

_FINAL = {
    ErrorCode.SESSION_ENDED,
    ErrorCode.NOT_SIGNED_IN,
    ErrorCode.ACCOUNT_BLOCKED,
    ErrorCode.ACCOUNT_DELETED,
}
"""What ends a session. Any other refusal may be a passing fault, on the way or at the server."""

_ENDED = "Your session has ended. Sign in again to go on; nothing is lost."


class Session:
    """The tokens of one account on one server.

    Args:
        store: Where the tokens are kept.
        renewal: How a new pair is got.
        scope: Runs renewals and the store's blocking calls.
    """

    def __init__(self, store: TokenStore, renewal: Renewal, scope: TaskScope) -> None:
        self._store = store
        self._renewal = renewal
        self._scope = scope
        self._tokens: SessionTokens | None = None
        self._loaded = False
        self._stale_at = float("inf")
        self._renewing: asyncio.Future[SessionTokens] | None = None
        self._writing = asyncio.Lock()
        self._generation = 0
        """Counts sessions begun and forgotten: a renewal keeps nothing in a later one."""
        self._ended: str | None = None
        self._observers: list[Callable[[], None]] = []

    def observe_end(self, observer: Callable[[], None]) -> Callable[[], None]:
        """Call ``observer`` when the server ends the session; the returned function stops it."""
        self._observers.append(observer)

        def stop() -> None:
            if observer in self._observers:
                self._observers.remove(observer)

        return stop

    async def access_token(self) -> str:
        """A token that the server should still accept.

        Raises:
            SessionEnded: There is no session, or it is over.
            StudioError: It had to be renewed, and the server could not be reached.
        """
        tokens = await self._current()
        if time.monotonic() >= self._stale_at:
            tokens = await self._renewed()
        return tokens.access_token

    async def renew(self, rejected: str) -> str:
        """A token other than the one the server has just rejected.

        Raises:
            SessionEnded: The session is over.
            StudioError: The server could not be reached; the old pair is kept.
        """
        tokens = await self._current()
        if tokens.access_token == rejected:
            tokens = await self._renewed()
        return tokens.access_token

    async def begin(self, session: SessionOut) -> None:
        """Keep a session that has just been opened."""
        async with self._writing:
            self._generation += 1
            await self._keep(SessionTokens.of(session))
            self._ended = None

    async def adopt(self, access_token: str, expires_at: datetime) -> None:
        """Go on with another access token of the same session, such as one with a fresh proof."""
        async with self._writing:
            now = await self._current()
            await self._keep(replace(now, access_token=access_token, access_expires_at=expires_at))

    async def refresh_token(self) -> str | None:
        """The token that names this session at sign-out; null when there is none."""
        try:
            return (await self._current()).refresh_token
        except SessionEnded:
            return None

    async def forget(self) -> None:
        """Drop the tokens, here and in the store."""
        self._generation += 1
        self._tokens, self._loaded = None, True
        async with self._writing:
            self._tokens, self._loaded = None, True
            await self._scope.run_blocking(self._store.clear)

    async def settle(self) -> None:
        """Wait for a renewal that is under way: the server may have spent the old token already.

        Returns after some seconds in any case, and never raises what the renewal met.
        """
        if self._renewing is not None:
            await asyncio.wait({self._renewing}, timeout=_SETTLE_SECONDS)

    async def _current(self) -> SessionTokens:
        if self._ended is not None:
            raise SessionEnded(self._ended)
        if not self._loaded:
            kept = await self._scope.run_blocking(self._store.load)
            if not self._loaded:  # else somebody wrote meanwhile, and what was read is old
                self._adopt(kept)
        if self._tokens is None:
            raise SessionEnded("You are not signed in. Sign in to go on; nothing is lost.")
        return self._tokens

    def _adopt(self, tokens: SessionTokens | None) -> None:
        self._tokens, self._loaded = tokens, True
        self._stale_at = float("inf")
        if tokens is None:
            return
        # Measured from now on by a clock that nobody sets. A lifetime that makes no sense
        # means that one of the two clocks is wrong: then only the server's refusal counts.
        lifetime = (tokens.access_expires_at - datetime.now(UTC)).total_seconds()
        if lifetime > _MARGIN_SECONDS:
            self._stale_at = time.monotonic() + lifetime - _MARGIN_SECONDS

    async def _keep(self, tokens: SessionTokens) -> None:
        await self._scope.run_blocking(self._store.save, tokens)
        self._adopt(tokens)

    async def _renewed(self) -> SessionTokens:
        if self._renewing is None:
            self._renewing = asyncio.get_running_loop().create_future()
            self._renewing.add_done_callback(_observed)
            self._scope.start(self._renew_into(self._renewing), name="renew session")
        # Shielded: whoever waits may be cancelled, and the others still want the answer.
        return await asyncio.shield(self._renewing)

    async def _renew_into(self, answer: "asyncio.Future[SessionTokens]") -> None:
        generation = self._generation
        try:
            tokens = await self._current()
            session = await self._renewal(tokens.refresh_token)
            async with self._writing:
                if generation == self._generation:
                    await self._keep(SessionTokens.of(session))
            # Where the session was forgotten or begun anew meanwhile, that is what counts.
            answer.set_result(await self._current())
        except ServerRefusal as error:
            ended = error.code in _FINAL and generation == self._generation
            answer.set_exception(self._end(error) if ended else error)
        except Exception as error:  # noqa: BLE001 - whoever waits must hear of it, whatever it is
            answer.set_exception(error)
        finally:
            self._renewing = None
            answer.cancel()

    def _end(self, error: ServerRefusal) -> SessionEnded:
        blocked = error.code == ErrorCode.ACCOUNT_BLOCKED
        self._ended = error.message if blocked else _ENDED
        for observer in tuple(self._observers):
            observer()
        return SessionEnded(self._ended, request_id=error.request_id)


def _observed(answer: "asyncio.Future[SessionTokens]") -> None:
    # Marks the exception as seen when everyone who waited has been cancelled.
    if not answer.cancelled():
        answer.exception()
