"""Give a new version of a video the subtitles of the one before it."""

from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from server.contract.subtitles import CaptionsState
from server.features.media.subtitles import files
from server.features.media.subtitles.captions import ask, run_of
from server.features.media.subtitles.keep import Text, keep
from server.features.media.subtitles.repository import read, track_in, tracks
from server.features.videos.models import Subtitle, VideoVersion
from server.features.videos.repository import lock_video_of, version_by_id
from server.integrations.speech.port import Recogniser
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.errors import ConflictError, NotFoundError

SAME_SECONDS = 1.0
"""A cut that is longer or shorter by more has other words at other times."""


@dataclass(frozen=True)
class Carrying:
    """The tracks of one version, on their way to the next. Each version has texts of its own."""

    units: Units
    storage: Storage
    recogniser: Recogniser
    before_id: UUID
    version_id: UUID

    def run(self) -> list[str]:
        """Copy each track whose language the new version has not; the languages.

        Viewers go on having those that they have. Where the new version is longer or
        shorter, all are drafts, for its creator to look at. Whoever asked for automatic
        captions has asked for those of the new version too.

        Raises:
            NoSpaceError: the store is full.
        """
        with self.units.read() as unit:
            before = version_by_id(unit.session, self.before_id)
            version = version_by_id(unit.session, self.version_id)
            found = tracks(unit.session, self.before_id)
        if before is None or version is None:
            return []
        fits = _seconds_apart(before, version) <= SAME_SECONDS
        carried = [each.language_code for each in found if self._carry(version, each, fits=fits)]
        self._listen_again()
        return carried

    def _carry(self, version: VideoVersion, track: Subtitle, *, fits: bool) -> bool:
        language = track.language_code
        with self.units.read() as unit:
            if track_in(unit.session, version.id, language) is not None:
                return False
        try:
            text = read(self.storage, track)
        except NotFoundError:
            # Replaced or deleted this very moment, or pruned with its version.
            return False
        key = files.store(self.units, self.storage, version, language, text)
        made = Text(language, key, auto=track.is_auto_generated)
        with suppress(ConflictError), self.units.write() as unit:
            video = lock_video_of(unit.session, version.id)
            if video is None or track_in(unit.session, version.id, language) is not None:
                return False
            current = unit.session.get_one(VideoVersion, version.id)
            keep(unit, video, current, made).is_published = track.is_published and fits
            return True
        return False

    def _listen_again(self) -> None:
        if not self.recogniser.works:
            return
        with self.units.write() as unit:
            video = lock_video_of(unit.session, self.version_id)
            asked = run_of(unit.session, self.before_id)
            if video is None or asked is None or asked.state is CaptionsState.FAILED:
                return
            language = asked.language_code
            track = track_in(unit.session, self.version_id, language) if language else None
            if track is not None and not track.is_auto_generated:
                return
            if run_of(unit.session, self.version_id) is None:
                ask(unit, video, self.version_id, language)


def _seconds_apart(one: VideoVersion, other: VideoVersion) -> float:
    return abs((one.duration_seconds or 0.0) - (other.duration_seconds or 0.0))
