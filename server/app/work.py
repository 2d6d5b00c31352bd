"""The worker's composition: which workflows, which queues, how many at once."""

import signal
import threading

from server.app.upkeep import SCHEDULES as UPKEEP
from server.app.wiring import Parts
from server.features.identity.mail.workflows import SCHEDULES as MAIL
from server.features.media.workflows import SCHEDULES as MEDIA
from server.features.moderation.workflows import SCHEDULES as MODERATION
from server.kit.db.engine import database_url
from server.kit.jobs.queue import Queue
from server.kit.jobs.worker import Worker

# Importing a workflow registers it: every worker must know every workflow before it starts.
SCHEDULES = (*UPKEEP, *MAIL, *MEDIA, *MODERATION)


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
            Queue.PUBLISH: 4,
            Queue.CRON: 1,
        },
        schedules=SCHEDULES,
    )


def wait_for_signal() -> None:
    """Block until the process is asked to end."""
    asked = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: asked.set())
    asked.wait()
