"""The steps of the durable job that takes a ladder; what they return is JSON."""

from uuid import UUID

from server.features.media.errors import EncodeError, RefusedMediaError
from server.features.media.ladders.taking import Taking
from server.features.media.steps import Answer, failure, making_of
from server.features.videos import progress as videos
from server.kit.db.unit import Units
from server.kit.errors import NoSpaceError
from server.kit.jobs.steady import steady_step
from server.kit.jobs.worker import provided


@steady_step("take_ladder.take")
def take(version_id: str) -> Answer:
    """Take every size that has arrived; ``ok`` tells whether these are all."""
    try:
        return {"ok": Taking(making_of(version_id)).take()}
    except RefusedMediaError as refusal:
        return {"code": refusal.code.value, "message": refusal.message, "refused": True}
    except (NoSpaceError, EncodeError) as error:
        return failure(version_id, error)


@steady_step("take_ladder.settle")
def settle(version_id: str) -> Answer:
    """Let go of the upload; ``ok`` is a MediaInfo of what takes its place in the store."""
    try:
        return {"ok": Taking(making_of(version_id)).settle().model_dump(mode="json")}
    except RefusedMediaError as refusal:
        return {"code": refusal.code.value, "message": refusal.message, "refused": False}


@steady_step("take_ladder.forget")
def forget(version_id: str) -> None:
    """Remove a bundle that was refused."""
    Taking(making_of(version_id)).forget()


@steady_step("take_ladder.taken")
def taken(version_id: str, sizes: int) -> None:
    """These sizes are taken; if more have come meanwhile, a job for them is queued."""
    with provided(Units).write() as unit:
        videos.sizes_taken(unit, UUID(version_id), sizes)
