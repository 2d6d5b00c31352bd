"""What narrows the content list besides its tab and its text. Pure but for the clock."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Self

from server.contract.videos import VideoOut, Visibility

DAYS = (7, 28, 90, 365)
"""How far back one can ask to look."""


class Restriction(StrEnum):
    """For whom a video is not, as the server names it."""

    ADULTS = "adults"
    REGIONS = "regions"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """All of them hold at once; what is empty does not narrow.

    Attributes:
        visibilities: Any of these.
        language: What is spoken, as BCP 47 writes it.
        restriction: For whom it is not.
        days: The date that the list shows lies no further back; 0: whenever.
    """

    visibilities: tuple[Visibility, ...] = ()
    language: str = ""
    restriction: Restriction | None = None
    days: int = 0

    @classmethod
    def of_text(cls, text: str) -> Self:
        """As :attr:`text` wrote it; what a hand or a newer studio wrote counts as nothing."""
        try:
            kept = json.loads(text or "{}")
            days, named = kept.get("days", 0), kept.get("restriction")
            return cls(
                tuple(Visibility(each) for each in kept.get("visibilities", ())),
                str(kept.get("language", "")),
                Restriction(named) if named else None,
                days if days in DAYS else 0,
            )
        except (ValueError, TypeError, AttributeError):
            return cls()

    @property
    def text(self) -> str:
        """To keep it by."""
        return json.dumps(asdict(self))

    def asked(self, now: datetime | None = None) -> dict[str, str | list[str] | None]:
        """The part of the server's query."""
        since = (now or datetime.now(UTC)) - timedelta(days=self.days)
        return {
            "visibility": [each.value for each in self.visibilities] or None,
            "language": self.language or None,
            "restriction": self.restriction.value if self.restriction else None,
            "since": since.isoformat() if self.days else None,
        }

    def fits(self, video: VideoOut, now: datetime | None = None) -> bool:
        """Whether the server would list a video, for live changes."""
        spoken = (video.language or "").casefold()
        tag = self.language.casefold()
        shown = video.publish_at or video.published_at or video.created_at
        since = (now or datetime.now(UTC)) - timedelta(days=self.days)
        return all(
            (
                not self.visibilities or video.visibility in self.visibilities,
                not tag or spoken == tag or spoken.startswith(f"{tag}-"),
                self.restriction is None or _restricted(video)[self.restriction],
                not self.days or shown >= since,
            )
        )


def _restricted(video: VideoOut) -> dict[Any, bool]:
    adults, regions = video.age_restricted, bool(video.geo_restrictions)
    return {
        Restriction.ADULTS: adults,
        Restriction.REGIONS: regions,
        Restriction.NONE: not adults and not regions,
    }
