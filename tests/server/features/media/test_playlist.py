from fractions import Fraction
from pathlib import Path

import m3u8  # type: ignore[import-untyped] # its stubs are a package of their own
import pytest

from server.features.media.encode import encode
from server.features.media.errors import EncodeError
from server.features.media.ladder import plan
from server.features.media.playlist import Rendition, master, measure
from server.features.media.probe import probe
from tests.server.features.media.clips import make_clip, run_ffmpeg

SOUND = Rendition("audio", "mp4a.40.2", 130_000, 128_000, 999, 9.0)
LOW = Rendition("240p", "avc1.64000d", 300_000, 250_000, 9_999, 9.0, 426, 240, 30.0)
HIGH = Rendition("720p", "avc1.64001f", 2_900_000, 2_000_000, 99_999, 9.0, 1280, 720, 30.0)


@pytest.fixture(scope="module")
def encoded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("encoded")
    source = make_clip(folder / "clip.mp4", seconds=9)
    info = probe(source)
    encode(source, info, plan(info), folder, with_audio=True)
    videos = [measure(folder, rung.name, rung.fps) for rung in plan(info)]
    (folder / "master.m3u8").write_text(master(videos, measure(folder, "audio")))
    return folder


def test_the_master_says_what_the_files_are(encoded: Path) -> None:
    parsed = m3u8.load(str(encoded / "master.m3u8"))
    assert parsed.is_variant
    assert parsed.is_independent_segments
    assert [p.stream_info.resolution for p in parsed.playlists] == [(426, 240), (640, 360)]
    for variant in parsed.playlists:
        video, sound = variant.stream_info.codecs.split(",")
        assert video.startswith("avc1.6400")
        assert sound == "mp4a.40.2"
        assert variant.stream_info.frame_rate == 30
        assert variant.media[0].uri == "audio.m3u8"


def test_every_segment_lies_in_its_file_and_within_its_target(encoded: Path) -> None:
    for name in ("240p", "360p", "audio"):
        playlist = m3u8.load(str(encoded / f"{name}.m3u8"))
        assert playlist.playlist_type == "vod"
        assert playlist.is_endlist
        end = 0
        for segment in playlist.segments:
            length, _, start = segment.byterange.partition("@")
            assert int(start) == (end or int(start))
            end = int(start) + int(length)
            # Apple's authoring rules, 7.7.
            assert segment.duration <= playlist.target_duration + 0.5
        assert end == (encoded / f"{name}.mp4").stat().st_size
        assert sum(s.duration for s in playlist.segments) == pytest.approx(9, abs=0.1)


def test_told_bandwidth_is_the_measured_one(encoded: Path) -> None:
    rendition = measure(encoded, "360p", Fraction(30))
    size = (encoded / "360p.mp4").stat().st_size
    assert rendition.size_bytes == size
    assert rendition.average_bps == pytest.approx(size * 8 / 9, rel=0.02)
    assert rendition.average_bps <= rendition.peak_bps <= 3 * rendition.average_bps


def test_ffmpeg_reads_the_whole_back(encoded: Path, tmp_path: Path) -> None:
    run_ffmpeg("-i", encoded / "master.m3u8", "-map", "0:v:1", "-map", "0:a", tmp_path / "b.mp4")
    assert probe(tmp_path / "b.mp4").duration == pytest.approx(9, abs=0.1)


def test_a_file_shorter_than_its_playlist_is_found_out(encoded: Path, tmp_path: Path) -> None:
    for ending in ("m3u8", "mp4"):
        whole = (encoded / f"360p.{ending}").read_bytes()
        (tmp_path / f"360p.{ending}").write_bytes(whole)
    (tmp_path / "360p.mp4").write_bytes(whole[:-1])
    with pytest.raises(EncodeError) as caught:
        measure(tmp_path, "360p", Fraction(30))
    assert "promises" in caught.value.detail
    with pytest.raises(EncodeError):
        measure(tmp_path, "480p", Fraction(30))


def test_rungs_are_listed_lowest_first_and_sound_is_counted_in() -> None:
    text = master([HIGH, LOW], SOUND)
    assert text.index("240p.m3u8") < text.index("720p.m3u8")
    assert "BANDWIDTH=430000,AVERAGE-BANDWIDTH=378000" in text
    assert text.endswith("\n")


def test_without_sound_no_group_is_named() -> None:
    text = master([LOW], None)
    assert "AUDIO" not in text
    assert 'CODECS="avc1.64000d"' in text


def test_the_peak_is_never_below_the_average() -> None:
    tiny = Rendition("240p", "avc1.64000d", 100_000, 250_000, 9_999, 0.5, 426, 240, 30.0)
    [info] = [p.stream_info for p in m3u8.loads(master([tiny], None)).playlists]
    assert info.bandwidth == info.average_bandwidth == 250_000
