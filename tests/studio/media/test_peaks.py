import subprocess
import sys
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest

from studio.media.peaks import peaks_of, write_peaks
from tests.studio.clips import clip


def test_each_hundredth_of_a_second_has_its_lowest_and_highest_of_all_channels() -> None:
    block = np.zeros((2, 441 * 2), np.float32)
    block[0, 10], block[1, 440], block[0, 441] = 0.5, -0.25, 2.0
    assert peaks_of(block, 44_100).tolist() == [[-31, 63], [0, 127]]


@pytest.mark.parametrize("codec", ["aac", "pcm_s16le", "pcm_u8", "pcm_s32le", "libopus"])
def test_sound_of_any_kind_begins_when_it_begins(tmp_path: Path, codec: str) -> None:
    film = tmp_path / "a.mkv"
    sound = "sine=frequency=440:duration=0.5:sample_rate=48000,volume=8,adelay=500:all=1"
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "lavfi", "-i", sound]
    subprocess.run([*command, "-ac", "2", "-c:a", codec, str(film)], check=True)
    write_peaks(film, tmp_path / "peaks")
    peaks = np.frombuffer((tmp_path / "peaks").read_bytes(), np.int8).reshape(-1, 2)
    assert abs(len(peaks) - 100) <= 5
    assert int(np.abs(peaks[:45].astype(int)).max()) <= 3
    assert int(peaks[60:90, 1].max()) > 60


def test_a_film_without_sound_gives_none_and_a_bad_one_fails(tmp_path: Path) -> None:
    silent = clip(tmp_path / "a.mp4", sound=False)
    write_peaks(silent, tmp_path / "peaks")
    assert (tmp_path / "peaks").read_bytes() == b""
    command = [sys.executable, "-I", "-m", "studio.media.peaks"]
    done = subprocess.run([*command, str(tmp_path / "none"), str(tmp_path / "p")], check=False)
    assert done.returncode == 1
