"""Make a version's second pictures, and offer them beside the first."""

from collections.abc import Sequence
from dataclasses import dataclass

from server.contract.media import Resolution
from server.features.media.av1.encode import encode_av1
from server.features.media.errors import EncodeError
from server.features.media.ladder import Rung, plan
from server.features.media.making import Making
from server.features.media.playlist import AV1, MASTER, Rendition, master, measure
from server.features.media.probe import probe
from server.features.media.source import MediaInfo
from server.features.videos import second_pass
from server.features.videos.progress import RenditionResult


@dataclass(frozen=True)
class SecondMaking:
    """The second pass of one version.

    Args:
        making: Of the version.
        run: Of the version when it was asked for: what was made anew since has another one.
    """

    making: Making
    run: int

    def make(self) -> bool:
        """Encode all rungs that viewers have, and let them have these too.

        Returns:
            False where the version was made anew meanwhile, so that nobody wants it any more.

        Raises:
            EncodeError: ffmpeg failed, or the first pass's files are not whole.
            NoSpaceError: the disk is full.
            NotFoundError: the video was deleted meanwhile.
        """
        version = self.making.version()
        with self.making.storage.local(version.source_object_key) as source:
            info = probe(source)
        rungs = plan(info)
        first = self.making.on_air(info, rungs)
        drawn = [each for each in first if not each.is_sound]
        if not drawn:
            raise EncodeError("the first pass's files are not whole")
        offered = {each.resolution for each in drawn}
        second = self._encode(info, [rung for rung in rungs if rung.resolution in offered])
        return self._publish(first, second)

    def _encode(self, info: MediaInfo, rungs: Sequence[Rung]) -> list[Rendition]:
        making, version = self.making, self.making.version()
        with (
            making.scratch.attempt(making.version_id) as folder,
            making.storage.local(version.source_object_key) as source,
            making.ended_by_deletion() as deleted,
        ):
            encode_av1(source, info, rungs, folder, cancelled=deleted)
            made = [measure(folder / f"{r.name}{AV1}.mp4", f"{r.name}{AV1}", r.fps) for r in rungs]
            for rendition in made:
                making.keep(folder, rendition)
        return made

    def _publish(self, first: Sequence[Rendition], second: Sequence[Rendition]) -> bool:
        making = self.making
        with making.units.write() as unit:
            version = second_pass.wanted(unit, making.version_id, self.run)
        if version is None:
            return False
        # A first pass that is begun anew from here on ends with a list of its own in this place.
        with making.scratch.attempt(making.version_id) as folder:
            (folder / MASTER).write_text(master([*first, *second]), encoding="utf-8")
            making.storage.adopt(f"{version.stream_key}/{MASTER}", folder / MASTER)
        with making.units.write() as unit:
            version = second_pass.wanted(unit, making.version_id, self.run)
            if version is not None:
                second_pass.done(unit, version, _results(version.stream_key, second))
        return version is not None


def _results(stream: str, second: Sequence[Rendition]) -> dict[Resolution, RenditionResult]:
    return {
        each.resolution: RenditionResult(
            bitrate_kbps=round(each.average_bps / 1000),
            file_size_bytes=each.size_bytes,
            codec=each.codec,
            playlist_key=f"{stream}/{each.name}.m3u8",
            segment_path_prefix=f"{stream}/{each.name}.mp4",
        )
        for each in second
    }
