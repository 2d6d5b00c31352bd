"""What the editor changes of a video, as plain values that compare, merge and go to disk."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from server.contract.videos import VideoOut

Values = Mapping[str, Any]
"""Fields by their contract names, as JSON has them."""

FIELDS = (
    "title",
    "description",
    "tags",
    "language",
    "visibility",
    "publish_at",
    "age_restricted",
    "geo_restrictions",
)
"""In the order of the page."""
SETS = frozenset({"tags", "geo_restrictions"})
"""Fields whose order means nothing."""


def values_of(video: VideoOut) -> dict[str, Any]:
    """What a video says now."""
    return video.model_dump(mode="json", include=set(FIELDS))


def same(field: str, one: Any, other: Any) -> bool:
    """Whether two values of a field mean the same."""
    if field in SETS:
        return set(one or ()) == set(other or ())
    return bool(one == other)


def changes(base: Values, now: Values) -> dict[str, Any]:
    """The fields of ``now`` that differ from ``base``."""
    return {
        field: now[field]
        for field in FIELDS
        if field in now and not same(field, base.get(field), now[field])
    }


def moment_text(moment: datetime) -> str:
    """A moment as the server writes it, so that equal ones are equal as text."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def moment_of(text: str | None) -> datetime | None:
    """The other way round."""
    return None if text is None else datetime.fromisoformat(text)
