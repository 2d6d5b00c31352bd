"""What is drawn is looked at as ffmpeg draws it: one frame, at a few places."""

import subprocess
from pathlib import Path

import imageio_ffmpeg

from server.app.sample.drawing import Layer, boat, disc, hills, scene, shape, sky, water, windows

WIDTH, HEIGHT = 64, 48


def _pixels(layers: list[Layer], tmp_path: Path, at: str = "0") -> bytes:
    path = tmp_path / "frame.rgb"
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", "-filter_complex"]
    command += [f"{scene(WIDTH, HEIGHT, layers)}[v]", "-map", "[v]", "-ss", at, "-frames:v", "1"]
    subprocess.run([*command, "-pix_fmt", "rgb24", "-f", "rawvideo", path], check=True)
    return path.read_bytes()


def _at(frame: bytes, x: float, y: float) -> tuple[int, ...]:
    place = (int(y * HEIGHT) * WIDTH + int(x * WIDTH)) * 3
    return tuple(frame[place : place + 3])


def test_the_sky_goes_from_one_colour_into_the_next(tmp_path: Path) -> None:
    frame = _pixels([sky((0, 0, 0), (200, 0, 0), (200, 200, 200))], tmp_path)
    assert _at(frame, 0.5, 0) == (0, 0, 0)
    assert _at(frame, 0.5, 0.52)[0] > 190
    assert _at(frame, 0.5, 0.99)[1] > 190


def test_layers_lie_over_each_other_and_move(tmp_path: Path) -> None:
    layers = [
        sky((10, 10, 10), (20, 20, 20)),
        disc((250, 0, 0), (0.25, 0.25), 0.2, x="W*0.5*t"),
        shape((0, 250, 0), "gt(Y,H*0.8)"),
    ]
    first = _pixels(layers, tmp_path)
    assert _at(first, 0.25, 0.25)[0] > 240
    assert _at(first, 0.5, 0.9) == (0, 250, 0)
    later = _pixels(layers, tmp_path, at="1")
    assert _at(later, 0.25, 0.25)[0] < 30
    assert _at(later, 0.75, 0.25)[0] > 240


def test_a_landscape_has_hills_water_boats_and_lit_windows(tmp_path: Path) -> None:
    plain = sky((0, 0, 0), (0, 0, 0))
    assert _at(_pixels([plain, hills((0, 99, 0), 0.5, 0.05, 6, 0)], tmp_path), 0.5, 0.9)[1] == 99
    wet = _pixels([plain, water((0, 0, 90), (0, 0, 30), 0.6, 2.0)], tmp_path)
    assert _at(wet, 0.1, 0.65)[2] > _at(wet, 0.1, 0.95)[2] > 0
    assert _at(wet, 0.1, 0.5) == (0, 0, 0)
    sailing = _pixels([plain, *boat((90, 0, 0), (0, 90, 0), (0.4, 0.7), 0.2, "0")], tmp_path)
    assert _at(sailing, 0.4, 0.73)[0] == 90
    assert _at(sailing, 0.45, 0.6)[1] == 90
    wall = _pixels([plain, windows((5, 5, 5), (200, 200, 0), "gt(Y,H/2)", 0.1)], tmp_path)
    assert {_at(wall, x / WIDTH, y / HEIGHT) for x in range(WIDTH) for y in range(26, HEIGHT)} == {
        (5, 5, 5),
        (200, 200, 0),
    }
