"""What channels tell the features above them."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class ChannelChanged:
    """A channel's own facts, or its quota, are not what they were."""

    channel_id: UUID
    owner_id: UUID
