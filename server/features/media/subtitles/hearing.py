"""What the durable job of automatic captions does, piece by piece; each may be run again."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy.exc import SQLAlchemyError

from server.contract.errors import ErrorCode
from server.contract.subtitles import CaptionsState
from server.features.media import ffmpeg
from server.features.media.errors import EncodeCancelledError
from server.features.media.leash import Limits
from server.features.media.probe import probe
from server.features.media.scratch import Scratch
from server.features.media.subtitles import files, webvtt
from server.features.media.subtitles.captions import BY_HAND
from server.features.media.subtitles.keep import Text, keep
from server.features.media.subtitles.languages import normal_tag
from server.features.media.subtitles.models import CaptionRun
from server.features.media.subtitles.phrasing import phrase
from server.features.media.subtitles.repository import track_in
from server.features.videos.edit import changed
from server.features.videos.models import Video, VideoVersion
from server.features.videos.repository import lock_video_of, version_by_id, video_by_id
from server.integrations.speech.port import Heard, Recogniser, SpeechCancelledError
from server.integrations.storage.port import Storage
from server.kit.db.unit import Unit, Units

HZ = 16_000
"""What speech models listen to."""
EXTRACTING = Limits(
    memory_bytes=24 << 30, cpu_seconds=7200, open_files=256, file_bytes=4 << 30, niceness=15
)
LISTENING = Limits(memory_bytes=24 << 30, open_files=256, file_bytes=1 << 20, niceness=15)
EVERY_SECONDS = 1.0
"""Between two looks whether it was called off, and two reports."""


class NothingSaidError(Exception):
    """There is no sound, or nobody speaks."""


class CalledOffError(Exception):
    """Nobody wants the captions any more, or their video was deleted."""


@dataclass(frozen=True)
class Hearing:
    """One run of speech recognition on one version."""

    units: Units
    storage: Storage
    scratch: Scratch
    recogniser: Recogniser
    run_id: UUID
    run: int

    def begin(self) -> int:
        """Work begins, or begins again; how often it has.

        Raises:
            CalledOffError: nobody wants it any more.
        """
        with self._wanted() as (unit, run, video):
            run.attempts += 1
            run.state = CaptionsState.LISTENING
            changed(unit, video, touch=False)
            return run.attempts

    def listen(self) -> tuple[str, str]:
        """Write down what is said; the language, and the text.

        The text is not in the store yet: what lies there without a track is collected after an
        hour, and a worker that dies between two steps may be missed for longer.

        Raises:
            CalledOffError: nobody wants it any more.
            NothingSaidError: there is no sound, or nobody speaks.
            EncodeError, NoSpaceError, SpeechError: it did not work.
        """
        version, spoken = self._version()
        with self.scratch.attempt(self.run_id) as folder:
            with self.storage.local(version.source_object_key) as source:
                found = probe(source)
                if not found.audio:
                    raise NothingSaidError
                sound = [*ffmpeg.read_source(source), "-map", f"0:{found.audio[0].index}"]
                wav = ["-ac", "1", "-ar", str(HZ), "-c:a", "pcm_s16le", "audio.wav"]
                called_off = _Occasionally(self._is_called_off)
                try:
                    ffmpeg.run([*sound, *wav], folder, limits=EXTRACTING, cancelled=called_off)
                except EncodeCancelledError as error:
                    raise CalledOffError from error
            heard = self._hear(folder / "audio.wav", spoken, found.duration, called_off)
        cues = phrase(heard.words)
        if not cues:
            raise NothingSaidError
        language = spoken or normal_tag(heard.language)
        return language, webvtt.write(cues)

    def keep(self, language: str, text: str) -> None:
        """Make the text the version's draft, unless a person has made one meanwhile.

        Raises:
            CalledOffError: nobody wants it any more.
            NoSpaceError: the store is full.
        """
        version, _ = self._version()
        key = files.store(self.units, self.storage, version, language, text)
        with self._wanted() as (unit, run, video):
            if run.state is CaptionsState.DONE:
                # Kept already, by an attempt that did not live to tell.
                return
            run.language_code = language
            run.ended_at = unit.clock()
            track = track_in(unit.session, run.video_version_id, language)
            if track is not None and not track.is_auto_generated:
                run.state = CaptionsState.FAILED
                run.error_code, run.error_message = ErrorCode.CONFLICT.value, BY_HAND
                changed(unit, video, touch=False)
                return
            run.state, run.percent = CaptionsState.DONE, 100.0
            version = unit.session.get_one(VideoVersion, run.video_version_id)
            keep(unit, video, version, Text(language, key, auto=True))

    def fail(self, code: ErrorCode, message: str) -> None:
        """Give it up, with a sentence for who asked.

        Raises:
            CalledOffError: nobody wants it any more.
        """
        with self._wanted() as (unit, run, video):
            run.state, run.ended_at = CaptionsState.FAILED, unit.clock()
            run.error_code, run.error_message = code.value, message
            changed(unit, video, touch=False)

    def _hear(
        self, audio: Path, spoken: str | None, seconds: float, called_off: Callable[[], bool]
    ) -> Heard:
        reporting = _Occasionally(lambda: True)

        def report(until: float) -> None:
            if reporting():
                self._report(100 * until / seconds if seconds else 0.0)

        try:
            return self.recogniser.hear(
                audio, language=spoken, on_progress=report, cancelled=called_off
            )
        except SpeechCancelledError as error:
            raise CalledOffError from error

    def _report(self, percent: float) -> None:
        with self._wanted() as (unit, run, video):
            run.percent = round(min(max(percent, 0.0), 99.0), 1)
            changed(unit, video, touch=False)

    def _version(self) -> tuple[VideoVersion, str | None]:
        with self._wanted() as (unit, run, _):
            return unit.session.get_one(VideoVersion, run.video_version_id), run.language_code

    @contextmanager
    def _wanted(self) -> Iterator[tuple[Unit, CaptionRun, Video]]:
        with self.units.write() as unit:
            found = unit.session.get(CaptionRun, self.run_id)
            video = lock_video_of(unit.session, found.video_version_id) if found else None
            if found is not None:
                # As it is now that the video is locked.
                found = unit.session.get(CaptionRun, self.run_id, populate_existing=True)
            if found is None or video is None or found.run != self.run:
                raise CalledOffError
            yield unit, found, video

    def _is_called_off(self) -> bool:
        try:
            with self.units.read() as unit:
                run = unit.session.get(CaptionRun, self.run_id)
                if run is None or run.run != self.run:
                    return True
                version = version_by_id(unit.session, run.video_version_id)
                return version is None or video_by_id(unit.session, version.video_id) is None
        except SQLAlchemyError:
            # A database that is away says nothing.
            return False


class _Occasionally:
    """Asks at most once in a while; says no in between."""

    def __init__(self, ask: Callable[[], bool]) -> None:
        self._ask = ask
        self._last = time.monotonic()

    def __call__(self) -> bool:
        now = time.monotonic()
        if now - self._last < EVERY_SECONDS:
            return False
        self._last = now
        return self._ask()
