"""One change to many videos: what it makes of each, and what it would do. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from server.contract.tags import TAGS_MAX
from server.contract.videos import VideoOut, VideoStatus, Visibility
from studio.ui import formatting


@dataclass(frozen=True, slots=True)
class Change:
    """What shall be so; what is None stays.

    Attributes:
        visibility: Who may watch.
        language: What is spoken; empty: nobody can say.
        add_tags: Tags that each shall have.
        drop_tags: Tags that none shall have.
        age_restricted: For adults alone.
        geo_restrictions: Countries where it is not shown, in order.
    """

    visibility: Visibility | None = None
    language: str | None = None
    add_tags: tuple[str, ...] = ()
    drop_tags: tuple[str, ...] = ()
    age_restricted: bool | None = None
    geo_restrictions: tuple[str, ...] | None = None

    def values_for(self, video: VideoOut) -> dict[str, Any]:
        """The fields of a :class:`VideoPatch` that differ from what a video has."""
        wanted: dict[str, Any] = {"tags": self._tags(video)}
        if self.visibility is not None:
            wanted["visibility"] = self.visibility
        if self.language is not None:
            wanted["language"] = self.language or None
        if self.age_restricted is not None:
            wanted["age_restricted"] = self.age_restricted
        if self.geo_restrictions is not None:
            wanted["geo_restrictions"] = list(self.geo_restrictions)
        return {name: value for name, value in wanted.items() if getattr(video, name) != value}

    def hindrance(self, video: VideoOut) -> str:
        """Why the server would refuse it, as far as can be known; else nothing."""
        if self.visibility is Visibility.PRIVATE and video.status is VideoStatus.SCHEDULED:
            return QCoreApplication.translate(
                "Videos", "A scheduled video cannot be private. Take its schedule back first."
            )
        if len(self._tags(video)) > TAGS_MAX:
            text = QCoreApplication.translate("Videos", "A video can have %1 tags at most.")
            return text.replace("%1", formatting.number(TAGS_MAX))
        return ""

    def _tags(self, video: VideoOut) -> list[str]:
        dropped = {_plain(tag) for tag in self.drop_tags}
        tags = [tag for tag in video.tags if _plain(tag) not in dropped]
        has = {_plain(tag) for tag in tags}
        return tags + [tag for tag in self.add_tags if _plain(tag) not in has]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change would do.

    Attributes:
        changing: Videos that will be different.
        same: How many are so already.
        refused: How many cannot be changed.
        why: The reason of the first of those.
    """

    changing: tuple[VideoOut, ...]
    same: int
    refused: int
    why: str

    @property
    def sentence(self) -> str:
        """``12 of 15 will change. 2 are so already. 1 cannot: …``."""
        translate = QCoreApplication.translate
        total = len(self.changing) + self.same + self.refused
        parts = [_counted(translate("Videos", "%1 of %2 will change."), len(self.changing), total)]
        if self.same:
            parts.append(_counted(translate("Videos", "%1 unchanged."), self.same))
        if self.refused:
            parts.append(_counted(translate("Videos", "%1 cannot:"), self.refused))
            parts.append(self.why)
        return " ".join(parts)


def preview(change: Change, videos: Iterable[VideoOut]) -> Preview:
    """What a change would do to videos as they are shown."""
    changing, same, reasons = list[VideoOut](), 0, list[str]()
    for video in videos:
        if not change.values_for(video):
            same += 1
        elif why := change.hindrance(video):
            reasons.append(why)
        else:
            changing.append(video)
    return Preview(tuple(changing), same, len(reasons), next(iter(reasons), ""))


def _counted(text: str, *counts: int) -> str:
    for place, count in enumerate(counts, 1):
        text = text.replace(f"%{place}", formatting.number(count))
    return text


def _plain(tag: str) -> str:
    return " ".join(tag.split()).casefold()
