"""The playlists over files that were really encoded, clause by clause.

Numbers in brackets are those of Apple's HLS Authoring Specification.
"""

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import m3u8  # type: ignore[import-untyped] # its stubs are a package of their own
import pytest

from server.features.media.errors import EncodeError
from server.features.media.playlist import KEY_FRAMES, Rendition, master, measure
from server.features.media.probe import probe
from tests.server.features.media.clips import FITS, make_clip, package, run_ffmpeg

SOUND = Rendition("audio", "mp4a.40.2", 130_000, 128_000, 999, 9.0, label="Original")
LOW = Rendition("240p", "avc1.64000d", 300_000, 250_000, 9_999, 9.0, 426, 240, 30.0)
HIGH = Rendition("720p", "avc1.64001f", 2_900_000, 2_000_000, 99_999, 9.0, 1280, 720, 30.0)
RUNGS = ("240p", "360p", "480p")
SECONDS = 9


@pytest.fixture(scope="module", params=["encoded", "copied"])
def packaged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three rungs and two languages; once the top rung is the source's own."""
    folder = tmp_path_factory.mktemp("packaged")
    options = FITS if request.param == "copied" else ()
    clip = make_clip(folder / "clip.mp4", size="640x480", seconds=SECONDS, options=options)
    source = folder / "clip.mkv"
    told = ("-metadata:s:a:0", "language=eng", "-metadata:s:a:1", "language=ben")
    maps = ("-map", "0:v", "-map", "0:a", "-map", "0:a", "-disposition:a:0", "default")
    run_ffmpeg("-i", clip, *maps, "-c", "copy", *told, "-disposition:a:1", "0", source)
    made = package(source, folder)
    assert [each.name for each in made] == [*RUNGS, "audio", "audio-2"]
    return folder


def load(packaged: Path, name: str) -> m3u8.M3U8:
    return m3u8.load(str(packaged / f"{name}.m3u8"))


def cut(packaged: Path, playlist: m3u8.M3U8, index: int) -> bytes:
    """The initialisation section and one segment, as a player would fetch them."""
    segment = playlist.segments[index]
    content = (packaged / segment.uri).read_bytes()
    pieces = b""
    for span in (segment.init_section.byterange, segment.byterange):
        length, _, start = span.partition("@")
        pieces += content[int(start) : int(start) + int(length)]
    return pieces


def test_the_master_says_what_the_files_are(packaged: Path) -> None:
    parsed = load(packaged, "master")
    assert parsed.is_variant
    assert parsed.is_independent_segments
    sizes = [p.stream_info.resolution for p in parsed.playlists]
    assert sizes == [(320, 240), (480, 360), (640, 480)]
    for variant in parsed.playlists:
        video, sound = variant.stream_info.codecs.split(",")
        # avc1, with the parameter sets in the header, and no avc3 [1.10].
        assert video.startswith("avc1.")
        with av.open(str(packaged / variant.uri.replace("m3u8", "mp4"))) as container:
            config = container.streams.video[0].codec_context.extradata or b""
        assert video == f"avc1.{config[1:4].hex()}"
        assert sound == "mp4a.40.2"
        assert variant.stream_info.frame_rate == 30
        assert variant.stream_info.audio == "sound"


def test_all_sound_tracks_are_one_group_with_one_default(packaged: Path) -> None:
    offered = load(packaged, "master").media
    assert [(m.uri, m.language, m.name, m.default) for m in offered] == [
        ("audio.m3u8", "en", "English", "YES"),
        ("audio-2.m3u8", "bn", "বাংলা", "NO"),
    ]
    assert {(m.type, m.group_id, m.autoselect, m.channels) for m in offered} == {
        ("AUDIO", "sound", "YES", "2")
    }


@pytest.mark.parametrize("name", [*RUNGS, "audio", "audio-2"])
def test_every_segment_lies_in_its_file_and_within_its_target(packaged: Path, name: str) -> None:
    playlist = load(packaged, name)
    assert playlist.playlist_type == "vod"
    assert playlist.is_endlist
    # The same target for picture and sound, 6 s [7.5, 7.6].
    assert playlist.target_duration == 6
    end = 0
    for segment in playlist.segments:
        length, _, start = segment.byterange.partition("@")
        assert int(start) == (end or int(start))
        end = int(start) + int(length)
        # At most half a second over the target [7.7].
        assert segment.duration <= playlist.target_duration + 0.5
    assert end == (packaged / f"{name}.mp4").stat().st_size
    assert sum(s.duration for s in playlist.segments) == pytest.approx(SECONDS, abs=0.1)


@pytest.mark.parametrize("name", RUNGS)
def test_every_segment_begins_with_an_idr_and_plays_alone(
    packaged: Path, name: str, tmp_path: Path
) -> None:
    playlist = load(packaged, name)
    at = 0.0
    for index, segment in enumerate(playlist.segments):
        (tmp_path / "one.mp4").write_bytes(cut(packaged, playlist, index))
        with av.open(str(tmp_path / "one.mp4")) as container:
            frames = list(container.decode(video=0))
        # Each segment starts with an IDR [7.4]: nothing before it is needed or shown.
        assert frames[0].key_frame
        assert frames[0].time == pytest.approx(at, abs=0.001)
        assert len(frames) == round(segment.duration * 30)
        at += segment.duration


def test_segments_begin_at_the_same_instants_in_every_rung(packaged: Path) -> None:
    lengths = [[s.duration for s in load(packaged, name).segments] for name in RUNGS]
    assert lengths[0] == lengths[1] == lengths[2]


def test_key_frames_come_at_least_as_often_as_segments(packaged: Path) -> None:
    for name in RUNGS:
        keys = load(packaged, f"{name}{KEY_FRAMES}")
        # An IDR each two seconds [1.13].
        assert max(s.duration for s in keys.segments) <= 2


@pytest.mark.parametrize("name", RUNGS)
def test_the_playlist_of_key_frames_gives_a_picture_for_each(
    packaged: Path, name: str, tmp_path: Path
) -> None:
    playlist = load(packaged, f"{name}{KEY_FRAMES}")
    assert playlist.is_i_frames_only
    assert sum(s.duration for s in playlist.segments) == pytest.approx(SECONDS, abs=0.01)
    at = 0.0
    for index, segment in enumerate(playlist.segments):
        (tmp_path / "key.mp4").write_bytes(cut(packaged, playlist, index))
        with av.open(str(tmp_path / "key.mp4")) as container:
            frame = next(container.decode(video=0))
        assert frame.key_frame
        assert frame.time == pytest.approx(at, abs=0.001)
        at += segment.duration


def test_each_rung_has_its_playlist_of_key_frames_in_the_master(packaged: Path) -> None:
    parsed = load(packaged, "master")
    told = {p.uri: p.iframe_stream_info for p in parsed.iframe_playlists}
    assert list(told) == [f"{name}{KEY_FRAMES}.m3u8" for name in RUNGS]
    for variant in parsed.playlists:
        keys = told[variant.uri.replace(".m3u8", f"{KEY_FRAMES}.m3u8")]
        assert keys.resolution == variant.stream_info.resolution
        assert keys.codecs == variant.stream_info.codecs.split(",")[0]
        spans = load(packaged, keys_name(variant.uri)).segments
        peak = max(int(s.byterange.partition("@")[0]) * 8 / s.duration for s in spans)
        assert keys.bandwidth == pytest.approx(peak, rel=0.1)


def keys_name(uri: str) -> str:
    return uri.replace(".m3u8", KEY_FRAMES)


def test_told_bandwidths_are_the_measured_ones(packaged: Path) -> None:
    sound = (packaged / "audio.mp4").stat().st_size * 8 / SECONDS
    for variant in load(packaged, "master").playlists:
        told = variant.stream_info
        segments = m3u8.load(str(packaged / variant.uri)).segments
        size = (packaged / variant.uri.replace("m3u8", "mp4")).stat().st_size
        # Within a tenth of what is measured [1.26, 1.27], the peak at most twice that [1.28].
        assert told.average_bandwidth == pytest.approx(size * 8 / SECONDS + sound, rel=0.1)
        rates = [int(s.byterange.partition("@")[0]) * 8 / s.duration for s in segments]
        assert told.bandwidth <= max(rates) * 1.1 + sound * 1.1
        assert told.average_bandwidth <= told.bandwidth <= 2 * told.average_bandwidth


def test_nothing_is_listed_that_is_not_there(packaged: Path) -> None:
    text = "".join(path.read_text() for path in packaged.glob("*.m3u8"))
    named = set(re.findall(r"^[^#\n].*$", text, re.MULTILINE)) | set(
        re.findall(r'URI="([^"]+)"', text)
    )
    assert {name for name in named if not (packaged / name).exists()} == set()
    # And what is there is listed, but for the sources and ffmpeg's log.
    there = {path.name for path in packaged.iterdir()} - {"master.m3u8", "ffmpeg.log"}
    assert {name for name in there - named if not name.startswith("clip.")} == set()


def test_ffmpeg_reads_the_whole_back(packaged: Path, tmp_path: Path) -> None:
    run_ffmpeg("-i", packaged / "master.m3u8", "-map", "0:v:1", "-map", "0:a:1", tmp_path / "b.mp4")
    info = probe(tmp_path / "b.mp4")
    assert info.height == 360
    assert info.duration == pytest.approx(SECONDS, abs=0.1)


def test_a_file_that_was_cut_is_found_out(packaged: Path, tmp_path: Path) -> None:
    whole = (packaged / "360p.mp4").read_bytes()
    (tmp_path / "360p.mp4").write_bytes(whole[:-1])
    with pytest.raises(EncodeError):
        measure(tmp_path / "360p.mp4", "360p", Fraction(30))
    with pytest.raises(EncodeError):
        measure(tmp_path / "480p.mp4", "480p", Fraction(30))


def test_rungs_are_listed_lowest_first_and_the_heaviest_sound_is_counted_in() -> None:
    second = replace(SOUND, name="audio-2", peak_bps=140_000, average_bps=120_000, described=True)
    text = master([HIGH, SOUND, LOW, second])
    assert text.index("\n240p.m3u8") < text.index("\n720p.m3u8")
    assert "BANDWIDTH=440000,AVERAGE-BANDWIDTH=378000" in text
    assert text.count("describes-video") == 1


def test_without_sound_no_group_is_named() -> None:
    text = master([LOW])
    assert "AUDIO" not in text
    assert 'CODECS="avc1.64000d"' in text


def test_the_peak_is_never_below_the_average() -> None:
    tiny = Rendition("240p", "avc1.64000d", 100_000, 250_000, 9_999, 0.5, 426, 240, 30.0)
    [info] = [p.stream_info for p in m3u8.loads(master([tiny])).playlists]
    assert info.bandwidth == info.average_bandwidth == 250_000
