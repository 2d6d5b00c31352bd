from pathlib import Path

import pytest

from server.contract.media import Resolution
from server.features.media.errors import EncodeCancelledError, RefusedMediaError
from server.features.media.sample import ENCODED, ORIGINAL, SCORE, sample
from tests.server.features.media.clips import make_clip


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_clip(tmp_path_factory.mktemp("clip") / "clip.mp4", size="640x480", seconds=6)


def size_of(picture: Path) -> tuple[int, int]:
    """Of a PNG: it stands at the beginning."""
    head = picture.read_bytes()[16:24]
    return int.from_bytes(head[:4]), int.from_bytes(head[4:])


def test_it_shows_a_frame_before_and_after_and_tells_what_it_costs(
    clip: Path, tmp_path: Path
) -> None:
    found = sample(clip, Resolution.P240, 3, tmp_path)
    assert (found.size, found.width, found.height) == ("240p", 320, 240)
    assert found.sizes == ("240p", "360p", "480p")
    # Both in the film's own size, so that they can be laid over each other.
    assert size_of(tmp_path / ORIGINAL) == size_of(tmp_path / ENCODED) == (640, 480)
    assert (tmp_path / ORIGINAL).read_bytes() != (tmp_path / ENCODED).read_bytes()
    assert 40 < found.vmaf <= 100
    assert found.film_bytes == pytest.approx((found.kbps + 128) * 125 * 6, rel=0.05)
    assert (tmp_path / SCORE).stat().st_size


def test_a_size_that_the_film_is_too_small_for_gives_the_largest(
    clip: Path, tmp_path: Path
) -> None:
    assert sample(clip, Resolution.P1440, 1e9, tmp_path).size == "480p"


def test_a_film_of_a_moment_has_a_frame_too(tmp_path: Path) -> None:
    short = make_clip(tmp_path / "short.mp4", size="320x240", seconds=0.2, sound=False)
    found = sample(short, Resolution.P240, 0, tmp_path)
    assert (tmp_path / ENCODED).exists()
    assert found.duration == pytest.approx(0.2, abs=0.05)


def test_it_can_be_given_up_and_refuses_what_is_no_video(clip: Path, tmp_path: Path) -> None:
    with pytest.raises(EncodeCancelledError):
        sample(clip, Resolution.P240, 0, tmp_path, cancelled=lambda: True)
    (tmp_path / "text.mp4").write_text("no video")
    with pytest.raises(RefusedMediaError):
        sample(tmp_path / "text.mp4", Resolution.P240, 0, tmp_path)
