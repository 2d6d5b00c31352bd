"""Who may watch what, in which sizes. Pure, and the only place where it is decided."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from server.contract.media import Resolution
from server.contract.videos import VideoStatus, Visibility
from server.features.billing.entitlement import Entitlement
from server.features.identity.age import years_between
from server.features.videos.policy import ON_AIR

ADULT_YEARS = 18
GUEST_RESOLUTION = Resolution.P720
"""What somebody who is not signed in gets at most (specification, D16)."""


class Reason(StrEnum):
    """Why somebody gets nothing."""

    PRIVATE = "private"
    NOT_PUBLISHED = "not_published"
    SCHEDULED = "scheduled"
    REMOVED = "removed"
    OWNER_SHUT = "owner_shut"
    """The channel, or the account that owns it, is suspended or deleted."""
    SIGN_IN = "sign_in"
    """For adults; who asks is not known."""
    TOO_YOUNG = "too_young"
    COUNTRY = "country"
    PREMIUM = "premium"
    NOT_READY = "not_ready"
    """No size that the viewer may have is in the store yet."""

    @property
    def hidden(self) -> bool:
        """The viewer is not even told that there is such a video."""
        return self in _HIDDEN


_HIDDEN = {
    Reason.PRIVATE,
    Reason.NOT_PUBLISHED,
    Reason.SCHEDULED,
    Reason.REMOVED,
    Reason.OWNER_SHUT,
}


@dataclass(frozen=True)
class Subject:
    """What of a version and its video matters here."""

    owner_id: UUID
    owner_shown: bool
    """Neither the channel nor its owner is suspended or deleted."""
    status: VideoStatus
    visibility: Visibility
    age_restricted: bool
    blocked_in: frozenset[str]
    """Countries where it is not shown, as ISO 3166-1 alpha-2 codes."""
    ready: tuple[Resolution, ...]
    """The rungs that are in the store."""


@dataclass(frozen=True)
class Viewer:
    """Who asks. The defaults are a guest's."""

    user_id: UUID | None = None
    birthdate: date | None = None
    staff: bool = False
    """A moderator or administrator, who watches what they judge."""
    entitlement: Entitlement = field(default_factory=Entitlement)


@dataclass(frozen=True)
class Place:
    """Where the request comes from."""

    country: str | None
    """ISO 3166-1 alpha-2; None: unknown."""
    unknown_allowed: bool
    """Whether a video that some countries do not get is shown where the country is unknown."""


@dataclass(frozen=True)
class Allowed:
    """The rungs that the viewer gets, lowest first; at least one."""

    rungs: tuple[Resolution, ...]
    ceiling: Resolution
    """The largest rung that the viewer may have, also of those that will be made later."""


@dataclass(frozen=True)
class Refused:
    """Nothing, for this reason."""

    reason: Reason


def decide(viewer: Viewer, subject: Subject, place: Place, today: date) -> Allowed | Refused:
    """What the viewer gets of the version, at that place and on that day.

    Owners watch their own always and whole. Staff watch whatever is or was on air, to judge it.
    """
    if viewer.user_id == subject.owner_id:
        return _up_to(max(Resolution, key=_height), subject)
    reason = _hidden_for(viewer, subject)
    if reason is None and not viewer.staff:
        reason = _closed_to(viewer, subject, place, today)
    if reason is not None:
        return Refused(reason)
    return _up_to(_ceiling(viewer), subject)


def _hidden_for(viewer: Viewer, subject: Subject) -> Reason | None:
    if subject.visibility is Visibility.PRIVATE:
        return Reason.PRIVATE
    if viewer.staff and subject.status in {VideoStatus.UNDER_REVIEW, VideoStatus.REMOVED}:
        return None
    if subject.status is VideoStatus.REMOVED:
        return Reason.REMOVED
    if subject.status is VideoStatus.SCHEDULED:
        return Reason.SCHEDULED
    if subject.status not in ON_AIR:
        return Reason.NOT_PUBLISHED
    return None if subject.owner_shown or viewer.staff else Reason.OWNER_SHUT


def _closed_to(viewer: Viewer, subject: Subject, place: Place, today: date) -> Reason | None:
    if subject.blocked_in and _blocked(subject.blocked_in, place):
        return Reason.COUNTRY
    if subject.age_restricted:
        if viewer.user_id is None:
            return Reason.SIGN_IN
        # Somebody whose birthdate is not known is not known to be of age.
        if viewer.birthdate is None or years_between(viewer.birthdate, today) < ADULT_YEARS:
            return Reason.TOO_YOUNG
    premium = subject.visibility is Visibility.PREMIUM
    if premium and not viewer.entitlement.premium_content_access:
        return Reason.PREMIUM
    return None


def _blocked(blocked_in: frozenset[str], place: Place) -> bool:
    if place.country is None:
        return not place.unknown_allowed
    return place.country in blocked_in


def _ceiling(viewer: Viewer) -> Resolution:
    if viewer.staff:
        return max(Resolution, key=_height)
    plan = viewer.entitlement.max_resolution
    return min(plan, GUEST_RESOLUTION, key=_height) if viewer.user_id is None else plan


def _up_to(ceiling: Resolution, subject: Subject) -> Allowed | Refused:
    rungs = within(subject.ready, ceiling)
    return Allowed(rungs, ceiling) if rungs else Refused(Reason.NOT_READY)


def within(rungs: Sequence[Resolution], ceiling: Resolution) -> tuple[Resolution, ...]:
    """Those of the rungs that are no larger than the ceiling, lowest first."""
    return tuple(sorted((r for r in rungs if _height(r) <= _height(ceiling)), key=_height))


def _height(resolution: Resolution) -> int:
    return resolution.short_side
