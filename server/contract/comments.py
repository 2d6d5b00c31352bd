"""Comments, in two levels, and reactions to them."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, Field

from server.contract.interactions import Reaction
from server.contract.shapes import In, Out

COMMENT_MAX = 10_000

Text = Annotated[str, Field(min_length=1, max_length=COMMENT_MAX)]
"""Plain text; space around it is cut off."""


class CommentStatus(StrEnum):
    """Whether a comment is shown."""

    ACTIVE = "ACTIVE"
    """Shown."""
    FLAGGED = "FLAGGED"
    """Reported, and shown until moderation has looked at it."""
    HIDDEN = "HIDDEN"
    """Hidden by moderation for now; with the replies to it."""
    REMOVED = "REMOVED"
    """Removed by moderation; with the replies to it."""


class CommentSort(StrEnum):
    """The order of a video's comments."""

    NEWEST = "newest"
    """Latest first."""
    TOP = "top"
    """Most liked first."""


class CommentIn(In):
    """Write a comment, or a reply."""

    text: Text
    parent_id: UUID | None = None
    """The comment that is answered. A reply to a reply is put under the top comment."""


class CommentPatch(In):
    """Write it differently."""

    text: Text


class CommentAuthor(Out):
    """Who wrote it."""

    user_id: UUID
    username: str
    handle: str | None
    """Of their channel; null without one that is shown."""


class CommentOut(Out):
    """A comment as the asker may see it."""

    id: UUID
    video_id: UUID
    parent_id: UUID | None
    """Null for a top comment."""
    author: CommentAuthor | None
    """Null for a deleted comment that still has replies."""
    text: str | None
    """Null for a deleted comment that still has replies."""
    deleted: bool
    like_count: int
    dislike_count: int
    reply_count: int
    reaction: Reaction | None
    """The asker's own."""
    edited: bool
    edited_at: AwareDatetime | None
    created_at: AwareDatetime
