from fractions import Fraction
from pathlib import Path

import pytest
from PIL import Image, ImageSequence

from server.contract.media import Resolution
from server.features.media import preview
from server.features.media.errors import EncodeError
from server.features.media.ladder import Rung, plan
from server.features.media.preview import PREVIEW, make_preview
from server.features.media.probe import probe
from tests.server.features.media.clips import BT709, make_clip, run_ffmpeg

BLACK_RED_GREEN = (
    "color=black:size=426x240:rate=10:duration=3[a];color=red:size=426x240:rate=10:duration=3[b];"
    "color=green:size=426x240:rate=10:duration=3[c];"
    f"[a][b][c]concat=n=3,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,{BT709}"
)


def rung(clip: Path) -> Rung:
    return plan(probe(clip))[0]


@pytest.fixture(scope="module")
def moving(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clip")
    return make_clip(folder / "240p.mp4", size="160x90", fps="10", seconds=6)


def test_it_shows_what_is_not_black_in_its_order_and_its_colours(tmp_path: Path) -> None:
    clip = tmp_path / "240p.mp4"
    run_ffmpeg("-filter_complex", BLACK_RED_GREEN, clip)
    assert make_preview(clip, rung(clip), tmp_path) == [PREVIEW]
    with Image.open(tmp_path / PREVIEW) as picture:
        assert (picture.format, picture.size) == ("WEBP", (320, 180))
        assert picture.info["loop"] == 0
        frames = [frame.convert("RGB") for frame in ImageSequence.Iterator(picture)]
    seen = [frame.getpixel((160, 90)) for frame in frames]
    reds = sum(is_near(colour, (255, 0, 0)) for colour in seen)
    assert 1 <= reds < len(seen)
    assert all(is_near(colour, (255, 0, 0)) for colour in seen[:reds])
    assert all(is_near(colour, (0, 128, 0)) for colour in seen[reds:])


def is_near(colour: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(colour, tuple)
    return all(abs(part - other) < 10 for part, other in zip(colour, wanted, strict=True))


def test_it_lasts_three_or_four_seconds_and_portraits_stand(moving: Path, tmp_path: Path) -> None:
    upright = Rung(Resolution.P240, 240, 426, Fraction(30), 400)
    make_preview(moving, upright, tmp_path)
    with Image.open(tmp_path / PREVIEW) as picture:
        assert picture.size == (180, 320)
        lengths = []
        for frame in ImageSequence.Iterator(picture):
            frame.load()
            lengths.append(frame.info["duration"])
    assert len(lengths) > 20
    assert 3000 <= sum(lengths) <= 4000


def test_one_that_is_too_large_is_made_coarser_or_not_at_all(
    moving: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_preview(moving, rung(moving), tmp_path)
    fine = (tmp_path / PREVIEW).stat().st_size
    assert fine <= preview.MOST_BYTES
    monkeypatch.setattr(preview, "MOST_BYTES", fine - 1)
    assert make_preview(moving, rung(moving), tmp_path) == [PREVIEW]
    assert (tmp_path / PREVIEW).stat().st_size < fine
    monkeypatch.setattr(preview, "MOST_BYTES", 100)
    monkeypatch.setattr(preview, "QUALITIES", ("15",))
    assert make_preview(moving, rung(moving), tmp_path) == []


def test_a_video_that_is_black_has_none(tmp_path: Path) -> None:
    clip = tmp_path / "black.mp4"
    run_ffmpeg("-f", "lavfi", "-i", "color=black:size=160x90:rate=5:duration=6", clip)
    assert make_preview(clip, rung(clip), tmp_path) == []


def test_what_cannot_be_read_is_an_error(moving: Path, tmp_path: Path) -> None:
    (tmp_path / "240p.mp4").write_bytes(b"nothing")
    with pytest.raises(EncodeError):
        make_preview(tmp_path / "240p.mp4", rung(moving), tmp_path)
