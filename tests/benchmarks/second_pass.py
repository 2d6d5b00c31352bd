"""The second pass in AV1 against the first one: bytes for the same look, and what they cost."""

import math
import tempfile
from dataclasses import replace
from pathlib import Path

from server.features.media.av1.encode import encode_av1
from server.features.media.encode import encode
from server.features.media.ladder import CRF, Rung, plan
from server.features.media.playlist import AV1
from server.features.media.probe import probe
from server.features.media.source import MediaInfo
from tests.benchmarks.anchors import cpu_seconds
from tests.benchmarks.encode_ladder import Rendered, rendered
from tests.benchmarks.table import print_goal, print_table
from tests.paths import MEDIA

CLIPS = ("crystal.mp4", "rabbit.mp4", "frog.mp4")
LESS = CRF + 4
"""Of the first pass, so that what it takes for the look of the second lies between or near."""
MOST = 0.6


def main() -> None:
    """Print bytes and VMAF of each clip's upper rungs, and the share at equal VMAF."""
    rows: list[list[str | float]] = []
    shares: list[float] = []
    for name in CLIPS:
        source = MEDIA / name
        if not source.exists():
            print(f"{name} is not beside the project.")
            continue
        info = probe(source).model_copy(update={"as_is_peak_kbps": None})
        with tempfile.TemporaryDirectory(prefix="second-pass-") as scratch:
            shares += _compare(source, info, Path(scratch), rows)
    if not shares:
        return
    print_table(["", "MB at 24", "VMAF", "MB in AV1", "VMAF", "times CPU", "share"], rows)
    share = math.exp(sum(map(math.log, shares)) / len(shares))
    print_goal(f"AV1: {share:.2f} of H.264's bytes at equal VMAF", met=share <= MOST)


def _compare(
    source: Path, info: MediaInfo, folder: Path, rows: list[list[str | float]]
) -> list[float]:
    shares = []
    for rung in plan(info)[-2:]:
        rung = replace(rung, copied=False)  # noqa: PLW2901 - the same rung, encoded
        whole, spent = _first(source, info, folder, rung)
        less, _ = _first(source, info, folder, replace(rung, crf=LESS))
        before = cpu_seconds()
        encode_av1(source, info, [rung], folder)
        again = cpu_seconds() - before
        second = rendered(folder / f"{rung.name}{AV1}.mp4", source, info, rung)
        shares.append(second.size / _size_at(second.vmaf, less, whole))
        figures = (whole.size / 1e6, whole.vmaf, second.size / 1e6, second.vmaf, again / spent)
        rows.append([f"{source.stem} {rung.name}", *figures, shares[-1]])
    return shares


def _first(source: Path, info: MediaInfo, folder: Path, rung: Rung) -> tuple[Rendered, float]:
    before = cpu_seconds()
    encode(source, info, [rung], folder)
    spent = cpu_seconds() - before
    return rendered(folder / f"{rung.name}.mp4", source, info, rung), spent


def _size_at(vmaf: float, less: Rendered, more: Rendered) -> float:
    """Bytes of the first pass at that VMAF, on the line through two encodes: VMAF over log size."""
    slope = (math.log(more.size) - math.log(less.size)) / (more.vmaf - less.vmaf)
    return less.size * math.exp(slope * (vmaf - less.vmaf))
