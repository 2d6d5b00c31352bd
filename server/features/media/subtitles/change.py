"""Publish a track, take it back, or delete it."""

from uuid import UUID

from server.contract.subtitles import SubtitlePatch
from server.features.identity.tokens import Actor
from server.features.media.subtitles import files
from server.features.media.subtitles.access import version_to_change
from server.features.media.subtitles.keep import ANY, check_match
from server.features.media.subtitles.languages import normal_tag
from server.features.media.subtitles.repository import existing_track
from server.features.videos.edit import changed
from server.features.videos.models import Subtitle
from server.kit.db.unit import Unit


def change_track(
    unit: Unit,
    video_id: UUID,
    number: int,
    language: str,
    actor: Actor,
    asked: SubtitlePatch,
    if_match: str | None,
) -> Subtitle:
    """Let viewers have the track, or no longer.

    Raises:
        NotFoundError: there is none, or it is not the actor's.
        SubtitlesChangedError: its text is not the one that the actor has seen.
    """
    video, version = version_to_change(unit, video_id, number, actor)
    track = existing_track(unit.session, version.id, normal_tag(language))
    check_match(track, if_match or ANY)
    track.is_published = asked.is_published
    changed(unit, video)
    return track


def delete_track(
    unit: Unit, video_id: UUID, number: int, language: str, actor: Actor, if_match: str | None
) -> None:
    """Delete the track with its file.

    Raises:
        NotFoundError: there is none, or it is not the actor's.
        SubtitlesChangedError: its text is not the one that the actor has seen.
    """
    video, version = version_to_change(unit, video_id, number, actor)
    track = existing_track(unit.session, version.id, normal_tag(language))
    check_match(track, if_match or ANY)
    files.remove(unit, track.file_key)
    unit.session.delete(track)
    changed(unit, video)
