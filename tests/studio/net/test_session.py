import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from server.contract.errors import ErrorCode
from server.contract.identity import Role, SessionOut, UserOut, UserStatus
from studio.kit.errors import Offline, SessionEnded, refusal
from studio.kit.task_scope import TaskScope
from studio.kit.tokens import MemoryTokenStore, SessionTokens
from studio.net.session import Session

USER = UserOut(
    email_verified=True,
    second_factor_enabled=False,
    second_factor_missing=False,
    id=UUID(int=1),
    email="a@example.org",
    username="abc",
    role=Role.CREATOR,
    status=UserStatus.ACTIVE,
    preferred_language="en",
    created_at=datetime.now(UTC),
)


def session_out(number: int, *, lifetime: float = 300) -> SessionOut:
    now = datetime.now(UTC)
    return SessionOut(
        access_token=f"access{number}",
        access_expires_at=now + timedelta(seconds=lifetime),
        refresh_token=f"refresh{number}",
        refresh_expires_at=now + timedelta(days=30),
        user=USER,
    )


class Server:
    """Trades tokens as the real one does: each refresh token once."""

    def __init__(self, store: MemoryTokenStore) -> None:
        self.store = store
        self.count = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.lifetime = 300.0

    async def renewal(self, refresh_token: str) -> SessionOut:
        await self.gate.wait()
        if refresh_token != f"refresh{self.count}":
            raise refusal(ErrorCode.SESSION_ENDED, "Used twice.")
        self.count += 1
        return session_out(self.count, lifetime=self.lifetime)


def play(scenario: Callable[[Session, Server], Awaitable[None]], *, lifetime: float = 300) -> None:
    async def run() -> None:
        errors: list[Exception] = []
        scope = TaskScope(errors.append)
        store = MemoryTokenStore(SessionTokens.of(session_out(0, lifetime=lifetime)))
        server = Server(store)
        await scenario(Session(store, server.renewal, scope), server)
        await scope.aclose()
        assert errors == []

    asyncio.run(run())


def test_many_who_are_refused_at_once_renew_once() -> None:
    async def scenario(session: Session, server: Server) -> None:
        server.gate.clear()
        waiting = asyncio.gather(*(session.renew("access0") for _ in range(20)))
        await asyncio.sleep(0)
        server.gate.set()
        assert set(await waiting) == {"access1"}
        assert server.count == 1
        assert await session.renew("access0") == "access1", "who comes late gets the new one"
        assert server.count == 1

    play(scenario)


def test_the_new_pair_is_kept_before_it_is_used() -> None:
    async def scenario(session: Session, server: Server) -> None:
        token = await session.renew("access0")
        kept = server.store.load()
        assert kept is not None
        assert (kept.access_token, kept.refresh_token) == (token, "refresh1")

    play(scenario)


def test_a_renewal_outlives_the_request_that_wanted_it() -> None:
    async def scenario(session: Session, server: Server) -> None:
        server.gate.clear()
        impatient = asyncio.ensure_future(session.renew("access0"))  # noqa: TID251
        await asyncio.sleep(0.01)
        impatient.cancel()
        server.gate.set()
        assert await session.renew("access0") == "access1"
        assert server.count == 1

    play(scenario)


def test_a_token_is_renewed_before_it_expires() -> None:
    async def scenario(session: Session, _server: Server) -> None:
        assert await session.access_token() == "access0"
        session._stale_at = 0
        assert await session.access_token() == "access1"

    play(scenario)


def test_a_wrong_clock_does_not_renew_at_every_request() -> None:
    async def scenario(session: Session, server: Server) -> None:
        server.lifetime = -7200
        for _ in range(5):
            assert await session.access_token() == "access0"
        assert server.count == 0

    play(scenario, lifetime=-7200)


def test_an_ended_session_says_so_ever_after_and_begins_anew() -> None:
    async def scenario(session: Session, server: Server) -> None:
        server.count = 99
        with pytest.raises(SessionEnded, match="nothing is lost"):
            await session.renew("access0")
        with pytest.raises(SessionEnded):
            await session.access_token()
        await session.begin(session_out(5))
        assert await session.access_token() == "access5"

    play(scenario)


def test_whoever_watches_hears_of_the_end_once() -> None:
    async def scenario(session: Session, server: Server) -> None:
        heard: list[str] = []
        session.observe_end(lambda: heard.append("first"))
        stop = session.observe_end(lambda: heard.append("second"))
        stop()
        stop()
        server.count = 7
        for _ in range(2):
            with pytest.raises(SessionEnded):
                await session.renew("access0")
        assert heard == ["first"]

    play(scenario)


def test_a_server_out_of_reach_does_not_end_the_session() -> None:
    async def scenario(session: Session, server: Server) -> None:
        async def away(_token: str) -> SessionOut:
            raise Offline("away")

        session._renewal = away
        with pytest.raises(Offline):
            await session.renew("access0")
        session._renewal = server.renewal
        assert await session.renew("access0") == "access1"

    play(scenario)


def test_nobody_signed_in_is_an_ended_session() -> None:
    async def scenario(session: Session, server: Server) -> None:
        assert await session.refresh_token() == "refresh0"
        await session.forget()
        assert await session.refresh_token() is None
        with pytest.raises(SessionEnded, match="not signed in"):
            await session.access_token()
        assert server.store.load() is None

    play(scenario)
