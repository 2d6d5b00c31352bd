"""Change a channel's name, handle or description."""

from server.contract.channels import ChannelPatch
from server.contract.errors import ErrorCode
from server.features.channels import repository
from server.features.channels.events import ChannelChanged
from server.features.channels.models import HANDLE_TAKEN, Channel
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError


def edit_channel(unit: Unit, channel: Channel, asked: ChannelPatch) -> None:
    """Apply what was asked; absent fields stay.

    Raises:
        ConflictError: somebody else has the handle.
    """
    if asked.handle is not None and asked.handle != channel.handle:
        if asked.handle in repository.handles_like(unit.session, asked.handle):
            raise ConflictError(
                HANDLE_TAKEN,
                code=ErrorCode.HANDLE_TAKEN,
                fields={"handle": "This handle is taken."},
            )
        channel.handle = asked.handle
    if asked.name is not None:
        channel.name = asked.name
    if asked.description is not None:
        channel.description = asked.description
    unit.session.flush()
    unit.emit(ChannelChanged(channel.id, channel.user_id))
