"""Make a version playable, piece by piece. Each piece may be run again after a crash.

Files appear in the store whole, under the names that the rows then tell; nothing is read back
that an interrupted piece may have left.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from server.contract.errors import ErrorCode
from server.contract.media import RenditionState
from server.features.channels import repository as channels
from server.features.media.chunks.marks import MARKS
from server.features.media.deletion import Deletion
from server.features.media.encode import encode, sound_name
from server.features.media.errors import EncodeCancelledError, EncodeError, RefusedMediaError
from server.features.media.ladder import Rung
from server.features.media.playlist import (
    MASTER,
    Rendition,
    files,
    master,
    measure,
    measure_sound,
    write_playlists,
)
from server.features.media.poster import make_poster
from server.features.media.preview import PREVIEW, SHORTEST_SECONDS, make_preview
from server.features.media.probe import probe
from server.features.media.quality import tune
from server.features.media.reporter import Reporter
from server.features.media.scratch import Scratch
from server.features.media.sound import tracks
from server.features.media.source import MediaInfo
from server.features.media.storyboard import STORYBOARD, make_storyboard, plan_storyboard
from server.features.uploads.folder import UploadFolder
from server.features.uploads.settle import ContentDiffersError, settle_source
from server.features.videos import progress as videos
from server.features.videos import repository
from server.features.videos.models import VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError

CHUNKS = "chunks"
"""The folder of what chunks are made with, within a version's folder in the store."""
DELETED = "This video was deleted."
DURATION_SLACK_SECONDS = 1.0
"""Containers round: a file of exactly the limit is not refused."""


@dataclass(frozen=True)
class Making:
    """One version's way from a source file to a playable stream."""

    units: Units
    storage: Storage
    uploads: UploadFolder
    scratch: Scratch
    version_id: UUID

    def settle(self) -> None:
        """Move the upload into the store, hashed. The same bytes that the creator sent.

        Raises:
            RefusedMediaError: there are no bytes, or not those that the creator sent.
            EncodeError: the file is gone.
            NoSpaceError: the store is full.
        """
        version = self.version()
        if version.source_bytes == 0:
            raise RefusedMediaError(ErrorCode.EMPTY_FILE)
        if version.upload_id is None:
            return
        try:
            settle_source(
                self.units, self.uploads, self.storage, version.upload_id, version.source_object_key
            )
        except ContentDiffersError as differs:
            raise RefusedMediaError(differs.code, differs.message) from differs
        except NotFoundError as gone:
            raise EncodeError(gone.message) from gone

    def examine(self) -> MediaInfo:
        """What the source holds.

        Raises:
            RefusedMediaError: it is no video that can be taken, or too long for the channel.
        """
        with self.storage.local(self.version().source_object_key) as source:
            info = probe(source)
        self.check_duration(info)
        return info

    def plan(self, info: MediaInfo, rungs: Sequence[Rung]) -> None:
        """Record the source's facts and a waiting row per rung."""
        facts = videos.SourceFacts(info.duration, info.width, info.height, info.video_codec)
        planned = [videos.Rung(rung.resolution, rung.width, rung.height) for rung in rungs]
        with self.units.write() as unit:
            videos.plan(unit, self.version_id, facts, planned)

    def encode(
        self,
        info: MediaInfo,
        rungs: Sequence[Rung],
        *,
        with_audio: bool,
        tuned: bool = False,
        marked: bool = False,
    ) -> list[Rendition]:
        """Encode ``rungs`` together and put them into the store, with the sound where asked.

        Args:
            info: What the source is.
            rungs: From one plan.
            with_audio: Also make the sound tracks.
            tuned: Look first how many bits the content needs, and leave out what brings nothing.
            marked: Keep what the frames look like, for those who make parts of it.

        Returns:
            What was made, as measured; the sound last.

        Raises:
            EncodeError: ffmpeg failed.
            NoSpaceError: the disk is full.
            NotFoundError: the video was deleted meanwhile.
        """
        version = self.version()
        sounds = tracks(info) if with_audio else ()
        with (
            self.scratch.attempt(self.version_id) as folder,
            self.storage.local(version.source_object_key) as source,
            self.ended_by_deletion() as deleted,
        ):
            if tuned:
                rungs = self._tune(source, info, rungs, folder, deleted)
            if not rungs:
                return []
            resolutions = [rung.resolution for rung in rungs]
            report = Reporter(self.units, self.version_id, resolutions, info.duration)
            encode(
                source,
                info,
                rungs,
                folder,
                sounds=sounds,
                marked=marked,
                on_progress=report,
                cancelled=deleted,
            )
            made = [measure(folder / f"{rung.name}.mp4", rung.name, rung.fps) for rung in rungs]
            made += [measure_sound(folder / f"{sound_name(each)}.mp4", each) for each in sounds]
            if marked:
                self.storage.adopt(self.marks_key(version, version.run), folder / MARKS)
            for rendition in made:
                self.keep(folder, rendition)
        return made

    def keep(self, folder: Path, rendition: Rendition) -> None:
        """Write the playlists over a rendition in ``folder``, and put it all into the store."""
        version = self.version()
        write_playlists(folder, rendition)
        for name in files(rendition):
            self._store(version, folder, name)

    def marks_key(self, version: VideoVersion, run: int) -> str:
        """Where the marks that were made in that run of the version are kept."""
        return f"{version.folder_key}/{CHUNKS}/{run}/{MARKS}"

    def tuned(self, info: MediaInfo, rungs: Sequence[Rung]) -> Sequence[Rung]:
        """``rungs`` as the content needs them; those that bring nothing are dropped.

        Raises:
            NoSpaceError: the disk is full.
            NotFoundError: the video was deleted meanwhile.
        """
        with (
            self.scratch.attempt(self.version_id) as folder,
            self.storage.local(self.version().source_object_key) as source,
            self.ended_by_deletion() as deleted,
        ):
            return self._tune(source, info, rungs, folder, deleted)

    def _tune(
        self,
        source: Path,
        info: MediaInfo,
        rungs: Sequence[Rung],
        folder: Path,
        deleted: Deletion,
    ) -> Sequence[Rung]:
        with self.units.read() as unit:
            assets = repository.assets_of(unit.session, [self.version_id])[self.version_id]
        # An attempt that was cut off may have dropped some already.
        planned = {asset.resolution for asset in assets}
        rungs = [rung for rung in rungs if rung.resolution in planned]
        kept = tune(source, info, rungs, folder, cancelled=deleted)
        dropped = {rung.resolution for rung in rungs} - {rung.resolution for rung in kept}
        if dropped:
            with self.units.write() as unit:
                videos.drop(unit, self.version_id, dropped)
        return kept

    def on_air(self, info: MediaInfo, rungs: Sequence[Rung]) -> list[Rendition]:
        """What viewers have already, made by an earlier run: it is not made again.

        Returns:
            As :meth:`encode`; nothing when the sound that belongs to it is not there.
        """
        with self.units.read() as unit:
            assets = repository.assets_of(unit.session, [self.version_id])[self.version_id]
        ready = {asset.resolution for asset in assets if asset.state is RenditionState.READY}
        rungs = [rung for rung in rungs if rung.resolution in ready]
        made = [self._kept(r.name, partial(measure, name=r.name, fps=r.fps)) for r in rungs]
        sounds = [self._kept(sound_name(t), partial(measure_sound, track=t)) for t in tracks(info)]
        found, heard = [each for each in made if each], [each for each in sounds if each]
        return [*found, *heard] if found and len(heard) == len(sounds) else []

    def _kept(self, name: str, measured: Callable[[Path], Rendition]) -> Rendition | None:
        """A rendition in the store; None when it is lost or damaged, and so made again."""
        folder = self.version().stream_key
        try:
            with self.storage.local(f"{folder}/{name}.mp4") as media:
                rendition = measured(media)
        except (NotFoundError, EncodeError):
            return None
        whole = all(self.storage.size(f"{folder}/{each}") for each in files(rendition))
        return rendition if whole else None

    def publish(self, made: Sequence[Rendition]) -> None:
        """Put the multivariant playlist over everything ``made`` so far into the store.

        Viewers then have it: the rows are told after the file is there.
        """
        version = self.version()
        with self.scratch.attempt(self.version_id) as folder:
            (folder / MASTER).write_text(master(made), encoding="utf-8")
            self._store(version, folder, MASTER)
        with self.units.write() as unit:
            for each in (one for one in made if not one.is_sound):
                stem = f"{version.stream_key}/{each.name}"
                result = videos.RenditionResult(
                    bitrate_kbps=round(each.average_bps / 1000),
                    file_size_bytes=each.size_bytes,
                    codec=each.codec,
                    playlist_key=f"{stem}.m3u8",
                    segment_path_prefix=f"{stem}.mp4",
                )
                videos.rendition_ready(unit, self.version_id, each.resolution, result)
            videos.playable(unit, self.version_id)

    def poster(self, info: MediaInfo, rungs: Sequence[Rung]) -> None:
        """Choose and store the poster and its thumbnails, once; the lowest rung must be there."""
        version = self.version()
        if version.has_poster:
            return
        lowest = f"{version.stream_key}/{rungs[0].name}.mp4"
        with (
            self.scratch.attempt(self.version_id) as folder,
            self.storage.local(version.source_object_key) as source,
            self.storage.local(lowest) as small,
            self.ended_by_deletion() as deleted,
        ):
            for name in make_poster(source, info, small, rungs[-1], folder, cancelled=deleted):
                self._store(version, folder, name)
        with self.units.write() as unit:
            videos.poster_ready(unit, self.version_id)

    def storyboard(self, info: MediaInfo, rungs: Sequence[Rung]) -> None:
        """Make and store the storyboard, unless there is one; the lowest rung must be there."""
        version = self.version()
        # What tells of the sheets is stored last: where it is, they all are.
        if self.storage.size(f"{version.stream_key}/{STORYBOARD}") is not None:
            return
        board = plan_storyboard(info.duration, rungs[0])
        with (
            self.scratch.attempt(self.version_id) as folder,
            self.storage.local(f"{version.stream_key}/{rungs[0].name}.mp4") as lowest,
            self.ended_by_deletion() as deleted,
        ):
            for name in make_storyboard(lowest, board, folder, cancelled=deleted):
                self._store(version, folder, name)

    def preview(self, info: MediaInfo, rungs: Sequence[Rung]) -> None:
        """Make and store the preview, unless there is one; the lowest rung must be there."""
        version = self.version()
        too_short = info.duration < SHORTEST_SECONDS
        if too_short or self.storage.size(f"{version.stream_key}/{PREVIEW}") is not None:
            return
        with (
            self.scratch.attempt(self.version_id) as folder,
            self.storage.local(f"{version.stream_key}/{rungs[0].name}.mp4") as lowest,
            self.ended_by_deletion() as deleted,
        ):
            for name in make_preview(lowest, rungs[0], folder, cancelled=deleted):
                self._store(version, folder, name)

    @contextmanager
    def ended_by_deletion(self) -> Iterator[Deletion]:
        """A check for ffmpeg's ``cancelled``; that it struck is told as any absence is."""
        try:
            yield Deletion(self.units, self.version_id)
        except EncodeCancelledError as ended:
            raise NotFoundError(DELETED) from ended

    def _store(self, version: VideoVersion, folder: Path, name: str) -> None:
        self.storage.adopt(f"{version.stream_key}/{name}", folder / name)

    def version(self) -> VideoVersion:
        """The version as it is now.

        Raises:
            NotFoundError: the video was deleted meanwhile.
        """
        with self.units.read() as unit:
            version = repository.version_by_id(unit.session, self.version_id)
            if version is None or repository.video_by_id(unit.session, version.video_id) is None:
                raise NotFoundError(DELETED)
            return version

    def check_duration(self, info: MediaInfo) -> None:
        """See that the video is not longer than the channel may upload.

        Raises:
            RefusedMediaError: it is.
        """
        with self.units.read() as unit:
            video = repository.video_by_id(unit.session, self.version().video_id)
            channel = channels.channel_by_id(unit.session, video.channel_id) if video else None
            minutes = channel.max_video_duration_minutes if channel else 0
        if info.duration > minutes * 60 + DURATION_SLACK_SECONDS:
            raise RefusedMediaError(
                ErrorCode.QUOTA_DURATION,
                f"This video lasts {info.duration / 60:.0f} minutes; this channel may upload up "
                f"to {minutes}. Cut it shorter, or publish it in parts.",
            )
