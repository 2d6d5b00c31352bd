from pathlib import Path

import pytest

from server.features.media.chunks import encode_span as encode_span_module
from server.features.media.chunks import marks
from server.features.media.chunks.encode_span import encode_span
from server.features.media.chunks.spans import Span
from server.features.media.errors import EncodeError
from server.features.media.fragments import read_layout
from server.features.media.ladder import plan
from server.features.media.probe import probe
from tests.server.features.media.chunks.films import chunked, numbered, numbers, times, whole

pytestmark = pytest.mark.proof

OPEN = ("-preset", "veryfast", "-g", "50", "-bf", "3", "-x264-params", "open-gop=1")
STEADY = {
    "MP4": ("mp4", "30", ()),
    "29.97, open GOPs and B-frames": ("mp4", "30000/1001", OPEN),
    "Matroska, 23.976, open GOPs": ("mkv", "24000/1001", OPEN),
    "an edit list that leaves out the beginning": ("mov", "25", ("-output_ts_offset", "-0.4")),
    "MPEG-TS, open GOPs": ("ts", "25", OPEN),
    "MPEG-TS, a key frame in ten seconds": ("ts", "25", ("-g", "9999")),
    "FLV": ("flv", "25", ("-g", "50")),
    "AVI": ("avi", "25", ("-g", "50", "-bf", "0")),
    "one key frame": ("mp4", "25", ("-g", "9999")),
    "120 frames a second": ("mp4", "120", ()),
}


@pytest.mark.parametrize("kind", STEADY)
def test_chunks_are_frame_for_frame_what_one_run_makes(kind: str, tmp_path: Path) -> None:
    ending, fps, options = STEADY[kind]
    source = numbered(tmp_path / f"s.{ending}", seconds=8, fps=fps, options=options)
    cuts, alone, joined = chunked(source, tmp_path / "out", seconds=2)
    assert len(cuts) >= 3
    assert numbers(joined) == numbers(alone)
    assert times(joined) == times(alone)
    # Where the sound begins before the picture, its first frame stands a little longer.
    assert len(set(numbers(joined))) >= len(numbers(joined)) - 2


def test_a_varying_rate_is_cut_where_one_run_has_the_same_frames(tmp_path: Path) -> None:
    keep = "if(lt(t,3),1,if(lt(t,5),not(mod(n,7)),not(mod(n,2))))"
    source = numbered(tmp_path / "s.mkv", seconds=8, options=OPEN, select=keep)
    cuts, alone, joined = chunked(source, tmp_path / "out", seconds=2)
    assert len(cuts) >= 3
    assert numbers(joined) == numbers(alone)
    assert times(joined) == times(alone)


def test_a_source_that_cannot_be_entered_there_is_not_taken_for_whole(tmp_path: Path) -> None:
    source = numbered(tmp_path / "s.mp4", seconds=4)
    info = probe(source)
    [rung] = plan(info)
    beyond = Span(60, (60, 60))
    with pytest.raises(EncodeError) as caught:
        encode_span(source, info, [rung], beyond, tmp_path)
    assert "60 to 180" in caught.value.detail


@pytest.mark.parametrize("ending", ["mp4", "mkv", "avi"])
def test_a_span_far_from_its_key_frame_is_left_to_one_run(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encode_span_module, "MOST_BEFORE_SECONDS", 3.5)
    options = ("-g", "9999", "-bf", "0")
    source = numbered(tmp_path / f"s.{ending}", seconds=6, fps="25", options=options)
    info = probe(source)
    [rung] = plan(info)
    encode_span(source, info, [rung], Span(75, (25,)), tmp_path)
    with pytest.raises(EncodeError) as caught:
        encode_span(source, info, [rung], Span(100, (25,)), tmp_path)
    assert "is 4 s before" in caught.value.detail


def test_every_rung_has_the_key_frames_of_the_span(tmp_path: Path) -> None:
    source = numbered(tmp_path / "s.mp4", seconds=4, options=("-vf", "scale=640:360,setsar=1"))
    info = probe(source)
    rungs = plan(info)
    encode_span(source, info, rungs, Span(30, (15, 45, 30)), tmp_path)
    for rung in rungs:
        layout = read_layout(tmp_path / f"{rung.name}.mp4")
        assert [each.samples for each in layout.fragments] == [15, 45, 30]


def test_other_frames_than_those_of_the_whole_are_noticed(tmp_path: Path) -> None:
    source = numbered(tmp_path / "s.ts", seconds=4, fps="25")
    info, rung, _ = whole(source, tmp_path / "out")
    seen = marks.read(tmp_path / "out" / marks.MARKS)
    assert sorted(seen) == list(range(0, max(seen) + 1, 25))
    span = Span(50, (25,))
    encode_span(source, info, [rung], span, tmp_path, seen=seen)
    # As where a recording's clock begins anew, so that another time is found under that number.
    shifted = {number: seen.get(number + 25, "") for number in seen}
    with pytest.raises(EncodeError):
        encode_span(source, info, [rung], span, tmp_path, seen=shifted)
