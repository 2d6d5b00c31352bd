"""Make a whole ladder on a creator's own computer, as a worker of the server would.

The same planner, encoder and packager; only no database and no store. What is finished lies in the
folder under its own name, and is not made again after a crash; what was under way is.
"""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from server.features.media.encode import encode, sound_name
from server.features.media.ffmpeg import Progress
from server.features.media.ladder import Rung, plan
from server.features.media.ladders.bundle import MEDIA, pack
from server.features.media.probe import probe
from server.features.media.quality import tune
from server.features.media.sound import Track, tracks
from server.features.media.source import MediaInfo
from server.integrations.storage.stores import telling_full

BUNDLE = "ladder.tar"
PLAN = "plan.json"
WORK = "work"


@dataclass(frozen=True)
class Step:
    """How far it is."""

    percent: float
    """0 to 100 over the whole ladder, by the work in each size."""
    seconds_left: float | None
    sizes: tuple[str, ...]
    """That are being made now."""


@dataclass(frozen=True)
class Made:
    """A finished ladder."""

    bundle: Path
    ends: tuple[int, ...]
    """Bytes at which each size is whole."""
    sizes: tuple[str, ...]


def encode_here(
    source: Path,
    folder: Path,
    *,
    on_step: Callable[[Step], None] = lambda _step: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Made:
    """Make the ladder of ``source`` in ``folder``, or what is missing of it there.

    Args:
        source: The creator's file.
        folder: Of this file alone, kept until the ladder has been sent.
        on_step: Told about twice a second.
        cancelled: Asked several times a second; True ends it. What is finished stays.

    Raises:
        RefusedMediaError: the file is no video that can be taken.
        EncodeError, NoSpaceError: it could not be made.
        EncodeCancelledError: ``cancelled`` said so.
    """
    with telling_full():
        return _Here(source, folder, on_step, cancelled).make()


@dataclass(frozen=True)
class _Here:
    source: Path
    folder: Path
    on_step: Callable[[Step], None]
    cancelled: Callable[[], bool]

    def make(self) -> Made:
        info = self._begin()
        if (finished := self._kept().get("made")) and (self.folder / BUNDLE).exists():
            return Made(self.folder / BUNDLE, tuple(finished["ends"]), tuple(finished["sizes"]))
        rungs, sounds = plan(info), tracks(info)
        first = rungs[-1:] if rungs[-1].copied else rungs[:1]
        self._run(info, rungs, first, sounds)
        rest = self._tuned(info, [rung for rung in rungs if rung not in first])
        made = [*first, *rest] if first[0] is rungs[0] else [*rest, *first]
        self._run(info, made, rest)
        ends = pack(
            self.folder / BUNDLE, info, made, [sound_name(each) for each in sounds], self.folder
        )
        sizes = tuple(rung.name for rung in made)
        self._keep({**self._kept(), "made": {"ends": ends, "sizes": sizes}})
        for name in (*sizes, *(sound_name(each) for each in sounds)):
            (self.folder / f"{name}{MEDIA}").unlink()
        return Made(self.folder / BUNDLE, ends, sizes)

    def _begin(self) -> MediaInfo:
        """What the source is; what was made of another one goes."""
        status = self.source.stat()
        file = {"size": status.st_size, "mtime_ns": status.st_mtime_ns}
        kept = self._kept()
        if kept.get("file") != file:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            kept = {"file": file, "source": probe(self.source).model_dump(mode="json")}
            self._keep(kept)
        return MediaInfo.model_validate(kept["source"])

    def _tuned(self, info: MediaInfo, rungs: Sequence[Rung]) -> Sequence[Rung]:
        kept = self._kept()
        if "rungs" not in kept:
            with _workplace(self.folder) as work:
                tuned = tune(self.source, info, rungs, work, cancelled=self.cancelled)
            kept["rungs"] = [rung.to_json() for rung in tuned]
            self._keep(kept)
        return [Rung.from_json(each) for each in kept["rungs"]]

    def _run(
        self,
        info: MediaInfo,
        ladder: Sequence[Rung],
        rungs: Sequence[Rung],
        sounds: Sequence[Track] = (),
    ) -> None:
        missing = [rung for rung in rungs if not (self.folder / f"{rung.name}{MEDIA}").exists()]
        unheard = [t for t in sounds if not (self.folder / f"{sound_name(t)}{MEDIA}").exists()]
        if unheard and not missing:
            missing = list(rungs)
        if not missing:
            return
        done = [rung for rung in ladder if (self.folder / f"{rung.name}{MEDIA}").exists()]
        report = _Report(info, ladder, done, missing, self.on_step)
        with _workplace(self.folder) as work:
            encode(
                self.source,
                info,
                missing,
                work,
                sounds=sounds,
                on_progress=report,
                cancelled=self.cancelled,
            )
            # The picture last: where it is, the sound that belongs to it is too.
            for name in (*(sound_name(each) for each in sounds), *(r.name for r in missing)):
                (work / f"{name}{MEDIA}").replace(self.folder / f"{name}{MEDIA}")

    def _kept(self) -> dict[str, Any]:
        try:
            kept = json.loads((self.folder / PLAN).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}

    def _keep(self, kept: dict[str, Any]) -> None:
        fresh = self.folder / f"{PLAN}.new"
        fresh.write_text(json.dumps(kept), encoding="utf-8")
        fresh.replace(self.folder / PLAN)


@contextmanager
def _workplace(folder: Path) -> Iterator[Path]:
    """An empty folder for what is under way, gone with the block."""
    work = folder / WORK
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


class _Report:
    """Turns how far one run is into how far the ladder is."""

    def __init__(
        self,
        info: MediaInfo,
        ladder: Sequence[Rung],
        done: Sequence[Rung],
        rungs: Sequence[Rung],
        on_step: Callable[[Step], None],
    ) -> None:
        self._duration = max(info.duration, 0.001)
        self._sizes = tuple(rung.name for rung in rungs)
        self._on_step = on_step
        total = max(_work(ladder), 1.0)
        self._before, self._share = _work(done) / total, _work(rungs) / total

    def __call__(self, progress: Progress) -> None:
        done = self._before + self._share * min(progress.seconds / self._duration, 1.0)
        left = None
        if progress.speed and self._share:
            run = self._duration / progress.speed
            left = max(1.0 - done, 0.0) * run / self._share
        self._on_step(Step(round(min(done, 1.0) * 100, 1), left, self._sizes))


def _work(rungs: Sequence[Rung]) -> float:
    return sum(0.0 if rung.copied else rung.work for rung in rungs)
