from pathlib import Path
from threading import Event

import pytest

from studio.kit.errors import LocalFileUnreadable
from studio.media.waveform import Waveform, make_waveform
from tests.studio.clips import clip


def test_a_stretch_shows_the_lowest_and_highest_of_each_column() -> None:
    # A second each of silence, of noise between -10 and 20, and of one loud sample.
    loud = [(0, 0)] * 50 + [(-128, 127)] + [(0, 0)] * 49
    rows = [(0, 0)] * 100 + [(-10, 20)] * 100 + loud
    waveform = Waveform(bytes(value & 0xFF for row in rows for value in row))
    assert waveform.milliseconds == 3000
    assert waveform.stretch(0, 3000, 3) == [(0, 0), (-10, 20), (-128, 127)]
    assert waveform.stretch(1000, 1010, 4) == [(-10, 20)] * 4
    assert waveform.stretch(3000, 9000, 2) == [(0, 0), (0, 0)]
    assert (-128, 127) in waveform.stretch(0, 3000, 1)
    assert Waveform(b"").stretch(0, 1000, 2) == [(0, 0), (0, 0)]


def test_it_is_made_once_and_then_read(tmp_path: Path) -> None:
    film, cached = clip(tmp_path / "a.mp4", seconds=1), tmp_path / "peaks"
    made = make_waveform(film, cached)
    low, high = made.stretch(200, 800, 1)[0]
    assert low < -5
    assert high > 5
    film.unlink()
    assert make_waveform(film, cached).milliseconds == made.milliseconds


def test_what_is_no_sound_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(b"\x00" * 5000)
    stopped = Event()
    stopped.set()
    with pytest.raises(LocalFileUnreadable):
        make_waveform(bad, tmp_path / "peaks")
    with pytest.raises(LocalFileUnreadable):
        make_waveform(clip(tmp_path / "a.mp4"), tmp_path / "peaks", stopped)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.mp4", "bad.mp4"]
