"""Videos of any size, made on the spot."""

import subprocess
from pathlib import Path
from random import Random

import imageio_ffmpeg

_BLOCK = 1024 * 1024


def clip(
    path: Path, *, seconds: float = 1.0, sound: bool = True, more: tuple[str, ...] = ()
) -> Path:
    """A small real video; ``more`` goes before the output's name."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y"]
    command += ["-f", "lavfi", "-i", f"testsrc=size=320x180:rate=25:duration={seconds}"]
    if sound:
        command += ["-f", "lavfi", "-i", f"sine=frequency=440:duration={seconds}"]
    command += ["-pix_fmt", "yuv420p", *more, str(path)]
    subprocess.run(command, check=True)
    return path


def padded(path: Path, size: int, *, seed: int = 1) -> Path:
    """A real MP4 brought to exactly ``size`` bytes by a box that players skip, full of noise."""
    clip(path)
    random = Random(seed)  # noqa: S311 - noise
    missing = size - path.stat().st_size
    with path.open("ab") as file:
        file.write((1).to_bytes(4, "big") + b"free" + missing.to_bytes(8, "big"))
        left = missing - 16
        while left > 0:
            left -= file.write(random.randbytes(min(_BLOCK, left)))
    return path
