from datetime import timedelta

from server.kit.clock import now


def test_now_is_in_utc() -> None:
    assert now().utcoffset() == timedelta(0)
