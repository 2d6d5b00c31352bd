from pathlib import Path

import av
import httpx
import pytest

from studio.media.player.frames import FrameReader
from studio.media.player.messages import Film, LocalFile, Stream
from studio.media.player.source import Unplayable, film_of, opened
from tests.paths import MEDIA
from tests.studio.media.player.films import film
from tests.studio.media.player.web import served


def _film(source: LocalFile | Stream) -> Film:
    with opened(source) as it:
        first = FrameReader(*it.picture, it.origin).at(0.0)
        assert first is not None
        return film_of(it, 7, first)


def test_a_film_says_what_it_is(short_film: LocalFile, tmp_path: Path) -> None:
    known = _film(short_film)
    assert (known.width, known.height, known.frame_rate) == (320, 180, 25.0)
    assert known.duration == pytest.approx(2.0, abs=0.05)
    assert (known.number, known.sound, known.varies, known.heavy) == (7, True, False, False)
    wide = film(tmp_path, "a.mp4", "-vf", "setsar=2", sound=False)
    known = _film(wide)
    assert (known.width, known.height, known.sound) == (640, 180, False)
    uneven = film(tmp_path, "v.mkv", "-vf", "select='not(mod(n,7))+lt(n,12)'", "-fps_mode", "vfr")
    assert _film(uneven).varies


def test_a_stream_is_played_by_pieces(packaged: Path) -> None:
    with served(packaged) as (address, asked):
        source = Stream(address=f"{address}/master.m3u8")
        known = _film(source)
        assert (known.width, known.height, known.sound) == (320, 180, True)
        assert known.duration == pytest.approx(2.0, abs=0.1)
        with opened(source) as it:
            reader = FrameReader(*it.picture, it.origin)
            for moment in (1.72, 0.4):
                frame = reader.at(moment)
                assert frame is not None
                assert reader.seconds(frame) == pytest.approx(moment, abs=0.021)
        assert all(" bytes=" in each for each in asked if ".mp4" in each)
        with pytest.raises(httpx.HTTPStatusError), opened(Stream(address=f"{address}/none.m3u8")):
            pass
    with pytest.raises(httpx.TransportError), opened(source):
        pass


def test_what_is_no_film_is_not_played(tmp_path: Path, short_film: LocalFile) -> None:
    noise, song = tmp_path / "noise.mp4", tmp_path / "list.mp4"
    noise.write_bytes(b"\0" * 5000)
    song.write_text(f"ffconcat version 1.0\nfile '{short_film.path}'\n")
    for bad in (noise, song, tmp_path / "none.mp4"):
        with pytest.raises((av.FFmpegError, Unplayable)), opened(LocalFile(path=bad)):
            pass


@pytest.mark.proof
@pytest.mark.parametrize(
    "path", sorted(set(MEDIA.glob("*.*")) - {MEDIA / "README.md"}), ids=lambda p: p.name
)
def test_films_of_all_kinds_are_opened(path: Path) -> None:
    known = _film(LocalFile(path=path))
    assert known.duration > 0.1
    assert known.heavy is (path.name == "portrait_4k60.mp4")
