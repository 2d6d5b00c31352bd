from collections.abc import Callable
from pathlib import Path

import pytest

from server.features.media.inspection import inspect
from tests.server.features.media.clips import BT709, FITS, make_clip, run_ffmpeg


def clip(path: Path, *more: str, size: str = "640x480", seconds: float = 3) -> Path:
    return make_clip(path, size=size, seconds=seconds, options=(*FITS, *more))


def remuxed(source: Path, ending: str, *options: str) -> Path:
    target = source.with_name(f"again.{ending}")
    run_ffmpeg("-i", source, "-c", "copy", *options, target)
    return target


@pytest.mark.parametrize("ending", ["mp4", "mov", "mkv"])
def test_what_browsers_play_is_taken_as_it_is(ending: str, tmp_path: Path) -> None:
    source = remuxed(clip(tmp_path / "clip.mp4"), ending)
    peak = inspect(str(source)).as_is_peak_kbps
    assert peak is not None
    assert 300 < peak < 1800


REASONS: dict[str, Callable[[Path], Path]] = {
    "ten bits": lambda p: clip(p / "a.mp4", "-pix_fmt", "yuv420p10le"),
    "4:4:4": lambda p: clip(p / "a.mp4", "-pix_fmt", "yuv444p"),
    "another codec": lambda p: clip(p / "a.mp4", "-c:v", "mpeg4"),
    "full range": lambda p: clip(p / "a.mp4", "-vf", f"{BT709},setparams=range=pc"),
    "colours of SD": lambda p: clip(p / "a.mp4", "-vf", "setparams=colorspace=smpte170m"),
    "interlaced": lambda p: clip(p / "a.mp4", "-x264-params", "tff=1"),
    "wide pixels": lambda p: clip(p / "a.mp4", "-vf", f"{BT709},setsar=4/3"),
    "key frames too far apart": lambda p: clip(p / "a.mp4", "-g", "300", seconds=7),
    "nothing but key frames": lambda p: clip(p / "a.mp4", "-g", "1"),
    "open groups": lambda p: clip(p / "a.mp4", "-x264-params", "open-gop=1:bframes=3:keyint=30"),
    "a varying rate": lambda p: clip(
        p / "a.mp4", "-vf", f"{BT709},select='not(eq(mod(n,7),3))'", "-fps_mode", "vfr"
    ),
    "rotated": lambda p: _rotated(clip(p / "a.mp4")),
    "picture begins late": lambda p: _late(clip(p / "a.mp4")),
    "cut by an edit list": lambda p: remuxed(clip(p / "a.mp4"), "mp4", "-ss", "0.7"),
    "a transport stream": lambda p: remuxed(clip(p / "a.mp4"), "ts"),
}


def _rotated(source: Path) -> Path:
    target = source.with_name("turned.mp4")
    run_ffmpeg("-display_rotation", "90", "-i", source, "-c", "copy", target)
    return target


def _late(source: Path) -> Path:
    target = source.with_name("late.mkv")
    late = ("-itsoffset", "0.5", "-i", source)
    run_ffmpeg("-i", source, *late, "-map", "0:a", "-map", "1:v", "-c", "copy", target)
    return target


@pytest.mark.parametrize("why", REASONS)
def test_what_does_not_fit_is_encoded(why: str, tmp_path: Path) -> None:
    assert inspect(str(REASONS[why](tmp_path))).as_is_peak_kbps is None
