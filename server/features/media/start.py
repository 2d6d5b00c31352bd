"""Start and stop the durable job that makes a version playable."""

from server.contract.media import TranscodingStatus
from server.features.media.turn import turn
from server.features.videos import repository
from server.features.videos.events import VersionArrived, VideoDeleted
from server.kit.db.unit import Subscriptions, Unit
from server.kit.jobs.queue import Job, Queue

PROCESS = "process_video"
"""Name of the workflow; it takes the version's id as text."""

TAKE = "take_ladder"
"""Name of the workflow; it takes the version's id as text, its run, and the number of sizes."""

CANCEL = "cancel_processing"
"""Name of the workflow; it takes the version's id and the job's, as text."""
ENDED = {TranscodingStatus.COMPLETED, TranscodingStatus.FAILED}


def start_processing(unit: Unit, event: VersionArrived) -> None:
    """Queue the job in the transaction that brought the version."""
    version = repository.version_by_id(unit.session, event.version_id)
    if version is not None:
        arguments = (str(version.id),)
        if version.sizes_queued:
            name, sizes = version.job_id, (str(version.id), version.run, version.sizes_queued)
            unit.enqueue(Job(TAKE, Queue.PUBLISH, name, sizes))
            return
        place = version.queue_turn = turn(unit, version)
        unit.enqueue(Job(PROCESS, Queue.ENCODE_CPU, version.job_id, arguments, turn=place))


def cancel_processing(unit: Unit, event: VideoDeleted) -> None:
    """Queue the end of the job, in the transaction that deletes the video.

    Another job has to do it: DBOS cancels on a connection of its own, which SQLite would keep
    waiting for the end of this very transaction.
    """
    for version in repository.all_versions_of(unit.session, event.video_id):
        if version.status not in ENDED:
            arguments = (str(version.id), version.job_id)
            unit.enqueue(Job(CANCEL, Queue.CONTROL, f"cancel-{version.job_id}", arguments))


def subscribe(subscriptions: Subscriptions) -> None:
    """Process every version that arrives, and stop when its video goes."""
    subscriptions.subscribe(VersionArrived, start_processing)
    subscriptions.subscribe(VideoDeleted, cancel_processing)
