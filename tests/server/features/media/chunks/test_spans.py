from fractions import Fraction

import pytest

from server.features.media.chunks.spans import MOST_GOPS, ChunkPolicy, Span, is_indexed, spans
from server.features.media.source import ColourInfo, MediaInfo

NTSC = Fraction(30000, 1001)
FILM = MediaInfo(
    format="mov,mp4",
    duration=900.0,
    width=640,
    height=360,
    coded_width=640,
    coded_height=360,
    rotation=0,
    fps_num=30,
    fps_den=1,
    video_index=0,
    video_codec="h264",
    pixel_format="yuv420p",
    bit_depth=8,
    interlaced=False,
    colour=ColourInfo(primaries=1, transfer=1, matrix=1, full_range=False),
    audio=(),
)


def test_spans_are_whole_gops_that_leave_no_frame_out() -> None:
    cuts = spans([60] * 10 + [13], NTSC, 6)
    assert [(cut.first, cut.end) for cut in cuts] == [(0, 180), (180, 360), (360, 613)]
    assert cuts[-1].gops == (60, 60, 60, 60, 13)
    assert cuts[-1].keys == (0, 60, 120, 180, 240)
    assert cuts[0].seconds(NTSC) == pytest.approx(6.006)


def test_a_twelve_hour_film_at_an_odd_rate_is_cut_to_the_frame() -> None:
    frames = round(12 * 3600 * NTSC)
    gops = [60] * (frames // 60) + [frames % 60]
    cuts = spans(gops, NTSC, 60)
    assert [cut.first for cut in cuts[1:]] == [cut.end for cut in cuts[:-1]]
    assert (cuts[0].first, cuts[-1].end) == (0, frames)
    assert sum((cut.gops for cut in cuts), ()) == tuple(gops)


def test_gops_of_a_copied_source_may_be_of_any_length() -> None:
    cuts = spans([45, 20, 7, 90, 88, 5], Fraction(30), 2)
    assert cuts == [Span(0, (45, 20)), Span(65, (7, 90)), Span(162, (88, 5))]


def test_what_is_shorter_than_a_span_is_one() -> None:
    assert spans([60, 30], Fraction(30), 60) == [Span(0, (60, 30))]
    assert spans([], Fraction(30), 60) == []


def test_only_long_films_are_cut() -> None:
    policy = ChunkPolicy(longer_than_seconds=600, seconds=60)
    assert policy.cuts(FILM)
    assert not policy.cuts(FILM.model_copy(update={"duration": 600.0}))


def test_it_is_known_where_a_seek_is_exact() -> None:
    assert is_indexed(FILM)
    assert is_indexed(FILM.model_copy(update={"format": "matroska,webm"}))
    assert not is_indexed(FILM.model_copy(update={"format": "mpegts"}))


def test_no_span_has_more_key_frames_than_one_argument_can_name() -> None:
    gops = [1] * (3 * MOST_GOPS - 1)
    cuts = spans(gops, Fraction(60), 86_400)
    assert [len(cut.gops) for cut in cuts] == [MOST_GOPS, 2 * MOST_GOPS - 1]
    assert [frames for cut in cuts for frames in cut.gops] == gops
    longest = ",".join(f"{86_400 + key / 60:.6f}" for key in cuts[-1].keys)
    assert len(longest) < 128 << 10
