import mmap
from pathlib import Path

import av
import numpy as np
import pytest
from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace

from studio.media.player.canvas import Canvas, colour_space, write_picture
from studio.media.player.messages import SLOT_BYTES, SLOTS, Shown


def _frame(width: int, height: int, colour: tuple[int, int, int]) -> VideoFrame:
    rgb = np.full((height, width, 3), colour, np.uint8)
    return VideoFrame.from_ndarray(rgb, "rgb24").reformat(format="yuv420p")


def _pixel(memory: mmap.mmap, shown: Shown) -> tuple[int, ...]:
    at = shown.slot * SLOT_BYTES + shown.stride * (shown.height // 2) + 4 * (shown.width // 2)
    return tuple(memory[at : at + 3])


def test_frames_are_drawn_as_large_as_they_are_shown_in_slots_that_are_free() -> None:
    with mmap.mmap(-1, SLOTS * SLOT_BYTES) as memory:
        canvas = Canvas(memory)
        canvas.room = (300, 300)
        frame = _frame(640, 360, (200, 40, 20))
        shown = [canvas.draw(frame, 1.0, 2.5, 1) for _ in range(SLOTS)]
        assert {each.slot for each in shown} == set(range(SLOTS))
        assert (shown[0].width, shown[0].height, shown[0].seconds) == (300, 169, 2.5)
        assert _pixel(memory, shown[-1]) == pytest.approx((20, 40, 200), abs=6)
        assert not canvas.ready
        canvas.taken(1)
        canvas.room = (9000, 9000)
        small = canvas.draw(_frame(64, 64, (0, 0, 0)), 2.0, 0.0, 1)
        assert (small.slot, small.width, small.height) == (1, 128, 64)
        canvas.taken(0)
        high = canvas.draw(_frame(2160, 3840, (0, 0, 0)), 1.0, 0.0, 1)
        assert (high.width, high.height) == (1080, 1920)
        assert high.stride * high.height <= SLOT_BYTES


def test_a_film_that_does_not_say_its_colours_has_those_of_its_size() -> None:
    assert colour_space(_frame(64, 64, (0, 0, 0))) == Colorspace.ITU601
    assert colour_space(_frame(64, 720, (0, 0, 0))) == Colorspace.ITU709
    told = _frame(64, 64, (0, 0, 0))
    told.colorspace = 9
    assert colour_space(told) == Colorspace.BT2020


def test_a_frame_is_written_whole_and_with_square_pixels(tmp_path: Path) -> None:
    write_picture(_frame(320, 180, (10, 120, 220)), 2.0, tmp_path / "a.jpg")
    with av.open(str(tmp_path / "a.jpg")) as container:
        picture = next(container.decode(video=0)).to_ndarray(format="rgb24")
    assert picture.shape == (180, 640, 3)
    assert picture[90, 320].tolist() == pytest.approx([10, 120, 220], abs=8)
