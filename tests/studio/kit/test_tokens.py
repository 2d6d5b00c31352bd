from datetime import UTC, datetime

from studio.kit.tokens import MemoryTokenStore, SessionTokens
from tests.studio.net.test_session import session_out


def test_tokens_come_out_of_a_session_and_never_into_a_log() -> None:
    tokens = SessionTokens.of(session_out(7))
    assert (tokens.access_token, tokens.refresh_token) == ("access7", "refresh7")
    assert "access7" not in repr(tokens)
    assert "refresh7" not in f"{tokens}"


def test_memory_keeps_and_forgets() -> None:
    store = MemoryTokenStore()
    assert store.load() is None
    now = datetime.now(UTC)
    tokens = SessionTokens("a", now, "r", now)
    store.save(tokens)
    assert store.load() is tokens
    store.clear()
    assert store.load() is None
