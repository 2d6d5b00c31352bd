"""Give a new user a channel."""

import re

from server.contract.errors import ErrorCode
from server.features.channels import repository
from server.features.channels.models import CHANNEL_EXISTS, Channel
from server.features.identity.events import UserSignedUp
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError

HANDLE_MIN = 3
HANDLE_MAX = 40


def handle_from(username: str) -> str:
    """A valid handle that resembles the user name."""
    handle = re.sub(r"[^a-z0-9]+", "-", username.lower()).strip("-")
    return handle[:HANDLE_MAX].ljust(HANDLE_MIN, "0")


def open_channel(unit: Unit, event: UserSignedUp) -> Channel:
    """Make the channel of a user who has just signed up, under a free handle.

    Raises:
        ConflictError: the user has one already.
    """
    if repository.channel_of_user(unit.session, event.user_id) is not None:
        raise ConflictError(CHANNEL_EXISTS, code=ErrorCode.CHANNEL_EXISTS)
    stem = handle_from(event.username)[: HANDLE_MAX - 4]
    taken = repository.handles_like(unit.session, stem)
    handle, number = stem, 2
    while handle in taken:
        handle, number = f"{stem}-{number}", number + 1
    channel = Channel(
        user_id=event.user_id, name=event.channel_name, handle=handle, subscriber_count=0
    )
    channel.update_quotas()
    unit.session.add(channel)
    unit.session.flush()
    return channel
