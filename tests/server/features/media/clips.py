"""Small videos for these tests, made by the bundled ffmpeg; and where the real ones lie."""

import subprocess
from pathlib import Path

import imageio_ffmpeg
import pytest

from tests.patience import PATIENCE_SECONDS

REAL = Path(__file__).resolve().parents[5] / "shared" / "media"
FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()


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
