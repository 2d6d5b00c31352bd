"""The durable job that takes a ladder, or what is there of it. Nothing is encoded.

A job takes what has arrived, and ends. Whatever comes meanwhile is found by it at its end, and gets
a job of its own; what comes later queues one. So there is one at a time for a version, and none
waits for a slow line.
"""

from uuid import UUID

from dbos import DBOS

from server.features.media import steps as media
from server.features.media.ladders import steps
from server.features.media.start import TAKE
from server.features.media.underway import Underway
from server.features.media.workflows import admit, guarded
from server.kit.jobs.worker import provided


@DBOS.workflow(name=TAKE)
def take_ladder(version_id: str, run: int, sizes: int) -> None:
    """Verify and publish the sizes that are here and, with the last, make the pictures."""
    with guarded(version_id, run), provided(Underway).work_on(UUID(version_id)):
        if not admit(version_id, run):
            return
        answer = steps.take(version_id)
        source = steps.settle(version_id) if answer.get("ok") else answer
        if "ok" not in source:
            media.give_up(version_id, source, run)
            if source["refused"]:
                steps.forget(version_id)
        elif not answer["ok"]:
            steps.taken(version_id, sizes)
        else:
            media.pictures(version_id, source["ok"])
            media.complete(version_id, [])
