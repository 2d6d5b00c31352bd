"""Subtitles beside a stream: what the playlist says of them, and their files."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from server.features.media.subtitles import repository, stream
from server.features.media.subtitles.files import etag
from server.features.videos.models import Subtitle, VideoVersion
from server.features.videos.repository import NO_VIDEO
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError

GROUP = "text"
TYPE = "text/vtt"
_FILE = re.compile(
    r"subtitles/(?P<language>[A-Za-z0-9-]{2,16})(?:\.(?P<whole>vtt|m3u8)|/(?P<number>\d{1,5})\.vtt)"
)


@dataclass(frozen=True)
class Text:
    """A file of a track."""

    body: str
    content_type: str | None
    """None: a playlist."""
    tag: str
    """Its ETag: another one when the track was changed."""


@dataclass(frozen=True)
class Named:
    """What a name asks for."""

    language: str
    playlist: bool
    number: int | None
    """Of the segment; None: all of the track."""


def named(name: str) -> Named | None:
    """What the name stands for; None where it is no name of a track's file."""
    found = _FILE.fullmatch(name)
    if found is None:
        return None
    number = found["number"]
    return Named(
        found["language"], found["whole"] == "m3u8", None if number is None else int(number)
    )


def offers(tracks: Sequence[Subtitle]) -> list[str]:
    """The lines by which a multivariant playlist offers the tracks (RFC 8216, 4.3.4.1)."""
    return [
        f'#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="{GROUP}",NAME="{_quoted(track.language_name)}",'
        f'LANGUAGE="{track.language_code}",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,'
        f'URI="subtitles/{track.language_code}.m3u8"'
        for track in tracks
    ]


def text_of(units: Units, storage: Storage, version_id: UUID, asked: Named) -> Text:
    """The file that was asked for.

    Raises:
        NotFoundError: the track is not published, or has no such segment.
    """
    with units.read() as unit:
        version = unit.session.get(VideoVersion, version_id)
        tracks = repository.published_tracks(unit.session, version_id)
    track = next((each for each in tracks if each.language_code == asked.language), None)
    if version is None or track is None:
        raise NotFoundError(NO_VIDEO)
    seconds = version.duration_seconds or 0.0
    tag = etag(track)
    if asked.playlist:
        return Text(stream.playlist(seconds, asked.language), None, tag)
    whole = repository.read(storage, track)
    if asked.number is None:
        return Text(whole, TYPE, tag)
    if asked.number >= stream.count(seconds):
        raise NotFoundError(NO_VIDEO)
    return Text(stream.segment(whole, asked.number), TYPE, tag)


def _quoted(name: str) -> str:
    # A quoted string of a playlist has no way to write a quotation mark or a new line.
    return re.sub(r'["\r\n]', "'", name)
