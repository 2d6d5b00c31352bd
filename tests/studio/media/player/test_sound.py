from pathlib import Path

import numpy as np
import pytest

from studio.media.player.messages import LocalFile
from studio.media.player.sound import RATE, SoundReader
from studio.media.player.source import opened
from tests.studio.media.player.films import film


def _read(source: LocalFile, start: float, speed: float) -> tuple[float, np.ndarray]:
    with opened(source) as it:
        assert it.sound is not None
        pieces = list(SoundReader(*it.sound, it.origin).read(start, speed))
    samples = np.frombuffer(b"".join(each.samples for each in pieces), np.int16).reshape(-1, 2)
    return pieces[0].seconds, samples


def _pitch(samples: np.ndarray) -> float:
    left = samples[:, 0].astype(float)
    spectrum = np.abs(np.fft.rfft(left * np.hanning(len(left))))
    return float(spectrum.argmax() * RATE / len(left))


@pytest.mark.parametrize("speed", [0.25, 1.0, 2.0])
def test_another_speed_takes_another_time_and_keeps_the_pitch(
    short_film: LocalFile, speed: float
) -> None:
    begins, samples = _read(short_film, 0.5, speed)
    assert begins == pytest.approx(0.5, abs=0.03)
    assert len(samples) / RATE == pytest.approx(1.5 / speed, rel=0.08)
    assert _pitch(samples) == pytest.approx(440, abs=4)


def test_sound_that_begins_later_is_waited_for_in_silence(tmp_path: Path) -> None:
    source = film(tmp_path, "late.mkv", "-af", "asetpts=PTS+0.5/TB")
    begins, samples = _read(source, 0.0, 1.0)
    assert begins == 0.0
    quiet = samples[: int(0.45 * RATE), 0]
    assert int(np.abs(quiet).max()) <= 8
    assert int(np.abs(samples[int(0.6 * RATE) : RATE, 0]).max()) > 1000


def test_after_its_end_there_is_none(short_film: LocalFile) -> None:
    with opened(short_film) as it:
        assert it.sound is not None
        assert list(SoundReader(*it.sound, it.origin).read(60.0, 1.0)) == []
