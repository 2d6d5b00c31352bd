from bisect import bisect_right
from pathlib import Path

import pytest

from studio.media.player.frames import Abandoned, FrameReader
from studio.media.player.messages import LocalFile
from studio.media.player.source import opened
from tests.studio.media.player.films import film, times


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.ts"])
def test_a_moment_gives_the_frame_that_is_seen_then(tmp_path: Path, name: str) -> None:
    source = film(tmp_path, name, sound=name != "a.ts")
    known = times(source.path)
    with opened(source) as it:
        reader = FrameReader(*it.picture, it.origin)
        for moment in (1.5, 0.25, 0.261, 1.999, 0.0, 1.04, 99.0, 0.52):
            frame = reader.at(moment)
            assert frame is not None
            expected = known[max(0, bisect_right(known, moment + 0.0005) - 1)]
            assert reader.seconds(frame) == pytest.approx(expected, abs=0.0006)


def test_frames_follow_each_other_both_ways(short_film: LocalFile) -> None:
    known = times(short_film.path)
    with opened(short_film) as it:
        reader = FrameReader(*it.picture, it.origin)
        assert reader.previous() is None
        reader.at(1.2)
        there = sum(each < 1.199 for each in known)
        back = []
        while (frame := reader.previous()) is not None:
            back.append(reader.seconds(frame))
        assert back == pytest.approx(known[:there][::-1], abs=0.001)
        on = []
        while (frame := reader.next()) is not None:
            on.append(reader.seconds(frame))
        assert on == pytest.approx(known[1:], abs=0.001)
        assert not reader.more()


def test_a_search_is_given_up_where_it_stands(short_film: LocalFile) -> None:
    with opened(short_film) as it:
        reader = FrameReader(*it.picture, it.origin)
        asked = iter(range(1000))
        with pytest.raises(Abandoned):
            reader.at(1.9, lambda: next(asked) > 5)
        assert reader.current is not None
        assert reader.seconds(reader.current) < 0.5
        frame = reader.at(1.9)
        assert frame is not None
        assert reader.seconds(frame) == pytest.approx(1.88, abs=0.021)
