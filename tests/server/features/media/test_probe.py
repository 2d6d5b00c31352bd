import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from server.contract.errors import ErrorCode
from server.features.media.errors import RefusedMediaError
from server.features.media.probe import probe
from tests.server.features.media.clips import make_clip, real, run_ffmpeg

CANARY = "canary-5f2c"


def refusal_of(path: Path) -> ErrorCode:
    with pytest.raises(RefusedMediaError) as caught:
        probe(path)
    assert caught.value.message.endswith(".")
    assert str(path) not in caught.value.message
    return caught.value.code


def test_an_ordinary_clip_is_described(tmp_path: Path) -> None:
    info = probe(make_clip(tmp_path / "clip.mp4"))
    assert (info.width, info.height, info.rotation) == (640, 360, 0)
    assert info.fps == 30
    assert info.duration == pytest.approx(5, abs=0.1)
    assert (info.video_codec, info.pixel_format, info.bit_depth) == ("h264", "yuv420p", 8)
    assert [(a.codec, a.channels) for a in info.audio] == [("aac", 1)]
    assert not info.colour.hdr


def test_a_rotated_clip_is_measured_upright(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", seconds=1)
    turned = tmp_path / "turned.mp4"
    run_ffmpeg("-display_rotation", "90", "-i", clip, "-c", "copy", turned)
    info = probe(turned)
    assert (info.width, info.height) == (360, 640)
    assert (info.coded_width, info.coded_height) == (640, 360)


def test_wide_pixels_are_measured_as_seen(tmp_path: Path) -> None:
    options = ("-vf", "setsar=4/3")
    info = probe(make_clip(tmp_path / "wide.mp4", size="720x540", seconds=1, options=options))
    assert (info.width, info.height) == (960, 540)


def test_a_clip_without_sound_is_taken(tmp_path: Path) -> None:
    assert probe(make_clip(tmp_path / "mute.mp4", seconds=1, sound=False)).audio == ()


def test_a_recording_that_does_not_say_its_length_is_measured(tmp_path: Path) -> None:
    # Written to a pipe, Matroska cannot go back to fill in its length.
    clip = make_clip(tmp_path / "clip.mkv", seconds=3)
    live = tmp_path / "live.mkv"
    run_ffmpeg("-i", clip, "-c", "copy", "-live", "1", "-f", "matroska", live)
    assert probe(live).duration == pytest.approx(3, abs=0.1)


@pytest.mark.parametrize(
    "text",
    [
        "hello, this is a diary",
        f"ffconcat version 1.0\nfile {CANARY}.mp4\n",
        f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{CANARY}.mp4\n#EXT-X-ENDLIST\n",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5 RTP/AVP 96\n",
        "চিত্র " * 2000,
    ],
    ids=["prose", "ffconcat", "m3u8", "sdp", "bengali"],
)
def test_text_is_no_video_and_opens_no_other_file(text: str, tmp_path: Path) -> None:
    make_clip(tmp_path / f"{CANARY}.mp4", seconds=1)
    (tmp_path / "evil.mp4").write_text(text, encoding="utf-8")
    assert refusal_of(tmp_path / "evil.mp4") is ErrorCode.NOT_A_VIDEO


@pytest.mark.parametrize("playlist", ["ffconcat version 1.0\nfile clip.mp4\n#\0", "#EXTM3U\n\0"])
def test_a_playlist_disguised_as_binary_is_refused_too(playlist: str, tmp_path: Path) -> None:
    make_clip(tmp_path / "clip.mp4", seconds=1)
    (tmp_path / "evil.mp4").write_text(playlist)
    assert refusal_of(tmp_path / "evil.mp4") in {
        ErrorCode.NOT_A_VIDEO,
        ErrorCode.UNSUPPORTED_FORMAT,
    }


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.mp4").touch()
    assert refusal_of(tmp_path / "empty.mp4") is ErrorCode.EMPTY_FILE


def test_noise_is_refused(tmp_path: Path) -> None:
    (tmp_path / "noise.mp4").write_bytes(os.urandom(200_000))
    assert refusal_of(tmp_path / "noise.mp4") is ErrorCode.NOT_A_VIDEO


def test_sound_only_and_a_cover_picture_are_no_picture(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", seconds=1)
    sound, cover, song = tmp_path / "sound.m4a", tmp_path / "cover.png", tmp_path / "song.m4a"
    run_ffmpeg("-i", clip, "-vn", "-c", "copy", sound)
    run_ffmpeg("-i", clip, "-frames:v", "1", cover)
    attach = ("-map", "0", "-map", "1", "-c", "copy", "-disposition:v:0", "attached_pic")
    run_ffmpeg("-i", sound, "-i", cover, *attach, song)
    assert refusal_of(sound) is ErrorCode.NO_PICTURE
    assert refusal_of(song) is ErrorCode.NO_PICTURE


def test_a_still_picture_is_refused(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", seconds=1)
    run_ffmpeg("-i", clip, "-frames:v", "1", tmp_path / "still.png")
    (tmp_path / "still.png").rename(tmp_path / "still.mp4")
    assert refusal_of(tmp_path / "still.mp4") is ErrorCode.UNSUPPORTED_FORMAT


def test_a_decoder_that_is_not_listed_is_refused(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", seconds=1, sound=False)
    run_ffmpeg("-i", clip, "-c:v", "magicyuv", tmp_path / "magic.mkv")
    assert refusal_of(tmp_path / "magic.mkv") is ErrorCode.UNSUPPORTED_CODEC


def _index_last(clip: Path, target: Path) -> None:
    shutil.copyfile(clip, target)


def _index_first(clip: Path, target: Path) -> None:
    run_ffmpeg("-i", clip, "-c", "copy", "-movflags", "+faststart", target)


@pytest.mark.parametrize("lay_out", [_index_last, _index_first])
def test_a_file_cut_short_is_refused(lay_out: Callable[[Path, Path], None], tmp_path: Path) -> None:
    whole = tmp_path / "whole.mp4"
    lay_out(make_clip(tmp_path / "clip.mp4", seconds=10), whole)
    half = tmp_path / "half.mp4"
    half.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert refusal_of(half) is ErrorCode.TRUNCATED
    assert probe(whole).duration == pytest.approx(10, abs=0.1)


def test_a_file_that_lost_only_its_last_moment_is_taken(tmp_path: Path) -> None:
    whole = tmp_path / "whole.mp4"
    _index_first(make_clip(tmp_path / "clip.mp4", seconds=10), whole)
    size = whole.stat().st_size
    os.truncate(whole, size - size // 50)
    assert probe(whole).duration == pytest.approx(10, abs=0.5)


def test_a_missing_file_is_not_called_a_bad_video(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        probe(tmp_path / "gone.mp4")


def test_a_tiny_picture_is_refused_with_its_size(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "dot.mkv", size="8x8", seconds=1, options=("-c:v", "mpeg4"))
    with pytest.raises(RefusedMediaError, match="8 by 8") as caught:
        probe(clip)
    assert caught.value.code is ErrorCode.UNSUPPORTED_FORMAT


@pytest.mark.parametrize(
    ("name", "width", "height", "codec", "seconds"),
    [
        ("bigbuckbunny.mp4", 1280, 720, "h264", 5.3),
        ("cockatoo.mp4", 1280, 720, "h264", 14.0),
        ("echo-hereweare.webm", 480, 270, "vp8", 44.65),
        ("portrait_4k60.mp4", 2160, 3840, "h264", 0.31),
        ("roadtrip-vp92-10bit.webm", 426, 240, "vp9", 3.0),
        ("sample.avi", 960, 400, "mpeg4", 4.1),
        ("sample_av1.mp4", 1080, 720, "av1", 1.1),
        ("sample_h262_mpeg_audio.ts", 640, 426, "mpeg2video", 0.11),
        ("sample_with_ssa_subtitles.mkv", 1080, 720, "h264", 1.14),
    ],
)
def test_real_files(name: str, width: int, height: int, codec: str, seconds: float) -> None:
    info = probe(real(name))
    assert (info.width, info.height, info.video_codec) == (width, height, codec)
    assert info.duration == pytest.approx(seconds, abs=0.1)
    assert 20 <= info.fps <= 60
