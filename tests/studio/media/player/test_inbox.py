import pytest

from studio.media.player.inbox import Inbox
from studio.media.player.messages import Play, Seek


def test_of_several_moments_only_the_last_is_gone_to() -> None:
    inbox = Inbox()
    for command in (Seek(seconds=1), Seek(seconds=2), Play(speed=1), Seek(seconds=3)):
        inbox.put(command)
    assert inbox.get(None) == Seek(seconds=2)
    assert inbox.superseded()
    assert inbox.get(None) == Play(speed=1)
    assert inbox.get(None) == Seek(seconds=3)
    assert not inbox.superseded()
    with pytest.raises(TimeoutError):
        inbox.get(0)
    inbox.put(None)
    assert inbox.superseded()
    assert inbox.get(0) is None
