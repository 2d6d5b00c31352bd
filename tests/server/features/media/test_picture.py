import subprocess
from pathlib import Path

import av
import pytest

from server.features.media.picture import prepare, resize
from server.features.media.source import ColourInfo
from tests.patience import PATIENCE_SECONDS
from tests.server.features.media.clips import FFMPEG, run_ffmpeg
from tests.server.features.media.test_source import INFO


def colours(primaries: int, transfer: int, matrix: int) -> dict[str, ColourInfo]:
    colour = ColourInfo(primaries=primaries, transfer=transfer, matrix=matrix, full_range=False)
    return {"colour": colour}


def mean_red(path: Path) -> tuple[int, int, int]:
    argv = [FFMPEG, "-v", "error", "-i", str(path), "-vf", "scale=1:1:in_color_matrix=bt709"]
    done = subprocess.run(
        [*argv, "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"],
        check=True,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
    )
    red, green, blue = done.stdout[:3]
    return red, green, blue


@pytest.mark.parametrize("matrix", ["bt709", "smpte170m"])
def test_a_colour_stays_the_same_whatever_matrix_it_was_stored_with(
    matrix: str, tmp_path: Path
) -> None:
    source = tmp_path / "source.mkv"
    colour = f"scale=out_color_matrix={matrix}:out_range=tv,format=yuv420p"
    red = ("-f", "lavfi", "-i", "color=c=0xC02040:size=320x180:duration=0.2")
    run_ffmpeg(*red, "-vf", f"{colour},setparams=colorspace={matrix}", "-c:v", "libx264", source)
    code = {"bt709": 1, "smpte170m": 6}[matrix]
    info = INFO.model_copy(update=colours(code, code, code))
    out = tmp_path / "out.mkv"
    chain = ",".join(resize(info, 160, 90))
    run_ffmpeg("-i", source, "-vf", chain, "-c:v", "libx264", "-qp", "1", out)
    for got, wanted in zip(mean_red(out), (0xC0, 0x20, 0x40), strict=True):
        assert abs(got - wanted) <= 4


def test_hdr_becomes_an_ordinary_picture_of_ordinary_brightness(tmp_path: Path) -> None:
    source = tmp_path / "hdr.mkv"
    tags = "setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc"
    grey = ("-f", "lavfi", "-i", "color=c=0x949494:size=320x180:duration=0.2")
    run_ffmpeg(*grey, "-vf", f"format=yuv420p10le,{tags}", "-c:v", "libx264", source)
    info = INFO.model_copy(update=colours(9, 16, 9))
    out = tmp_path / "sdr.mkv"
    run_ffmpeg("-i", source, "-vf", ",".join(resize(info, 160, 90)), "-c:v", "libx264", out)
    with av.open(str(out)) as container:
        frame = next(container.decode(video=0))
        assert frame.format.name == "yuv420p"
        assert (int(frame.colorspace), int(frame.color_trc)) == (1, 1)
    # 0x94 is 203 nits in PQ, the reference white of broadcasters: bright, not blown out.
    assert 120 < mean_red(out)[0] < 245


def test_only_an_interlaced_picture_is_deinterlaced() -> None:
    assert prepare(INFO) == []
    assert "bwdif" in prepare(INFO.model_copy(update={"interlaced": True}))[0]


def test_an_untagged_picture_is_taken_for_what_players_take_it() -> None:
    unsaid = INFO.model_copy(update=colours(2, 2, 2))
    small = unsaid.model_copy(update={"width": 640, "height": 480})
    assert "in_color_matrix=bt709" in resize(unsaid, 640, 360)[0]
    assert "in_color_matrix=smpte170m" in resize(small, 640, 360)[0]
