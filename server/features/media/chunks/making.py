"""Cut a version into chunks, make one of them, and join them all. Each may be run again.

Pieces go through the store, so that any worker on any machine may make the next one, and under
names of the attempt, so that one that was cut off is never taken for a whole one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import structlog

from server.features.media.chunks import marks
from server.features.media.chunks import progress as chunks
from server.features.media.chunks.encode_span import encode_span
from server.features.media.chunks.join import Joined
from server.features.media.chunks.models import ChunkState, EncodeChunk
from server.features.media.chunks.progress import Work
from server.features.media.chunks.reporter import ChunkReporter
from server.features.media.chunks.spans import ChunkPolicy, Span, is_indexed, spans
from server.features.media.errors import EncodeError
from server.features.media.fragments import read_layout
from server.features.media.ladder import Rung
from server.features.media.making import CHUNKS, Making
from server.features.media.playlist import Rendition, measure
from server.features.media.source import MediaInfo
from server.features.videos import repository
from server.kit.errors import NotFoundError
from server.kit.ids import new_id

log = structlog.get_logger(__name__)

PIXELS_A_SECOND = 20_000_000
"""Decoded, scaled and encoded by a slow machine. Too few only lets others go first."""


@dataclass(frozen=True)
class Chunking:
    """One long version's way from its first rung on air to all others."""

    making: Making

    def cut(self, info: MediaInfo, work: Work, policy: ChunkPolicy) -> int:
        """Lay out the chunks of the rungs that ``work`` has as missing, and queue the first.

        Returns:
            How many there are; 0 where the version is not worth cutting.

        Raises:
            EncodeError: ffmpeg failed.
            NoSpaceError: the disk is full.
            NotFoundError: the video was deleted meanwhile.
        """
        version = self.making.version()
        with self.making.units.read() as unit:
            if chunks.laid_out(unit, version):
                return len(chunks.chunks_of(unit, version.id))
        marks_key = self.making.marks_key(version, work["run"])
        if not (is_indexed(info) or self.making.storage.size(marks_key)):
            # It was on air before: nobody noted what its frames look like.
            return 0
        drawn = self.making.tuned(info, [Rung.from_json(each) for each in work["missing"]])
        if not drawn:
            return 0
        cuts = spans(self._gops(work["made"][0]["name"]), drawn[0].fps, policy.seconds)
        if len(cuts) <= 1:
            return 0
        frames = sum(cuts[0].gops)
        pixels = info.coded_width * info.coded_height + sum(rung.work for rung in drawn)
        told = work | {
            "drawn": [rung.to_json() for rung in drawn],
            "seconds": round(pixels * frames / PIXELS_A_SECOND),
        }
        with self.making.units.write() as unit:
            chunks.lay_out(unit, version.id, cuts, told)
        return len(cuts)

    def encode(self, chunk: EncodeChunk, work: Work) -> str:
        """Make the chunk's pieces; returns their folder in the store.

        Raises:
            EncodeError: ffmpeg failed.
            NoSpaceError: the disk is full.
            NotFoundError: the video was deleted meanwhile.
        """
        making = self.making
        version = making.version()
        info = MediaInfo.model_validate(work["source"])
        rungs = [Rung.from_json(each) for each in work["drawn"]]
        span = Span(chunk.first_frame, tuple(chunk.gops))
        kept = f"{version.folder_key}/{CHUNKS}/{chunk.run}/{chunk.number}-{new_id().hex}"
        resolutions = [rung.resolution for rung in rungs]
        report = ChunkReporter(making.units, version.id, resolutions, chunk.id, rungs[0].fps)
        with (
            making.scratch.attempt(chunk.id) as folder,
            making.storage.local(version.source_object_key) as source,
            making.ended_by_deletion() as deleted,
        ):
            encode_span(
                source,
                info,
                rungs,
                span,
                folder,
                seen=self._seen(info, chunk.run),
                on_progress=report,
                cancelled=deleted,
            )
            for rung in rungs:
                making.storage.adopt(f"{kept}/{rung.name}.mp4", folder / f"{rung.name}.mp4")
        return kept

    def done(self, chunk_id: UUID, folder: str, work: Work) -> None:
        """Tell that the chunk is made. Pieces that nobody wants are removed.

        Raises:
            NotFoundError: the video was deleted meanwhile.
        """
        try:
            with self.making.units.write() as unit:
                wanted = chunks.done(unit, chunk_id, folder, work)
        except NotFoundError:
            self.making.storage.delete(folder)
            raise
        if not wanted:
            self.making.storage.delete(folder)

    def join(self, work: Work) -> list[Rendition]:
        """Make each rung's file of its pieces, and put it into the store.

        Raises:
            EncodeError: a chunk is missing, or the pieces do not fit together.
            NoSpaceError: the disk is full.
            NotFoundError: the video was deleted meanwhile.
        """
        making = self.making
        version = making.version()
        with making.units.read() as unit:
            pieces = chunks.chunks_of(unit, version.id)
        if not pieces or any(each.state is not ChunkState.DONE for each in pieces):
            raise EncodeError("not all chunks could be made")
        made = []
        for each in work["drawn"]:
            rung = Rung.from_json(each)
            with making.scratch.attempt(version.id) as folder:
                self._join_rung(rung, pieces, folder / f"{rung.name}.mp4")
                made.append(measure(folder / f"{rung.name}.mp4", rung.name, rung.fps))
                making.keep(folder, made[-1])
        return made

    def tidy(self, run: int) -> None:
        """Remove pieces and rows of that run of the version, and what runs before it left.

        A later one's are none of its business. Pieces that stay are found by ``storage prune``.
        """
        with self.making.units.read() as unit:
            version = repository.version_by_id(unit.session, self.making.version_id)
        if version is None:
            return
        with self.making.units.write() as unit:
            chunks.forget(unit, version.id, run)
        try:
            for each in range(1, run + 1):
                self.making.storage.delete(f"{version.folder_key}/{CHUNKS}/{each}")
        except Exception:
            # Whatever keeps the store away must not keep the version from its end.
            log.exception("pieces could not be removed", version_id=str(version.id))

    def _join_rung(self, rung: Rung, pieces: Sequence[EncodeChunk], path: Path) -> None:
        joined = Joined(path)
        for piece in pieces:
            with self.making.storage.local(f"{piece.folder}/{rung.name}.mp4") as part:
                joined.add(part)
        found = [fragment.samples for fragment in read_layout(path).fragments]
        if found != [frames for piece in pieces for frames in piece.gops]:
            raise EncodeError(f"{rung.name}: the pieces are not the film")

    def _seen(self, info: MediaInfo, run: int) -> dict[int, str] | None:
        if is_indexed(info):
            return None
        with self.making.storage.local(self.making.marks_key(self.making.version(), run)) as path:
            return marks.read(path)

    def _gops(self, name: str) -> list[int]:
        """Frames of each GOP of the rung that is on air."""
        key = f"{self.making.version().stream_key}/{name}.mp4"
        with self.making.storage.local(key) as media:
            return [fragment.samples for fragment in read_layout(media).fragments]
