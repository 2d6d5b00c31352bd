"""Every way in which a size may not be what it says it is.

The files are looked into by this process: that another one does it is shown by test_look.py, and
that both work together by test_taking.py.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from server.contract.media import Resolution
from server.features.media.encode import encode
from server.features.media.fragments import read_layout
from server.features.media.ladder import Rung
from server.features.media.ladders import verify as verifying
from server.features.media.ladders.errors import LadderRefusedError
from server.features.media.ladders.inspection import answer
from server.features.media.ladders.look import Found, found_in
from server.features.media.ladders.verify import Measure, check_claimed, verify, verify_sound
from server.features.media.probe import probe
from tests.server.features.media.clips import make_clip, run_ffmpeg
from tests.server.features.media.ladders.ladders import Pieces

FRAGMENTS = ("-movflags", "+cmaf+delay_moov+default_base_moof+skip_trailer+frag_keyframe")
TAGGED = ("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709")


@pytest.fixture(autouse=True)
def look_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def look(path: Path, seconds: Sequence[float]) -> Found:
        return found_in(answer(path, seconds))

    monkeypatch.setattr(verifying, "look_into", look)


@pytest.fixture(scope="module")
def first(pieces: Pieces) -> Measure:
    path = pieces.path("240p")
    return Measure(path, tuple(each.samples for each in read_layout(path).fragments))


def made_again(pieces: Pieces, to: Path, *options: str, codec: str = "libx264") -> Path:
    """The size 360p, decoded and encoded anew by an attacker."""
    keys = ("-force_key_frames", "expr:gte(t,n_forced*2)", "-g", "300", "-flags", "+cgop")
    shared = (
        "-preset",
        "ultrafast",
        "-c:v",
        codec,
        *TAGGED,
        *keys,
        "-sc_threshold",
        "0",
        *options,
        *FRAGMENTS,
    )
    run_ffmpeg("-i", pieces.path("360p"), *shared, "-avoid_negative_ts", "disabled", to)
    return to


def refused(pieces: Pieces, path: Path, first: Measure | None) -> str:
    with pytest.raises(LadderRefusedError) as caught:
        verify(path, pieces.info, pieces.rungs[1], first)
    return caught.value.message


def test_what_our_encoder_makes_is_taken(pieces: Pieces, first: Measure) -> None:
    low, high = pieces.rungs
    assert verify(pieces.path("240p"), pieces.info, low, None) == first
    assert verify(pieces.path("360p"), pieces.info, high, first) == first
    verify_sound(pieces.path("audio"), pieces.info)
    check_claimed(pieces.info, [5.0], lowest=True)


def test_the_same_encoded_by_others_is_taken(
    pieces: Pieces, first: Measure, tmp_path: Path
) -> None:
    again = made_again(pieces, tmp_path / "again.mp4", "-crf", "30")
    verify(again, pieces.info, pieces.rungs[1], first)


@pytest.mark.parametrize(
    ("options", "codec"),
    [
        (("-profile:v", "high444", "-pix_fmt", "yuv444p"), "libx264"),
        (("-q:v", "3", "-flags", "-cgop"), "mpeg4"),
        (("-vf", "scale=854:480"), "libx264"),
        (("-r", "15"), "libx264"),
    ],
    ids=["profile", "codec", "upscaled", "rate"],
)
def test_another_kind_is_refused(
    pieces: Pieces, first: Measure, tmp_path: Path, options: tuple[str, ...], codec: str
) -> None:
    made = made_again(pieces, tmp_path / "forged.mp4", "-t", "1", *options, codec=codec)
    message = refused(pieces, made, first)
    assert "another kind" in message or "not in the form" in message
    assert message.endswith("The file itself is needed instead.")


def test_too_many_bits_are_refused(pieces: Pieces, first: Measure, tmp_path: Path) -> None:
    noise = ("-vf", "noise=alls=40:allf=t", "-qp", "20", "-t", "1")
    made = made_again(pieces, tmp_path / "heavy.mp4", *noise)
    assert "more bits" in refused(pieces, made, first)


def test_other_content_is_refused(pieces: Pieces, first: Measure, tmp_path: Path) -> None:
    made = made_again(pieces, tmp_path / "other.mp4", "-vf", "hflip")
    assert "something else" in refused(pieces, made, first)


def test_other_content_at_the_end_is_refused(
    pieces: Pieces, first: Measure, tmp_path: Path
) -> None:
    late = ("-vf", "drawbox=t=fill:color=red:enable='gte(t,3.5)'")
    made = made_again(pieces, tmp_path / "late.mp4", *late)
    assert "something else" in refused(pieces, made, first)


def test_key_frames_elsewhere_are_refused(pieces: Pieces, first: Measure, tmp_path: Path) -> None:
    elsewhere = ("-force_key_frames", "expr:gte(t,n_forced*1.5)")
    made = made_again(pieces, tmp_path / "seams.mp4", *elsewhere)
    assert "begin its parts" in refused(pieces, made, first)


def test_a_shorter_size_is_refused(pieces: Pieces, first: Measure, tmp_path: Path) -> None:
    made = made_again(pieces, tmp_path / "short.mp4", "-t", "4")
    assert "begin its parts" in refused(pieces, made, first)


def test_a_film_of_another_length_is_refused(pieces: Pieces) -> None:
    longer = pieces.info.model_copy(update={"duration": 60.0})
    with pytest.raises(LadderRefusedError, match="shorter than"):
        check_claimed(longer, [5.0, 4.9], lowest=True)
    check_claimed(longer, [5.0], lowest=False)
    shorter = pieces.info.model_copy(update={"duration": 2.0})
    with pytest.raises(LadderRefusedError, match="not as long"):
        verify(pieces.path("240p"), shorter, pieces.rungs[0], None)


@pytest.mark.parametrize("missing", [1, 1000, 60_000])
def test_what_is_cut_short_is_refused(
    pieces: Pieces, first: Measure, tmp_path: Path, missing: int
) -> None:
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(pieces.path("360p").read_bytes()[:-missing])
    assert "not in the form" in refused(pieces, cut, first)


@pytest.mark.parametrize("more", [b"\0", b"#EXTM3U\n" * 9, b"\0\0\0\x0cuuidsite"])
def test_more_than_the_film_is_refused(
    pieces: Pieces, first: Measure, tmp_path: Path, more: bytes
) -> None:
    path = tmp_path / "more.mp4"
    path.write_bytes(pieces.path("360p").read_bytes() + more)
    assert "not in the form" in refused(pieces, path, first)


def test_a_playlist_in_disguise_is_refused(pieces: Pieces, tmp_path: Path) -> None:
    path = tmp_path / "playlist.mp4"
    path.write_text("#EXTM3U\n#EXTINF:5,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n")
    assert "not in the form" in refused(pieces, path, None)


def test_a_picture_in_place_of_the_sound_is_refused(pieces: Pieces) -> None:
    with pytest.raises(LadderRefusedError, match="sound track"):
        verify_sound(pieces.path("240p"), pieces.info)
    with pytest.raises(LadderRefusedError):
        verify(pieces.path("audio"), pieces.info, pieces.rungs[0], None)


@pytest.mark.parametrize("options", [("-ac", "6"), ("-ar", "22050"), ("-b:a", "500k")])
def test_another_sound_is_refused(pieces: Pieces, tmp_path: Path, options: tuple[str, ...]) -> None:
    path = tmp_path / "sound.mp4"
    noise = ("-f", "lavfi", "-i", "anoisesrc=d=5:r=48000")
    fragments = ("-frag_duration", "4000000", "-movflags", "+cmaf+delay_moov+default_base_moof")
    run_ffmpeg(*noise, "-c:a", "aac", "-ac", "2", "-ar", "48000", *options, *fragments, path)
    with pytest.raises(LadderRefusedError):
        verify_sound(path, pieces.info)


def test_a_film_whose_picture_ends_before_its_sound_is_taken(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", size="320x240", seconds=2, sound=False)
    info = probe(clip).model_copy(update={"duration": 6.0})
    rung = replace(_only(info.fps), max_kbps=2000)
    encode(clip, info, [rung], tmp_path)
    verify(tmp_path / "240p.mp4", info, rung, None)
    check_claimed(info, [2.0, 6.0], lowest=True)


def _only(fps: Fraction) -> Rung:
    return Rung(Resolution.P240, 320, 240, fps, 450)
