"""What viewers do with videos: reactions, views, watching."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, Field

from server.contract.cards import VideoCard
from server.contract.shapes import In, Out

DAY_SECONDS = 86_400
"""The longest that one sitting may report."""

Seconds = Annotated[int, Field(ge=0, le=DAY_SECONDS)]
Moment = Annotated[float, Field(ge=0, le=DAY_SECONDS, allow_inf_nan=False)]


class InteractionType(StrEnum):
    """What was done with a video."""

    LIKE = "LIKE"
    """Liked. The row stands while the like does; a user has one LIKE or DISLIKE per video."""
    DISLIKE = "DISLIKE"
    """Disliked. The row stands while the dislike does."""
    VIEW = "VIEW"
    """Watched for as long as the player's rule asks; counted once a viewer in six hours."""
    NOT_INTERESTED = "NOT_INTERESTED"
    """Asked not to be recommended this any more; at most one per user and video."""
    WATCH_TIME = "WATCH_TIME"
    """One sitting is over; the value is how many seconds were watched."""
    SHARE = "SHARE"
    """Passed on; counted once a viewer in six hours. Not in the specification's list, which
    counts shares (``Video.share_count``) without naming where they come from."""


class Reaction(StrEnum):
    """What one person thinks of a video or a comment."""

    LIKE = "LIKE"
    """Thumb up."""
    DISLIKE = "DISLIKE"
    """Thumb down."""


class ReactionIn(In):
    """Like or dislike; replaces what the same person said before."""

    reaction: Reaction


class ReactionOut(Out):
    """What the asker thinks, and how many think what."""

    reaction: Reaction | None
    """The asker's own; null when they have none."""
    like_count: int
    dislike_count: int


class LikedOut(Out):
    """A video that the asker likes."""

    video: VideoCard
    liked_at: AwareDatetime


class ProgressIn(In):
    """How far a viewer is."""

    position_seconds: Moment
    """Where playback would go on; beyond the video's end counts as its end."""
    watched_seconds: Annotated[int, Field(ge=0, le=3600)] = 0
    """Seconds of real time in which it played since the last report; no more than have passed
    since then are counted."""


class ProgressOut(Out):
    """Where the asker stands with a video."""

    video_id: UUID
    watch_percentage: float
    """The farthest point that was reached, 0 to 100."""
    watch_duration_seconds: int
    completed: bool
    """90 % were reached once; watching again from the beginning does not undo it."""
    last_position_seconds: int
    watched_at: AwareDatetime


class HistoryOut(Out):
    """A video in the asker's history."""

    video: VideoCard
    progress: ProgressOut


class WatchSessionIn(In):
    """Begin to measure one sitting."""

    video_id: UUID
    device_type: Annotated[str, Field(max_length=32)] = ""
    """For example ``desktop``, ``phone`` or ``tv``."""
    browser: Annotated[str, Field(max_length=64)] = ""
    os: Annotated[str, Field(max_length=64)] = ""


class WatchSessionPatch(In):
    """How the sitting goes. Totals since its beginning; absent fields stay.

    Totals only grow: a report that arrives late does not take anything back.
    """

    watch_time_seconds: Seconds | None = None
    """Seconds of real time in which it played; no more than have passed are counted."""
    completion_percentage: Annotated[Decimal, Field(ge=0, le=100)] | None = None
    rebuffer_count: Annotated[int, Field(ge=0, le=100_000)] | None = None
    rebuffer_duration_seconds: Moment | None = None
    startup_time_ms: Annotated[int, Field(ge=0, le=3_600_000)] | None = None
    """From the press of play to the first frame."""
    average_bitrate_kbps: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    ended: bool = False
    """The sitting is over; nothing more can be reported."""


class WatchSessionOut(Out):
    """One sitting, as it was reported."""

    id: UUID
    video_id: UUID
    watch_time_seconds: int
    completion_percentage: float
    rebuffer_count: int
    rebuffer_duration_seconds: float
    startup_time_ms: int | None
    average_bitrate_kbps: int | None
    started_at: AwareDatetime
    ended_at: AwareDatetime | None
