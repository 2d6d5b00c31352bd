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


@pytest.mark.parametrize(
    ("curve", "code", "stored", "wanted"),
    [
        ("smpte2084", 16, 0x94, 232),  # 203 nits, a sheet of paper: nearly white
        ("smpte2084", 16, 0xC0, 254),  # 1000 nits: the brightest there is
        ("smpte2084", 16, 0x5A, 94),  # in the shade: as bright as it was
        ("arib-std-b67", 18, 0xBF, 232),  # 75 % HLG, the same paper
        ("arib-std-b67", 18, 0x61, 108),  # 38 % HLG, the grey card
    ],
)
def test_hdr_becomes_an_ordinary_picture_as_bright_as_it_was_meant(
    curve: str, code: int, stored: int, wanted: int, tmp_path: Path
) -> None:
    source = tmp_path / "hdr.mkv"
    tags = f"setparams=color_primaries=bt2020:color_trc={curve}:colorspace=bt2020nc:range=tv"
    grey = ("-f", "lavfi", "-i", f"color=c=0x{stored:02x}{stored:02x}{stored:02x}:size=320x180")
    deep = f"scale=out_range=tv,format=yuv420p10le,{tags}"
    run_ffmpeg(*grey, "-t", "0.2", "-vf", deep, "-c:v", "libx264", source)
    info = INFO.model_copy(update=colours(9, code, 9))
    out = tmp_path / "sdr.mkv"
    run_ffmpeg("-i", source, "-vf", ",".join(resize(info, 160, 90)), "-c:v", "libx264", out)
    with av.open(str(out)) as container:
        frame = next(container.decode(video=0))
        assert frame.format.name == "yuv420p"
        assert (int(frame.colorspace), int(frame.color_trc)) == (1, 1)
    for part in mean_red(out):
        assert abs(part - wanted) <= 5


def test_only_an_interlaced_picture_is_deinterlaced() -> None:
    assert prepare(INFO) == []
    assert "bwdif" in prepare(INFO.model_copy(update={"interlaced": True}))[0]


def test_an_untagged_picture_is_taken_for_what_players_take_it() -> None:
    unsaid = INFO.model_copy(update=colours(2, 2, 2))
    small = unsaid.model_copy(update={"width": 640, "height": 480})
    assert "in_color_matrix=bt709" in resize(unsaid, 640, 360)[0]
    assert "in_color_matrix=smpte170m" in resize(small, 640, 360)[0]
