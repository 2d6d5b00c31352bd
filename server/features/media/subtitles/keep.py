"""Give a version a track, in the place of the one it has in that language."""

from dataclasses import dataclass

from server.contract.subtitles import TRACKS_MAX
from server.features.media.subtitles import files
from server.features.media.subtitles.errors import SubtitlesChangedError
from server.features.media.subtitles.languages import own_name
from server.features.media.subtitles.repository import track_in, tracks
from server.features.videos.edit import changed
from server.features.videos.models import Subtitle, Video, VideoVersion
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError

THERE_ALREADY = (
    "There are subtitles in this language already. Look at them, then send yours in their place."
)
CHANGED = "Somebody else changed these subtitles meanwhile. Look at them, then repeat your change."
GONE = "These subtitles were deleted meanwhile. Send them as new ones."
ANY = "*"


@dataclass(frozen=True)
class Text:
    """A text that is in the store already."""

    language: str
    key: str
    auto: bool = False
    """Made by speech recognition."""


def check_match(track: Subtitle | None, if_match: str | None) -> None:
    """Let nobody's change be lost.

    Args:
        track: As it is now.
        if_match: What whoever asks has seen of it; None: that there is none.

    Raises:
        SubtitlesChangedError: it is not what they have seen.
    """
    if track is None:
        if if_match is not None:
            raise SubtitlesChangedError(GONE)
        return
    if if_match is None:
        raise SubtitlesChangedError(THERE_ALREADY)
    seen = {each.strip() for each in if_match.split(",")}
    if ANY not in seen and files.etag(track) not in seen:
        raise SubtitlesChangedError(CHANGED)


def keep(unit: Unit, video: Video, version: VideoVersion, text: Text) -> Subtitle:
    """The track with its new text. A new one is a draft.

    Raises:
        ConflictError: there are too many already.
    """
    track = track_in(unit.session, version.id, text.language)
    if track is None:
        if len(tracks(unit.session, version.id)) >= TRACKS_MAX:
            raise ConflictError(f"A video can have subtitles in {TRACKS_MAX} languages.")
        track = Subtitle(
            video_version_id=version.id,
            language_code=text.language,
            language_name=own_name(text.language),
        )
        unit.session.add(track)
    else:
        files.remove(unit, track.file_key)
    track.file_key, track.is_auto_generated = text.key, text.auto
    changed(unit, video)
    return track
