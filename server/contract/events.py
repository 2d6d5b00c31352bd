"""``GET /api/v1/events``: what changed, as server-sent events for the signed-in user.

Each event has ``event: change``, ``id:`` its sequence number (send it back as
``Last-Event-ID`` to miss nothing) and a :class:`ChangeOut` as JSON data. A change says what
to look at again; it carries the new state where that is small.
"""

from enum import StrEnum
from uuid import UUID

from server.contract.shapes import Out
from server.contract.videos import VideoOut


class ChangeKind(StrEnum):
    """What sort of thing changed."""

    VIDEO = "video"
    VIDEO_DELETED = "video_deleted"
    CHANNEL = "channel"


class ChangeOut(Out):
    """One change, as small as it can be told."""

    seq: int
    kind: ChangeKind
    id: UUID
    """The video or channel that changed."""
    video: VideoOut | None
    """The video as it is now, for kind ``video``."""
