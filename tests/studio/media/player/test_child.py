import io

from studio.media.player.child import listen
from studio.media.player.inbox import Inbox
from studio.media.player.messages import Play, Step


def test_what_is_no_command_is_passed_over_and_the_end_is_told() -> None:
    inbox = Inbox()
    lines = (
        b'{"do":"play","speed":1}\nrubbish\n{"do":"play","speed":1e99}\n{"do":"step","frames":2}\n'
    )
    listen(io.BytesIO(lines), inbox)
    assert inbox.get(0) == Play(speed=1)
    assert inbox.get(0) == Step(frames=2)
    assert inbox.get(0) is None
