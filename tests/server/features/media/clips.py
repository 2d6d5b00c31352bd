"""Small videos for these tests, made by the bundled ffmpeg; and where the real ones lie."""

import subprocess
from pathlib import Path

import imageio_ffmpeg
import pytest

from server.features.media.encode import encode, sound_name
from server.features.media.ladder import plan
from server.features.media.playlist import (
    MASTER,
    Rendition,
    master,
    measure,
    measure_sound,
    write_playlists,
)
from server.features.media.probe import probe
from server.features.media.sound import tracks
from server.features.media.source import MediaInfo
from tests.patience import PATIENCE_SECONDS

REAL = Path(__file__).resolve().parents[5] / "shared" / "media"
FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()
BT709 = "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"
FITS = ("-g", "45", "-bf", "2", "-vf", BT709, "-b:v", "900k", "-preset", "veryfast")
"""For :func:`make_clip`: what browsers can be given as it is."""


def real(name: str) -> Path:
    path = REAL / name
    if not path.exists():
        pytest.skip(f"{name} lies beside the project only where it is developed")
    return path


def run_ffmpeg(*arguments: str | Path) -> None:
    argv = [FFMPEG, "-nostdin", "-v", "error", "-y", *map(str, arguments)]
    subprocess.run(argv, check=True, capture_output=True, text=True, timeout=PATIENCE_SECONDS)


def make_clip(
    path: Path,
    *,
    size: str = "640x360",
    seconds: float = 5,
    fps: str = "30",
    sound: bool = True,
    options: tuple[str, ...] = (),
) -> Path:
    """A moving test picture, with a beep when ``sound``, as H.264 and AAC."""
    picture = ["-f", "lavfi", "-i", f"testsrc2=size={size}:rate={fps}:duration={seconds}"]
    beep = ["-f", "lavfi", "-i", f"sine=frequency=440:duration={seconds}", "-shortest"]
    codecs = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"]
    run_ffmpeg(*picture, *(beep if sound else []), *codecs, *options, path)
    return path


def encode_all(source: Path, folder: Path) -> MediaInfo:
    """What the durable job makes of ``source``: first what plays first, then the rest."""
    info = probe(source)
    rungs = plan(info)
    first, rest = (rungs[-1:], rungs[:-1]) if rungs[-1].copied else (rungs[:1], rungs[1:])
    folder.mkdir(exist_ok=True)
    encode(source, info, first, folder, sounds=tracks(info))
    if rest:
        encode(source, info, rest, folder)
    return info


def package(source: Path, folder: Path) -> list[Rendition]:
    """All that viewers get of ``source``, written into ``folder``; the sound last."""
    info = encode_all(source, folder)
    made = [measure(folder / f"{rung.name}.mp4", rung.name, rung.fps) for rung in plan(info)]
    made += [measure_sound(folder / f"{sound_name(t)}.mp4", t) for t in tracks(info)]
    for rendition in made:
        write_playlists(folder, rendition)
    (folder / MASTER).write_text(master(made), encoding="utf-8")
    return made
