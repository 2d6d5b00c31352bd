"""What takes the room in the store: every byte by channel, video, version and piece.

A key tells what it belongs to; the database tells whether that still is there. What belongs to
nothing is left from a crash, or from a deletion that the store did not carry out.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.features.channels.models import Channel
from server.features.identity.models import User
from server.features.videos.models import Video, VideoVersion
from server.features.videos.prune_versions import SETTLED
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units

T = TypeVar("T")
SOURCE, SUBTITLES, PICTURES, CHUNKS = "source", "subtitles", "pictures", "chunks"
_OF_VERSION = re.compile(r"videos/(?P<video>[0-9a-f]{32})/(?P<number>\d{1,9})/(?P<rest>.+)")
_OF_PERSON = re.compile(r"(?:avatars|exports)/(?P<user>[0-9a-f]{32})/.+")
_STREAM = re.compile(r"stream/(?P<rung>\d+p|audio)[-.]")
BATCH = 500
"""Rows that are asked for at a time."""


@dataclass(frozen=True, order=True)
class Place:
    """A version, by its folder in the store."""

    video_id: UUID
    number: int

    @property
    def folder(self) -> str:
        """Where its files are."""
        return f"videos/{self.video_id.hex}/{self.number}"


@dataclass
class Usage:
    """Bytes of the store."""

    pieces: dict[Place, Counter[str]] = field(default_factory=dict)
    """Per version, by what they are: ``source``, a rung such as ``720p``, ``audio`` and so on."""
    people: Counter[UUID] = field(default_factory=Counter)
    """Pictures of people, and copies of their data."""
    unknown: Counter[str] = field(default_factory=Counter)
    """By key, what nobody here has stored. It is never removed."""
    lost: list[tuple[str, int]] = field(default_factory=list)
    """Folders of what is not in the database any more, with their bytes."""
    channels: dict[Place, str] = field(default_factory=dict)
    """Whose channel a version is on, by its handle."""

    @property
    def total(self) -> int:
        """All bytes."""
        known = sum(pieces.total() for pieces in self.pieces.values())
        return known + self.people.total() + self.unknown.total() + sum(n for _, n in self.lost)

    def by_channel(self) -> Counter[str]:
        """Bytes by the channel's handle."""
        found: Counter[str] = Counter()
        for place, pieces in self.pieces.items():
            found[self.channels[place]] += pieces.total()
        return found

    def by_video(self, handle: str) -> Counter[UUID]:
        """Bytes of a channel's videos."""
        found: Counter[UUID] = Counter()
        for place, pieces in self.pieces.items():
            if self.channels[place] == handle:
                found[place.video_id] += pieces.total()
        return found


def measure(units: Units, storage: Storage) -> Usage:
    """Look at every object of the store."""
    usage = Usage()
    for key, size in storage.objects():
        of_version, of_person = _OF_VERSION.fullmatch(key), _OF_PERSON.fullmatch(key)
        if of_version:
            place = Place(UUID(hex=of_version["video"]), int(of_version["number"]))
            usage.pieces.setdefault(place, Counter())[_piece(of_version["rest"])] += size
        elif of_person:
            usage.people[UUID(hex=of_person["user"])] += size
        else:
            usage.unknown[key] += size
    # The database after the store: a version's row is there before its first file.
    with units.read() as unit:
        _part_lost_versions(unit.session, usage)
        _part_lost_people(unit.session, usage)
    return usage


def prune(storage: Storage, usage: Usage) -> None:
    """Remove what belongs to nothing that is in the database."""
    for folder, _ in usage.lost:
        storage.delete(folder)


def _piece(rest: str) -> str:
    if rest == "source":
        return SOURCE
    stream = _STREAM.match(rest)
    if stream:
        return stream["rung"]
    for kind in (SUBTITLES, CHUNKS):
        if rest.startswith(f"{kind}/"):
            return kind
    return PICTURES


def _part_lost_versions(session: Session, usage: Usage) -> None:
    places = list(usage.pieces)
    settled: set[Place] = set()
    for batch in _batches(places):
        version = (VideoVersion.video_id, VideoVersion.version_number)
        rows = session.execute(
            sa.select(*version, Channel.handle, VideoVersion.status)
            .join(Video, Video.id == VideoVersion.video_id)
            .join(Channel, Channel.id == Video.channel_id)
            .where(VideoVersion.video_id.in_({place.video_id for place in batch}))
        )
        for video_id, number, handle, status in rows:
            usage.channels[Place(video_id, number)] = handle
            if status in SETTLED:
                settled.add(Place(video_id, number))
    for place in places:
        if place not in usage.channels:
            usage.lost.append((place.folder, usage.pieces.pop(place).total()))
        elif place in settled and CHUNKS in usage.pieces[place]:
            # Nothing is encoded any more: these are of a worker that died.
            usage.lost.append((f"{place.folder}/{CHUNKS}", usage.pieces[place].pop(CHUNKS)))


def _part_lost_people(session: Session, usage: Usage) -> None:
    for batch in _batches(list(usage.people)):
        there = set(session.scalars(sa.select(User.id).where(User.id.in_(batch))))
        for user_id in set(batch) - there:
            size = usage.people.pop(user_id)
            usage.lost.append((f"avatars/{user_id.hex}", size))
            usage.lost.append((f"exports/{user_id.hex}", 0))


def _batches(items: list[T]) -> Iterable[list[T]]:
    return (items[at : at + BATCH] for at in range(0, len(items), BATCH))
