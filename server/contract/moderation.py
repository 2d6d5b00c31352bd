"""Flags, what moderators do about them, and suspensions."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints

from server.contract.shapes import In, Out

Reason = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Days = Annotated[int, Field(ge=1, le=3650)]


class ContentType(StrEnum):
    """What kind of thing an id names, where it may name several kinds."""

    VIDEO = "VIDEO"
    """A video."""
    COMMENT = "COMMENT"
    """A comment or a reply."""
    USER = "USER"
    """A person."""
    CHANNEL = "CHANNEL"
    """A channel as a whole: its name, pictures and description."""
    PLAYLIST = "PLAYLIST"
    """A playlist: its title, description and selection."""


class FlagReason(StrEnum):
    """Why somebody reports something."""

    SPAM = "SPAM"
    """Unwanted advertising, repeated posts, bought engagement."""
    MISLEADING = "MISLEADING"
    """Scams, false titles or pictures, and falsehoods that may do harm."""
    SEXUAL_CONTENT = "SEXUAL_CONTENT"
    """Nudity or sexual acts."""
    CHILD_SAFETY = "CHILD_SAFETY"
    """Anything that exploits or endangers a child. To be looked at first."""
    VIOLENCE = "VIOLENCE"
    """Violent or repulsive scenes, cruelty to animals."""
    HATE = "HATE"
    """Hatred of people for what they are."""
    HARASSMENT = "HARASSMENT"
    """Bullying, threats, the hunting of one person."""
    DANGEROUS_ACTS = "DANGEROUS_ACTS"
    """Harmful challenges, instructions for doing damage."""
    REGULATED_GOODS = "REGULATED_GOODS"
    """The sale of drugs, weapons and other goods that the law restricts."""
    SELF_HARM = "SELF_HARM"
    """Suicide, self-injury or eating disorders shown or encouraged."""
    TERRORISM = "TERRORISM"
    """Praise of or recruiting for violent extremists."""
    COPYRIGHT = "COPYRIGHT"
    """Somebody else's work, used without leave."""
    PRIVACY = "PRIVACY"
    """Somebody's private life or data, shown without consent."""
    IMPERSONATION = "IMPERSONATION"
    """Somebody who pretends to be another."""
    OTHER = "OTHER"
    """Something else; ``reason_detail`` says what."""


class FlagStatus(StrEnum):
    """How far a flag is. The first two are open, the others closed."""

    PENDING = "PENDING"
    """Nobody has looked at it."""
    UNDER_REVIEW = "UNDER_REVIEW"
    """A moderator has taken it up."""
    ACTIONED = "ACTIONED"
    """It was right, and something was done."""
    DISMISSED = "DISMISSED"
    """Nothing had to be done."""


class ModerationAction(StrEnum):
    """What was done, as the log says it."""

    NO_ACTION = "NO_ACTION"
    """Looked at and left as it is."""
    WARNING = "WARNING"
    """The owner was told that this breaks the rules."""
    AGE_RESTRICTED = "AGE_RESTRICTED"
    """A video is for adults only."""
    CONTENT_HIDDEN = "CONTENT_HIDDEN"
    """Out of sight, and easily brought back: a comment, a channel or a playlist."""
    CONTENT_REMOVED = "CONTENT_REMOVED"
    """Taken down: a video or a comment."""
    CONTENT_RESTORED = "CONTENT_RESTORED"
    """Back where it was: a video, a comment, a channel or a playlist."""
    USER_SUSPENDED = "USER_SUSPENDED"
    """The owner may not use the account for some days."""
    USER_BANNED = "USER_BANNED"
    """The owner may not use the account any more."""
    SUSPENSION_LIFTED = "SUSPENSION_LIFTED"
    """A suspension or ban ended, by a moderator or because its time was over."""


class FlagIn(In):
    """Report something. Guests may, too."""

    content_type: ContentType
    object_id: UUID
    reason: FlagReason
    reason_detail: Annotated[str, Field(max_length=2000)] = ""


class FlagOut(Out):
    """A report, as the one who made it may see it."""

    id: UUID
    content_type: ContentType
    object_id: UUID
    reason: FlagReason
    reason_detail: str
    status: FlagStatus
    created_at: AwareDatetime


class FlagReviewOut(FlagOut):
    """A report, as moderators see it."""

    user_id: UUID | None
    """Who reported it; null for a guest, or for somebody whose account is gone."""
    owner_id: UUID | None
    """Whose content it is; null when it is gone."""
    reviewed_by_id: UUID | None
    reviewed_at: AwareDatetime | None
    review_notes: str


class FlagReview(In):
    """What a moderator decides about a flag."""

    action: ModerationAction | None = None
    """Null takes the flag up without a decision; ``NO_ACTION`` dismisses it."""
    notes: Annotated[str, Field(max_length=2000)] = ""
    duration_days: Days | None = None
    """How long a suspension lasts; for ``USER_SUSPENDED`` alone, and needed there."""


class ActionIn(In):
    """What a moderator does about something that nobody need have reported."""

    content_type: ContentType
    object_id: UUID
    action: ModerationAction
    reason: Reason
    """For the log, and for the owner of a video that is taken down."""
    duration_days: Days | None = None
    """How long a suspension lasts; for ``USER_SUSPENDED`` alone, and needed there."""


class ActionOut(Out):
    """An entry of the log."""

    id: UUID
    content_type: ContentType
    """``USER`` where the owner was suspended or banned."""
    object_id: UUID | None
    action: ModerationAction
    reason: str
    moderator_id: UUID | None
    related_flag_id: UUID | None
    duration_days: int | None
    expires_at: AwareDatetime | None
    created_at: AwareDatetime


class SuspensionIn(In):
    """Shut somebody out."""

    reason: Reason
    duration_days: Days | None = None
    """Null for good, which is a ban."""


class SuspensionLift(In):
    """Let somebody in again."""

    reason: Reason


class SuspensionOut(Out):
    """A suspension or a ban."""

    id: UUID
    user_id: UUID
    reason: str
    is_permanent: bool
    suspended_by_id: UUID | None
    suspended_at: AwareDatetime
    expires_at: AwareDatetime | None
    """Null for a ban."""
    lifted_at: AwareDatetime | None
    lifted_by_id: UUID | None
    is_active: bool
