"""The durable jobs that remove pictures of people from the store."""

from uuid import UUID

from dbos import DBOS

from server.features.identity.avatar import COLLECT, FORGET, Avatars
from server.kit.jobs.steady import steady_step
from server.kit.jobs.worker import Schedule, provided


@steady_step("avatar.collect")
def _collect(name: str) -> None:
    provided(Avatars).collect(name)


@steady_step("avatar.forget")
def _forget(user_id: str) -> None:
    provided(Avatars).forget(UUID(user_id))


@DBOS.workflow(name=COLLECT)
def collect_avatar(name: str) -> None:
    """Remove a picture that nobody has."""
    _collect(name)


@DBOS.workflow(name=FORGET)
def forget_avatars_of(user_id: str) -> None:
    """Remove the pictures of somebody who is gone."""
    _forget(user_id)


SCHEDULES: tuple[Schedule, ...] = ()
