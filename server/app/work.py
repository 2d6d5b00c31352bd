"""The worker's composition: which workflows, which queues, how many at once."""

import signal
import socket
from collections.abc import Callable

from server.app.upkeep import SCHEDULES as UPKEEP
from server.app.wiring import Parts
from server.features.identity.avatar_workflows import SCHEDULES as AVATARS
from server.features.identity.mail.workflows import SCHEDULES as MAIL
from server.features.media.av1.workflows import SCHEDULES as SECOND_PASS
from server.features.media.chunks import workflows as _chunks  # noqa: F401 - registers them
from server.features.media.ladders import workflows as _ladders  # noqa: F401 - the same
from server.features.media.subtitles.workflows import SCHEDULES as SUBTITLES
from server.features.media.workflows import SCHEDULES as MEDIA
from server.features.moderation.workflows import SCHEDULES as MODERATION
from server.features.videos.workflows import SCHEDULES as VIDEOS
from server.kit.db.engine import database_url
from server.kit.jobs.queue import Queue
from server.kit.jobs.worker import Worker

# Importing a workflow registers it: every worker must know every workflow before it starts.
SCHEDULES = (*UPKEEP, *AVATARS, *MAIL, *MEDIA, *SECOND_PASS, *SUBTITLES, *MODERATION, *VIDEOS)


def make_worker(parts: Parts, queues: list[Queue]) -> Worker:
    """A worker over ``parts`` that listens to ``queues``."""
    return Worker(
        database_url(parts.settings.database),
        parts.providers,
        queues=queues,
        concurrency={
            Queue.CONTROL: 4,
            Queue.ENCODE_CPU: parts.settings.encode_concurrency,
            Queue.ENCODE_GPU: 1,
            Queue.AGAIN: 1,
            Queue.SPEECH: 1,
            Queue.PUBLISH: 4,
            Queue.CRON: 1,
        },
        schedules=SCHEDULES,
    )


def end_signals() -> Callable[[], None]:
    """Catch, from now on, what asks the process to end; what comes back waits until it has come.

    The interpreter's own handler writes a byte for each signal, and the wait is for that byte. A
    lock would not do: a signal that comes just before the main thread begins to wait for it is
    handled by nobody until something else wakes that thread (seen: a worker that never ended).
    """
    waiting, telling = socket.socketpair()
    telling.settimeout(0)
    signal.set_wakeup_fd(telling.fileno())
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)

    def wait() -> None:
        with waiting, telling:
            waiting.recv(1)
            signal.set_wakeup_fd(-1)

    return wait
