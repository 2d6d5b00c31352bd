from pathlib import Path

import av
import pytest

from server.features.media.errors import EncodeError
from server.features.media.ladder import Rung, plan
from server.features.media.probe import probe
from server.features.media.storyboard import Storyboard, make_storyboard, plan_storyboard
from tests.server.features.media.clips import make_clip, run_ffmpeg

RED_THEN_BLUE = (
    "color=red:size=320x180:rate=25:duration=2[a];"
    "color=blue:size=320x180:rate=25:duration=1[b];[a][b]concat=n=2"
)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds of red and one of blue."""
    path = tmp_path_factory.mktemp("clip") / "240p.mp4"
    run_ffmpeg("-filter_complex", RED_THEN_BLUE, "-pix_fmt", "yuv420p", path)
    return path


def rung(clip: Path) -> Rung:
    return plan(probe(clip))[0]


def tile(folder: Path, cue: str) -> tuple[int, int, int]:
    """The colour in the middle of the picture that a cue's text names."""
    name, _, box = cue.partition("#xywh=")
    x, y, width, height = map(int, box.split(","))
    with av.open(str(folder / name)) as container:
        picture = next(container.decode(video=0)).reformat(format="rgb24")
    assert x + width <= picture.width
    assert y + height <= picture.height
    plane = picture.planes[0]
    at = (y + height // 2) * plane.line_size + (x + width // 2) * 3
    red, green, blue = bytes(plane)[at : at + 3]
    return red, green, blue


def cues(board: Storyboard) -> list[tuple[str, str]]:
    """Times and texts."""
    signature, *blocks = board.vtt().strip().split("\n\n")
    assert signature == "WEBVTT"
    return [(times, text) for times, text in (block.split("\n") for block in blocks)]


def test_each_picture_is_of_the_time_that_is_told(clip: Path, tmp_path: Path) -> None:
    board = plan_storyboard(3.0, rung(clip))
    names = make_storyboard(clip, board, tmp_path)
    assert names == ["storyboard-1.jpg", "storyboard.vtt"]
    assert (tmp_path / "storyboard.vtt").read_text() == board.vtt()
    assert [times for times, _ in cues(board)] == [
        "00:00:00.000 --> 00:00:01.000",
        "00:00:01.000 --> 00:00:02.000",
        "00:00:02.000 --> 00:00:03.000",
    ]
    seen = [tile(tmp_path, text) for _, text in cues(board)]
    assert [red > blue for red, _, blue in seen] == [True, True, False]


def test_the_last_picture_stands_where_the_sound_goes_on(clip: Path, tmp_path: Path) -> None:
    board = Storyboard(duration=30.0, count=30, width=160, height=90)
    assert make_storyboard(clip, board, tmp_path)[-2] == "storyboard-2.jpg"
    for _, text in cues(board)[3:]:
        red, _, blue = tile(tmp_path, text)
        assert blue > red


def test_pictures_far_apart_are_taken_from_key_frames(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "c.mp4", size="160x90", fps="5", seconds=12, options=("-g", "10"))
    board = Storyboard(duration=12.0, count=2, width=160, height=90)
    make_storyboard(clip, board, tmp_path)
    first, second = (tile(tmp_path, text) for _, text in cues(board))
    assert first != (0, 0, 0)
    assert second != (0, 0, 0)


def test_one_frame_is_enough(tmp_path: Path) -> None:
    source = tmp_path / "one.mp4"
    run_ffmpeg("-f", "lavfi", "-i", "testsrc2=size=320x240", "-frames:v", "1", source)
    board = plan_storyboard(probe(source).duration, rung(source))
    assert make_storyboard(source, board, tmp_path) == ["storyboard-1.jpg", "storyboard.vtt"]


def test_what_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "240p.mp4").write_bytes(b"nothing")
    with pytest.raises(EncodeError):
        make_storyboard(tmp_path / "240p.mp4", Storyboard(1.0, 1, 160, 90), tmp_path)


@pytest.mark.parametrize(
    ("seconds", "count", "sheets"),
    [(0.04, 1, 1), (3, 3, 1), (90, 90, 4), (600, 100, 4), (3600, 360, 15), (43_200, 500, 20)],
)
def test_a_long_video_has_more_pictures_and_never_too_many(
    seconds: float, count: int, sheets: int, clip: Path
) -> None:
    board = plan_storyboard(seconds, rung(clip))
    assert (board.count, len(board.sheets)) == (count, sheets)
    assert len(cues(board)) == count
    assert board.width == 160
