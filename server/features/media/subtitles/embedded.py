"""Import the subtitles that a creator's file carries, as drafts."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid5

import structlog

from server.contract.acceptance import FORMATS, PROTOCOLS
from server.contract.subtitles import SUBTITLE_BYTES_MAX
from server.features.media import ffmpeg
from server.features.media.bubble import View, python
from server.features.media.deletion import Deletion
from server.features.media.errors import EncodeCancelledError
from server.features.media.leash import Limits, leashed
from server.features.media.scratch import Scratch
from server.features.media.subtitles import files, webvtt
from server.features.media.subtitles.embedded_streams import TEXT_CODECS
from server.features.media.subtitles.errors import UnreadableSubtitlesError
from server.features.media.subtitles.keep import Text, keep
from server.features.media.subtitles.languages import UNDETERMINED, normal_tag
from server.features.media.subtitles.reading import Reading, read
from server.features.media.subtitles.repository import track_in
from server.features.videos.events import VersionPlayable
from server.features.videos.models import VideoVersion
from server.features.videos.repository import lock_video_of, version_by_id, video_by_id
from server.integrations.storage.port import Storage
from server.kit.db.unit import Unit, Units
from server.kit.errors import InvalidError, NotFoundError
from server.kit.jobs.queue import Job, Queue

log = structlog.get_logger(__name__)

IMPORT = "import_subtitles"
"""Name of the workflow; it takes the version's id as text, and that of the version which viewers
have meanwhile, or None."""
STREAMS_MAX = 32
LOOKING = Limits(memory_bytes=4 << 30, cpu_seconds=120, open_files=64, file_bytes=1 << 20)
EXTRACTING = Limits(
    memory_bytes=8 << 30, cpu_seconds=3600, open_files=128, file_bytes=16 << 20, niceness=15
)
MODULE = "server.features.media.subtitles.embedded_streams"


def start_import(unit: Unit, event: VersionPlayable) -> None:
    """Queue the import, in the transaction that lets viewers have the version."""
    name = f"subtitles-{event.version_id}"
    before = _on_air_beside(unit, event.version_id)
    arguments = (str(event.version_id), before and str(before))
    unit.enqueue(Job(IMPORT, Queue.PUBLISH, name, arguments))


def _on_air_beside(unit: Unit, version_id: UUID) -> UUID | None:
    version = version_by_id(unit.session, version_id)
    video = None if version is None else video_by_id(unit.session, version.video_id)
    if video is None or video.active_version_id == version_id:
        return None
    return video.active_version_id


@dataclass(frozen=True)
class Importing:
    """One version's subtitles, on their way from its source."""

    units: Units
    storage: Storage
    scratch: Scratch
    version_id: UUID

    def run(self) -> list[str]:
        """Keep one track of each language that has none yet; the languages.

        Raises:
            EncodeError, NoSpaceError: the file could not be read, or the disk is full.
            NotFoundError: the video or its file is gone.
        """
        with self.units.read() as unit:
            version = version_by_id(unit.session, self.version_id)
        if version is None:
            raise NotFoundError("This video was deleted.")
        # Not the version's own place: an encode that begins again clears that.
        place = uuid5(self.version_id, IMPORT)
        with (
            self.scratch.attempt(place) as folder,
            self.storage.local(version.source_object_key) as source,
        ):
            found = self._extract(source, folder)
        return [language for language, text in found.items() if self._keep(version, language, text)]

    def _extract(self, source: Path, folder: Path) -> dict[str, str]:
        streams = _streams(source)[:STREAMS_MAX]
        if not streams:
            return {}
        guards = ["-protocol_whitelist", PROTOCOLS, "-format_whitelist", FORMATS]
        codecs = ["-codec_whitelist", ",".join(sorted(TEXT_CODECS))]
        outputs: list[str] = []
        for index, _ in streams:
            outputs += ["-map", f"0:{index}", "-c:s", "ass", f"{index}.ass"]
        argv = [*guards, *codecs, "-i", f"{ffmpeg.FILE}{source.absolute()}", *outputs]
        deleted = Deletion(self.units, self.version_id)
        try:
            ffmpeg.run(argv, folder, limits=EXTRACTING, cancelled=deleted)
        except EncodeCancelledError:
            return {}
        texts: dict[str, str] = {}
        for index, language in streams:
            track = _read(folder / f"{index}.ass")
            if track is not None:
                texts.setdefault(language, webvtt.write(track.cues))
        return texts

    def _keep(self, version: VideoVersion, language: str, text: str) -> bool:
        """False where there is a track in that language already, or the video is gone."""
        with self.units.read() as unit:
            if track_in(unit.session, self.version_id, language) is not None:
                return False
        key = files.store(self.units, self.storage, version, language, text)
        with self.units.write() as unit:
            video = lock_video_of(unit.session, self.version_id)
            if video is None or track_in(unit.session, self.version_id, language) is not None:
                return False
            keep(unit, video, unit.session.get_one(VideoVersion, version.id), Text(language, key))
        return True


def _streams(source: Path) -> list[tuple[int, str]]:
    """Index and language of each stream of text; none where the file cannot be looked into."""
    argv = [sys.executable, "-I", "-m", MODULE, str(source.absolute())]
    try:
        done = subprocess.run(
            leashed(argv, LOOKING, View((source.absolute(), *python()))),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=LOOKING.cpu_seconds,
            start_new_session=True,
        )
    except subprocess.SubprocessError as error:
        log.warning("subtitles of a source could not be listed", error=str(error))
        return []
    return [(int(each["index"]), _tag(each["language"])) for each in json.loads(done.stdout)]


def _tag(said: str) -> str:
    try:
        return normal_tag(said)
    except InvalidError:
        return UNDETERMINED


def _read(path: Path) -> Reading | None:
    try:
        with path.open("rb") as file:
            content = file.read(SUBTITLE_BYTES_MAX + 1)
        if len(content) > SUBTITLE_BYTES_MAX:
            log.info("subtitles of a source are not imported", error="they are too long")
            return None
        return read(content, encoding="utf-8")
    except (FileNotFoundError, UnreadableSubtitlesError) as error:
        log.info("subtitles of a source are not imported", error=str(error))
        return None
