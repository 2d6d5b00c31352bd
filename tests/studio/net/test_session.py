import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from threading import Event
from uuid import UUID

import pytest

from server.contract.errors import ErrorCode
from server.contract.identity import Role, SessionOut, UserOut, UserStatus
from studio.kit.errors import Offline, ServerRefusal, SessionEnded, StudioError, refusal
from studio.kit.task_scope import TaskScope
from studio.kit.tokens import MemoryTokenStore, SessionTokens
from studio.net import session as session_module
from studio.net.session import Session
from tests.patience import PATIENCE_SECONDS, eventually

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


class SlowStore(MemoryTokenStore):
    """A keyring that takes as long as the test wants."""

    def __init__(self, tokens: SessionTokens | None) -> None:
        super().__init__(tokens)
        self.gate = Event()
        self.gate.set()
        self.asked = Event()

    def save(self, tokens: SessionTokens) -> None:
        """Once it may."""
        self.asked.set()
        assert self.gate.wait(PATIENCE_SECONDS)
        super().save(tokens)


class Server:
    """Trades tokens as the real one does: each refresh token once."""

    def __init__(self, store: SlowStore, scope: TaskScope) -> None:
        self.store = store
        self.scope = scope
        self.count = 0
        self.asked = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.lifetime = 300.0

    async def renewal(self, refresh_token: str) -> SessionOut:
        self.asked += 1
        await self.gate.wait()
        if refresh_token != f"refresh{self.count}":
            raise refusal(ErrorCode.SESSION_ENDED, "Used twice.")
        self.count += 1
        return session_out(self.count, lifetime=self.lifetime)


def play(scenario: Callable[[Session, Server], Awaitable[None]], *, lifetime: float = 300) -> None:
    async def run() -> None:
        errors: list[Exception] = []
        scope = TaskScope(errors.append)
        store = SlowStore(SessionTokens.of(session_out(0, lifetime=lifetime)))
        server = Server(store, scope)
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


def test_settling_waits_until_the_new_pair_is_kept() -> None:
    async def scenario(session: Session, server: Server) -> None:
        await session.settle()
        server.gate.clear()
        waiting = server.scope.start(session.renew("access0"))
        await eventually(lambda: server.asked == 1)
        settling = server.scope.start(session.settle())
        impatient = server.scope.start(session.settle())
        await asyncio.sleep(0)
        impatient.cancel()
        assert not settling.done()
        server.gate.set()
        await settling
        assert _refresh_token(server) == "refresh1"
        assert await waiting == "access1"

    play(scenario)


def test_settling_gives_up_on_a_server_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_module, "_SETTLE_SECONDS", 0.01)

    async def scenario(session: Session, server: Server) -> None:
        server.gate.clear()
        waiting = server.scope.start(session.renew("access0"))
        await eventually(lambda: server.asked == 1)
        await session.settle()
        assert not waiting.done()
        server.gate.set()
        assert await waiting == "access1"

    play(scenario)


def test_a_proof_adopted_during_a_renewal_does_not_put_the_spent_token_back() -> None:
    async def scenario(session: Session, server: Server) -> None:
        assert await session.access_token() == "access0"
        server.store.gate.clear()
        renewing = server.scope.start(session.renew("access0"))
        await eventually(server.store.asked.is_set)
        adopting = server.scope.start(
            session.adopt("proved", datetime.now(UTC) + timedelta(minutes=5))
        )
        await asyncio.sleep(0)
        server.store.gate.set()
        await renewing
        await adopting
        assert _refresh_token(server) == "refresh1"
        assert await session.access_token() == "proved"
        assert await session.refresh_token() == "refresh1"

    play(scenario)


def test_what_a_renewal_brings_after_the_sign_out_is_dropped() -> None:
    async def scenario(session: Session, server: Server) -> None:
        server.gate.clear()
        renewing = server.scope.start(_outcome(session.renew("access0")))
        await eventually(lambda: server.asked == 1)
        await session.forget()
        server.gate.set()
        assert isinstance(await renewing, SessionEnded)
        assert server.store.load() is None
        assert await session.refresh_token() is None

    play(scenario)


def test_signing_out_while_the_new_pair_is_being_kept_leaves_none() -> None:
    async def scenario(session: Session, server: Server) -> None:
        server.store.gate.clear()
        renewing = server.scope.start(_outcome(session.renew("access0")))
        await eventually(server.store.asked.is_set)
        forgetting = server.scope.start(session.forget())
        await asyncio.sleep(0)
        server.store.gate.set()
        await forgetting
        await renewing
        assert server.store.load() is None
        assert await session.refresh_token() is None

    play(scenario)


def test_a_refused_renewal_of_before_does_not_end_the_session_begun_since() -> None:
    async def scenario(session: Session, server: Server) -> None:
        server.gate.clear()
        renewing = server.scope.start(_outcome(session.renew("access0")))
        await eventually(lambda: server.asked == 1)
        server.count = 99
        await session.begin(session_out(5))
        server.gate.set()
        assert isinstance(await renewing, ServerRefusal)
        assert await session.access_token() == "access5"
        assert _refresh_token(server) == "refresh5"

    play(scenario)


@pytest.mark.parametrize("code", ["misdirected", ErrorCode.INVALID, ErrorCode.NOT_FOUND])
def test_a_refusal_that_says_nothing_of_the_session_does_not_end_it(code: str) -> None:
    async def scenario(session: Session, server: Server) -> None:
        async def refused(_token: str) -> SessionOut:
            raise refusal(code, "Not here.")

        session._renewal = refused
        with pytest.raises(ServerRefusal, match="Not here"):
            await session.renew("access0")
        session._renewal = server.renewal
        assert await session.renew("access0") == "access1"

    play(scenario)


@pytest.mark.parametrize(
    "code",
    [
        ErrorCode.SESSION_ENDED,
        ErrorCode.NOT_SIGNED_IN,
        ErrorCode.ACCOUNT_BLOCKED,
        ErrorCode.ACCOUNT_DELETED,
    ],
)
def test_a_refusal_that_is_about_the_session_ends_it(code: ErrorCode) -> None:
    async def scenario(session: Session, _server: Server) -> None:
        async def refused(_token: str) -> SessionOut:
            raise refusal(code, "Blocked.")

        session._renewal = refused
        with pytest.raises(SessionEnded):
            await session.renew("access0")
        with pytest.raises(SessionEnded):
            await session.access_token()

    play(scenario)


async def _outcome(asking: Awaitable[str]) -> str | Exception:
    try:
        return await asking
    except StudioError as error:
        return error


def _refresh_token(server: Server) -> str | None:
    kept = server.store.load()
    return None if kept is None else kept.refresh_token
