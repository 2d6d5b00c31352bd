"""Take what has arrived of a ladder that its creator's computer made, size by size.

Each size is verified before it is kept, and can be watched at once. What was kept by an attempt
that was cut off is not taken again.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from server.contract.uploads import UploadState
from server.features.media.encode import sound_name
from server.features.media.errors import EncodeError, RefusedMediaError
from server.features.media.ffmpeg import read_source, run
from server.features.media.fragments import read_layout
from server.features.media.ladder import Rung
from server.features.media.ladders import bundle
from server.features.media.ladders.bundle import BROKEN, CLAIM, MEDIA, Member
from server.features.media.ladders.claim import NOT_PLANNED, read_claim
from server.features.media.ladders.errors import LadderRefusedError
from server.features.media.ladders.verify import Measure, check_claimed, verify, verify_sound
from server.features.media.making import DELETED, Making
from server.features.media.playlist import Rendition, measure, measure_sound
from server.features.media.probe import probe
from server.features.media.sound import tracks
from server.features.media.source import MediaInfo
from server.features.uploads.models import Upload
from server.features.uploads.settle import ContentDiffersError, check_sent, settle_taken
from server.kit.errors import NotFoundError

SOURCE = "source.mp4"


@dataclass(frozen=True)
class Ladder:
    """What has arrived."""

    path: Path
    members: tuple[Member, ...]
    info: MediaInfo
    """As it is claimed."""
    rungs: tuple[Rung, ...]
    """That come, those that are not here yet included."""
    whole: bool


@dataclass(frozen=True)
class Taking:
    """One version's way from what a creator's computer made to a stream."""

    making: Making

    def take(self) -> bool:
        """Verify and keep every size that is here, and let viewers have it.

        Returns:
            Whether that were all.

        Raises:
            RefusedMediaError: something of it is not to be taken.
            EncodeError: the file is gone.
            NoSpaceError: the disk is full.
            NotFoundError: the video was deleted meanwhile.
        """
        if self._is_settled():
            return True
        ladder = self._look()
        self.making.check_duration(ladder.info)
        self.making.plan(ladder.info, ladder.rungs)
        made = self.making.on_air(ladder.info, ladder.rungs)
        here = {member.name: member for member in ladder.members}
        kept = {each.name for each in made}
        for rung in ladder.rungs:
            if rung.name not in kept and rung.name in here:
                made += self._take(ladder, rung, here, heard=bool(made))
                self.making.publish(made)
        if ladder.whole:
            self._make_source(ladder, made)
        return ladder.whole

    def settle(self) -> MediaInfo:
        """Let go of the upload, whose content is all in the store; what takes its place there.

        Raises:
            RefusedMediaError: what was made of it is no video.
        """
        version, uploads = self.making.version(), self.making.uploads
        if version.upload_id is not None and uploads.path(version.upload_id).is_file():
            digest = check_sent(self.making.units, uploads, version.upload_id)
            settle_taken(self.making.units, uploads, version.upload_id, digest)
        with self.making.storage.local(version.source_object_key) as source:
            return probe(source)

    def forget(self) -> None:
        """Remove what was sent, of which nothing is taken."""
        upload_id = self.making.version().upload_id
        if upload_id is not None:
            self.making.uploads.remove(upload_id)

    def _is_settled(self) -> bool:
        """An earlier run took all and let go of the upload, whose row goes with time as well."""
        version = self.making.version()
        with self.making.units.read() as unit:
            upload = unit.session.get(Upload, version.upload_id) if version.upload_id else None
        taken = upload is None or upload.sha256 is not None
        return taken and self.making.storage.size(version.source_object_key) is not None

    def _look(self) -> Ladder:
        upload = self._upload()
        path, whole = self.making.uploads.path(upload.id), upload.state is UploadState.COMPLETED
        if not path.is_file():
            raise EncodeError("the bundle of sizes is gone")
        if whole:
            self._check_sum(upload)
        found = tuple(bundle.members(path, upload.offset))
        info, rungs = read_claim(_claim(path, found))
        sounds = [sound_name(track) for track in tracks(info)]
        expected = [CLAIM, *sounds, *(rung.name for rung in rungs)]
        names = [member.name for member in found]
        if names != expected[: len(names)] or len(names) < len(sounds) + 2:
            raise LadderRefusedError(NOT_PLANNED)
        if whole:
            if names != expected:
                raise LadderRefusedError(NOT_PLANNED)
            bundle.check_end(path, found[-1])
        return Ladder(path, found, info, rungs, whole)

    def _check_sum(self, upload: Upload) -> None:
        try:
            check_sent(self.making.units, self.making.uploads, upload.id)
        except ContentDiffersError as differs:
            raise RefusedMediaError(differs.code, differs.message) from differs

    def _take(
        self, ladder: Ladder, rung: Rung, here: dict[str, Member], *, heard: bool
    ) -> list[Rendition]:
        """Verify a size, with the sound unless that was ``heard`` already, and keep both."""
        lowest = rung == ladder.rungs[0]
        with self.making.scratch.attempt(self.making.version_id) as folder:
            path = folder / f"{rung.name}{MEDIA}"
            bundle.take_out(ladder.path, here[rung.name], path)
            if lowest:
                verify(path, ladder.info, rung, None)
            else:
                with self._stored(ladder.rungs[0].name) as first:
                    frames = tuple(each.samples for each in read_layout(first).fragments)
                    verify(path, ladder.info, rung, Measure(first, frames))
            sounds = [] if heard else self._take_sounds(ladder, here, folder)
            taken = [measure(path, rung.name, rung.fps), *sounds]
            check_claimed(ladder.info, [each.seconds for each in taken], lowest=lowest)
            for each in taken:
                self.making.keep(folder, each)
        return taken

    def _take_sounds(
        self, ladder: Ladder, here: dict[str, Member], folder: Path
    ) -> list[Rendition]:
        taken = []
        for track in tracks(ladder.info):
            path = folder / f"{sound_name(track)}{MEDIA}"
            bundle.take_out(ladder.path, here[sound_name(track)], path)
            verify_sound(path, ladder.info)
            taken.append(measure_sound(path, track))
        return taken

    def _make_source(self, ladder: Ladder, made: Sequence[Rendition]) -> None:
        """Put what is best of it where other videos have their source; nothing is encoded.

        So captions are heard, pictures chosen, copies given and sizes made again as ever.
        """
        top, sounds = ladder.rungs[-1].name, [each for each in made if each.is_sound]
        with self.making.scratch.attempt(self.making.version_id) as folder:
            arguments: list[str] = []
            with self._all_stored([top, *(each.name for each in sounds)]) as paths:
                for path in paths:
                    arguments += read_source(path)
                for place, _ in enumerate(paths):
                    arguments += ["-map", f"{place}:0"]
                for place, sound in enumerate(sounds):
                    language = ["-metadata:s:a:" + str(place), f"language={sound.language or ''}"]
                    arguments += [*language, f"-metadata:s:a:{place}", f"title={sound.label}"]
                run([*arguments, "-c", "copy", "-f", "mp4", SOURCE], folder)
            self.making.storage.adopt(self.making.version().source_object_key, folder / SOURCE)

    @contextmanager
    def _stored(self, name: str) -> Iterator[Path]:
        key = f"{self.making.version().stream_key}/{name}{MEDIA}"
        with self.making.storage.local(key) as path:
            yield path

    @contextmanager
    def _all_stored(self, names: Sequence[str]) -> Iterator[list[Path]]:
        if not names:
            yield []
            return
        with self._stored(names[0]) as path, self._all_stored(names[1:]) as others:
            yield [path, *others]

    def _upload(self) -> Upload:
        upload_id = self.making.version().upload_id
        with self.making.units.read() as unit:
            upload = unit.session.get(Upload, upload_id) if upload_id else None
        if upload is None:
            raise NotFoundError(DELETED)
        return upload


def _claim(path: Path, found: Sequence[Member]) -> bytes:
    if not found or found[0].name != CLAIM or found[0].size > bundle.CLAIM_BYTES_MAX:
        raise LadderRefusedError(BROKEN)
    with path.open("rb") as file:
        file.seek(found[0].at)
        return file.read(found[0].size)
