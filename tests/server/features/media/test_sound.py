from pathlib import Path

import av
import pytest

from server.features.media.encode import encode, sound_name
from server.features.media.inspection import inspect
from server.features.media.sound import MAX_TRACKS, language_tag, to_stereo, tracks
from server.features.media.source import AudioInfo
from tests.server.features.media.clips import run_ffmpeg
from tests.server.features.media.test_source import INFO

SOUND = AudioInfo(index=1, codec="aac", channels=2, sample_rate=48000, language=None)


def offered(*sounds: dict[str, object]) -> list[tuple[str, str, str | None]]:
    audio = tuple(SOUND.model_copy(update={"index": i, **s}) for i, s in enumerate(sounds, 1))
    found = tracks(INFO.model_copy(update={"audio": audio}))
    return [(sound_name(track), track.label, track.language) for track in found]


def test_every_track_is_offered_and_the_files_default_first() -> None:
    assert offered({"language": "eng"}, {"language": "ben", "default": True}) == [
        ("audio", "বাংলা", "bn"),
        ("audio-2", "English", "en"),
    ]


def test_labels_are_what_the_file_says_and_no_two_are_alike() -> None:
    hostile = 'Say "hi"\n#EXT-X-ENDLIST'
    found = offered({}, {}, {"title": "Commentary", "language": "eng"}, {"title": hostile})
    assert [label for _, label, _ in found] == [
        "Original",
        "Original (2)",
        "Commentary",
        "Say  hi #EXT-X-ENDLIST",
    ]


def test_there_is_an_end_to_tracks() -> None:
    assert len(offered(*[{} for _ in range(MAX_TRACKS + 5)])) == MAX_TRACKS
    assert offered() == []


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("ben", "bn"),
        ("ger", "de"),
        ("EN", "en"),
        ("qaa", "qaa"),
        ("und", None),
        ("", None),
        (None, None),
        ('en",URI="x', None),
    ],
)
def test_languages_are_told_as_players_know_them(said: str | None, tag: str | None) -> None:
    assert language_tag(said) == tag


def mixed(layout: str, samples: str, folder: Path) -> tuple[float, float]:
    """Peaks, of 1, on the left and the right of what ``samples`` become."""
    out = folder / "mixed.wav"
    source = ("-f", "lavfi", "-i", f"aevalsrc={samples}:c={layout}:d=0.5:s=48000")
    channels = samples.count("|") + 1
    run_ffmpeg(*source, "-af", ",".join(to_stereo(channels)), "-c:a", "pcm_f32le", out)
    left, right = 0.0, 0.0
    with av.open(str(out)) as container:
        assert container.streams.audio[0].channels == 2
        for frame in container.decode(audio=0):
            values = memoryview(bytes(frame.planes[0])).cast("f")
            left = max(left, *map(abs, values[0 : 2 * frame.samples : 2]))
            right = max(right, *map(abs, values[1 : 2 * frame.samples : 2]))
    return left, right


def test_one_channel_is_as_loud_on_both_sides(tmp_path: Path) -> None:
    assert mixed("mono", "0.5*sin(2764*t)", tmp_path) == pytest.approx((0.5, 0.5), abs=0.01)


@pytest.mark.parametrize("layout", ["5.1", "7.1"])
def test_surround_keeps_its_sides_its_centre_and_its_loudness(layout: str, tmp_path: Path) -> None:
    silent = "|0" * (3 if layout == "5.1" else 5)
    tone = "0.5*sin(2764*t)"
    assert mixed(layout, f"{tone}|0|0{silent}", tmp_path) == pytest.approx((0.5, 0), abs=0.01)
    centre = mixed(layout, f"0|0|{tone}{silent}", tmp_path)
    assert centre == pytest.approx((0.354, 0.354), abs=0.01)
    # All at once would be cut off at full scale.
    loud = "|".join(["0.9*sin(2764*t)"] * (silent.count("|") + 3))
    assert 0.8 < max(mixed(layout, loud, tmp_path)) <= 0.96


def test_tracks_of_a_real_file_become_files_that_begin_together(tmp_path: Path) -> None:
    source = tmp_path / "film.mkv"
    picture = ("-f", "lavfi", "-i", "testsrc2=size=320x240:rate=25:duration=1")
    tones = [("-f", "lavfi", "-i", f"sine=frequency={hz}:duration=1") for hz in (300, 600)]
    said = ("-metadata:s:a:0", "language=eng", "-metadata:s:a:1", "language=ben")
    shape = ("-ac:a:0", "1", "-ac:a:1", "6", "-disposition:a:1", "default")
    maps = ("-map", "0", "-map", "1", "-map", "2", "-disposition:a:0", "0")
    run_ffmpeg(*picture, *tones[0], *tones[1], *maps, *said, *shape, "-c:a", "flac", source)
    info = inspect(str(source))
    assert [(t.language, t.channels) for t in tracks(info)] == [("bn", 6), ("en", 1)]
    encode(source, info, [], tmp_path, sounds=tracks(info))
    for name in ("audio", "audio-2"):
        with av.open(str(tmp_path / f"{name}.mp4")) as container:
            stream = container.streams.audio[0]
            assert (stream.channels, stream.start_time) == (2, 0)
