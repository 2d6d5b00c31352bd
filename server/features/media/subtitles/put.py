"""Take a subtitle file that a person sends."""

from dataclasses import dataclass
from uuid import UUID

from server.contract.subtitles import SubtitleStored
from server.features.identity.tokens import Actor
from server.features.media.subtitles import files, webvtt
from server.features.media.subtitles.access import version_to_change
from server.features.media.subtitles.keep import Text, check_match, keep
from server.features.media.subtitles.languages import normal_tag
from server.features.media.subtitles.reading import read
from server.features.media.subtitles.repository import track_in
from server.features.media.subtitles.view import subtitle_out
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units


@dataclass(frozen=True)
class Sent:
    """A file, and what is said of it."""

    body: bytes
    language: str
    encoding: str | None = None
    frame_rate: float | None = None
    if_match: str | None = None
    """The text that is to be replaced; None where there is none."""


def put_track(
    units: Units, storage: Storage, video_id: UUID, number: int, actor: Actor, sent: Sent
) -> SubtitleStored:
    """Keep the file as clean WebVTT. What a person sends is a person's, whatever it replaces.

    Reading and storing happen between short transactions, never inside one.

    Raises:
        InvalidError: there is no such language.
        NotFoundError: it is not the actor's video.
        SubtitlesChangedError: somebody else changed the track meanwhile.
        UnreadableSubtitlesError: the file cannot be read; the sentence says where.
        NoSpaceError: the store is full.
    """
    language = normal_tag(sent.language)
    with units.write() as unit:
        _, version = version_to_change(unit, video_id, number, actor)
        check_match(track_in(unit.session, version.id, language), sent.if_match)
    found = read(sent.body, language=language, encoding=sent.encoding, frame_rate=sent.frame_rate)
    key = files.store(units, storage, version, language, webvtt.write(found.cues))
    with units.write() as unit:
        video, version = version_to_change(unit, video_id, number, actor)
        check_match(track_in(unit.session, version.id, language), sent.if_match)
        track = keep(unit, video, version, Text(language, key))
        return SubtitleStored(
            subtitle=subtitle_out(track),
            format=found.format,
            cues=len(found.cues),
            left_out=found.left_out,
        )
