import errno
import os
from pathlib import Path
from typing import Any

import pytest

from server.features.media.encode import encode as whole
from server.features.media.errors import EncodeCancelledError, RefusedMediaError
from server.features.media.ladders import here
from server.features.media.ladders.here import BUNDLE, WORK, Step, encode_here
from server.kit.errors import NoSpaceError
from tests.server.features.media.clips import FITS, make_clip
from tests.server.features.media.ladders.ladders import apart


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_clip(tmp_path_factory.mktemp("clip") / "clip.mp4", size="640x360", seconds=1)


def test_what_was_finished_before_a_crash_is_not_made_again_and_the_rest_is_told(
    clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, made = whole, []

    def encode(*arguments: Any, **options: Any) -> None:
        made.append([rung.name for rung in arguments[2]])
        if len(made) == 2:
            raise EncodeCancelledError
        real(*arguments, **options)

    monkeypatch.setattr(here, "encode", encode)
    folder = tmp_path / "ladder"
    with pytest.raises(EncodeCancelledError):
        encode_here(clip, folder)
    assert sorted(path.name for path in folder.iterdir()) == [
        "240p.mp4",
        "audio.mp4",
        "plan.json",
    ]
    finished = encode_here(clip, folder)
    assert made == [["240p"], ["360p"], ["360p"]]
    assert encode_here(clip, folder) == finished
    assert len(made) == 3
    assert finished.sizes == ("240p", "360p")
    assert finished.ends[-1] == (folder / BUNDLE).stat().st_size
    assert not (folder / WORK).exists()
    # Another file of the same name is another film.
    os.utime(clip, (1, 1))
    told: list[Step] = []
    assert encode_here(clip, folder, on_step=told.append).sizes == finished.sizes
    assert len(made) == 5
    percents = [step.percent for step in told]
    assert percents == sorted(percents)
    assert 0 <= percents[0] < percents[-1] <= 100
    assert {step.sizes for step in told} == {("240p",), ("360p",)}


@pytest.mark.proof
def test_a_source_that_fits_is_its_own_top_size(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "fits.mp4", size="640x360", seconds=3, options=FITS)
    made = encode_here(clip, tmp_path / "ladder")
    pieces = apart(made.bundle, made.ends, tmp_path / "pieces")
    assert [rung.copied for rung in pieces.rungs] == [False, True]


def test_what_is_no_video_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "notes.mp4"
    text.write_text("to do")
    with pytest.raises(RefusedMediaError):
        encode_here(text, tmp_path / "ladder")


def test_a_full_disk_is_told(clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(here, "encode", full)
    with pytest.raises(NoSpaceError):
        encode_here(clip, tmp_path / "ladder")
