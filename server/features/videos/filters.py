"""What narrows a creator's own list, besides its tab and its text."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa

from server.contract.videos import Visibility
from server.features.videos.models import Video


class Restriction(StrEnum):
    """For whom a video is not."""

    ADULTS = "adults"
    """For adults alone."""
    REGIONS = "regions"
    """Not shown in some countries."""
    NONE = "none"
    """For everybody everywhere."""


@dataclass(frozen=True, slots=True)
class Filters:
    """All of them hold at once; what is not given does not narrow.

    Attributes:
        visibilities: Any of these.
        language: What is spoken, with its regions: ``en`` finds ``en-GB`` too.
        restriction: For whom it is not.
        since: The date that the list shows is this or later.
        until: It is before this.
    """

    visibilities: tuple[Visibility, ...] = ()
    language: str | None = None
    restriction: Restriction | None = None
    since: datetime | None = None
    until: datetime | None = None


NOTHING = Filters()
SHOWN_DATE = sa.func.coalesce(Video.published_at, Video.created_at)
"""When it was or will be published, else when it came."""


def conditions(filters: Filters) -> list[sa.ColumnElement[bool]]:
    """What a video must be."""
    found: list[sa.ColumnElement[bool]] = []
    if filters.visibilities:
        found.append(Video.visibility.in_(filters.visibilities))
    if filters.language is not None:
        spoken = sa.func.lower(Video.language)
        tag = filters.language.lower()
        found.append(sa.or_(spoken == tag, spoken.startswith(f"{tag}-", autoescape=True)))
    if filters.restriction is not None:
        found.append(_restricted(filters.restriction))
    if filters.since is not None:
        found.append(filters.since <= SHOWN_DATE)
    if filters.until is not None:
        found.append(filters.until > SHOWN_DATE)
    return found


def _restricted(restriction: Restriction) -> sa.ColumnElement[bool]:
    # Neither database compares JSON; both write an empty list so.
    regions = sa.cast(Video.geo_restrictions, sa.Text) != "[]"
    if restriction is Restriction.ADULTS:
        return Video.age_restricted.is_(True)
    if restriction is Restriction.REGIONS:
        return regions
    return sa.and_(Video.age_restricted.is_(False), sa.not_(regions))
