import json
import subprocess
import sys
from pathlib import Path
from typing import cast

import av
import pytest
from av.container import InputContainer

from server.contract.errors import ErrorCode
from server.features.media.errors import RefusedMediaError
from server.features.media.inspection import _duration, inspect
from tests.patience import PATIENCE_SECONDS
from tests.server.features.media.clips import make_clip


def run_inspection(path: Path) -> dict[str, dict[str, object]]:
    argv = [sys.executable, "-I", "-m", "server.features.media.inspection", str(path)]
    done = subprocess.run(argv, check=True, capture_output=True, timeout=PATIENCE_SECONDS)
    answer: dict[str, dict[str, object]] = json.loads(done.stdout)
    return answer


def test_it_prints_the_source_or_the_refusal(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", seconds=1)
    assert run_inspection(clip)["source"]["width"] == 640
    (tmp_path / "text.mp4").write_text("not a video")
    refusal = run_inspection(tmp_path / "text.mp4")["refusal"]
    assert refusal["code"] == ErrorCode.NOT_A_VIDEO


def test_ten_bits_and_hdr_are_told(tmp_path: Path) -> None:
    colour = "setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc"
    options = ("-pix_fmt", "yuv420p10le", "-vf", colour)
    clip = make_clip(tmp_path / "hdr.mp4", seconds=1, options=options)
    info = inspect(str(clip))
    assert info.bit_depth == 10
    assert info.colour.hdr


def test_dolbys_own_colours_are_refused_rather_than_shown_wrong(tmp_path: Path) -> None:
    options = ("-c:v", "libx265", "-tag:v", "hvc1", "-x265-params", "log-level=none")
    clip = make_clip(tmp_path / "clip.mp4", seconds=0.2, options=options)
    assert inspect(str(clip)).video_codec == "hevc"
    # The name of the sample entry tells a picture that is no HEVC for others.
    clip.write_bytes(clip.read_bytes().replace(b"hvc1", b"dvh1"))
    with pytest.raises(RefusedMediaError, match="Dolby Vision") as caught:
        inspect(str(clip))
    assert caught.value.code is ErrorCode.UNSUPPORTED_CODEC


def test_a_name_that_looks_like_a_protocol_stays_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_clip(tmp_path / "a.mp4", seconds=1)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.mp4").rename(tmp_path / "concat:a.mp4")
    assert inspect("concat:a.mp4").width == 640


def test_a_stream_with_no_packets_is_truncated(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mkv", seconds=1, sound=False)
    clip.write_bytes(clip.read_bytes()[:700])
    with pytest.raises(RefusedMediaError) as caught:
        inspect(str(clip))
    assert caught.value.code is ErrorCode.TRUNCATED


class Unseekable:
    """A container whose index leads nowhere."""

    start_time, duration = 0, 10 * av.time_base

    def seek(self, *_arguments: object, **_named: object) -> None:
        raise av.InvalidDataError(1, "no such place")


def test_a_place_that_cannot_be_found_means_that_the_file_was_cut() -> None:
    with pytest.raises(RefusedMediaError) as caught:
        _duration(cast("InputContainer", Unseekable()))
    assert caught.value.code is ErrorCode.TRUNCATED
