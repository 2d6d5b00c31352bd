from hypothesis import given
from hypothesis import strategies as st

from server.contract.errors import ErrorCode
from studio.kit.errors import Offline, SessionEnded, refusal
from studio.net.retry import RetryPolicy


@given(st.integers(min_value=0, max_value=10_000))
def test_waits_grow_to_the_cap_and_never_below_the_floor(attempt: int) -> None:
    policy = RetryPolicy(base=1, cap=60, floor=0.2)
    wait = policy.wait(Offline("x"), attempt)
    assert wait is not None
    assert 0.2 <= wait <= min(60, max(0.2, 2 ** min(attempt, 32)))


def test_waits_are_spread() -> None:
    policy = RetryPolicy()
    assert len({policy.wait(Offline("x"), 6) for _ in range(20)}) > 10


def test_the_servers_wish_is_never_undercut() -> None:
    busy = refusal(ErrorCode.TOO_MANY_REQUESTS, "Slow down.", retry_after=300)
    wait = RetryPolicy(cap=60).wait(busy, 0)
    assert wait is not None
    assert wait >= 300


def test_a_refusal_is_never_repeated_blindly() -> None:
    assert RetryPolicy().wait(SessionEnded("over"), 0) is None
    assert RetryPolicy().wait(refusal(ErrorCode.INVALID, "No."), 0) is None
