from pathlib import Path

import pytest

from server.contract.errors import ErrorCode
from server.features.media import inspection as servers
from server.features.media.errors import RefusedMediaError
from studio.kit.errors import VideoRefused
from studio.media.inspection import inspect
from tests.studio.clips import clip

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "media"
SAMPLE_FILES = sorted(f for f in SAMPLES.glob("*.*") if f.suffix != ".md")


def code_of(path: Path) -> str:
    with pytest.raises(VideoRefused) as caught:
        inspect(path, None)
    with pytest.raises(RefusedMediaError) as server:
        servers.inspect(str(path))
    assert caught.value.code == server.value.code, "the server agrees"
    assert caught.value.message == server.value.message
    return caught.value.code


def test_what_a_clip_holds(tmp_path: Path) -> None:
    picture = tmp_path / "t.jpg"
    facts = inspect(clip(tmp_path / "film.mp4", seconds=2), picture)
    assert (facts.width, facts.height) == (320, 180)
    assert facts.duration_seconds == pytest.approx(2, abs=0.1)
    assert (facts.video_codec, facts.audio_codec) == ("h264", "aac")
    assert facts.thumbnail == picture
    assert picture.stat().st_size > 500


def test_no_sound_is_fine(tmp_path: Path) -> None:
    assert inspect(clip(tmp_path / "film.mkv", sound=False), None).audio_codec is None


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.touch()
    assert code_of(path) == ErrorCode.EMPTY_FILE


@pytest.mark.parametrize(
    "text",
    [
        "Dear diary,\n",
        "ffconcat version 1.0\nfile victim.mp4\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nvictim.mp4\n#EXT-X-ENDLIST\n",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n",
        "প্রিয় ডায়েরি\n" * 400,
    ],
)
def test_text_named_as_a_video(tmp_path: Path, text: str) -> None:
    clip(tmp_path / "victim.mp4")
    path = tmp_path / "evil.mp4"
    path.write_text(text)
    assert code_of(path) == ErrorCode.NOT_A_VIDEO


def test_noise(tmp_path: Path) -> None:
    path = tmp_path / "noise.mp4"
    path.write_bytes(bytes((i * 7919) % 256 for i in range(100_000)))
    assert code_of(path) in {ErrorCode.NOT_A_VIDEO, ErrorCode.UNSUPPORTED_FORMAT}


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
@pytest.mark.parametrize("share", [0.05, 0.5])
def test_a_file_that_was_cut_off(tmp_path: Path, suffix: str, share: float) -> None:
    whole = clip(tmp_path / f"film{suffix}", seconds=8).read_bytes()
    path = tmp_path / f"cut{suffix}"
    path.write_bytes(whole[: int(len(whole) * share)])
    assert code_of(path) == ErrorCode.TRUNCATED


def test_sound_only(tmp_path: Path) -> None:
    path = clip(tmp_path / "song.mp4", more=("-vn",))
    assert code_of(path) == ErrorCode.NO_PICTURE


def test_a_codec_that_is_not_taken(tmp_path: Path) -> None:
    path = clip(tmp_path / "film.avi", sound=False, more=("-c:v", "huffyuv"))
    assert code_of(path) == ErrorCode.UNSUPPORTED_CODEC


def test_a_tiny_picture(tmp_path: Path) -> None:
    path = clip(tmp_path / "film.mp4", more=("-vf", "scale=8:8"))
    assert code_of(path) == ErrorCode.UNSUPPORTED_FORMAT


@pytest.mark.parametrize("path", SAMPLE_FILES, ids=lambda path: path.name)
def test_real_files_are_taken_and_pictured(tmp_path: Path, path: Path) -> None:
    facts = inspect(path, tmp_path / "t.jpg")
    server = servers.inspect(str(path))
    assert facts.duration_seconds == pytest.approx(server.duration, abs=0.1)
    assert (facts.width, facts.height) == (server.width, server.height)
    assert (tmp_path / "t.jpg").stat().st_size > 500
