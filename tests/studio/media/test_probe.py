import os
import time
from pathlib import Path
from threading import Event

import pytest

from server.contract.errors import ErrorCode
from studio.kit.errors import LocalFileMissing, LocalFileUnreadable, VideoRefused
from studio.media.probe import probe
from tests.patience import PATIENCE_SECONDS
from tests.studio.clips import clip


def test_facts_come_out_of_the_other_process(tmp_path: Path) -> None:
    facts = probe(clip(tmp_path / "নদী -i x.mp4"), thumbnail=tmp_path / "t.jpg")
    assert facts.video_codec == "h264"
    assert (tmp_path / "t.jpg").exists()


def test_so_do_refusals(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_text("Only words.")
    with pytest.raises(VideoRefused) as caught:
        probe(path)
    assert caught.value.code == ErrorCode.NOT_A_VIDEO
    path.write_bytes(b"")
    with pytest.raises(VideoRefused) as caught:
        probe(path)
    assert caught.value.code == ErrorCode.EMPTY_FILE


def test_a_file_that_keeps_it_busy_is_given_up(tmp_path: Path) -> None:
    with pytest.raises(VideoRefused):
        probe(clip(tmp_path / "film.mp4"), patience=0.01)


def test_a_crash_stays_over_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.media.probe.sys.executable", "/bin/false")
    with pytest.raises(VideoRefused):
        probe(clip(tmp_path / "film.mp4"))


def test_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(LocalFileMissing):
        probe(tmp_path / "gone.mp4")
    with pytest.raises(LocalFileUnreadable):
        probe(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="such names do not exist there")
def test_a_name_that_looks_like_something_else_is_just_a_name(tmp_path: Path) -> None:
    for name in ("concat:a|b.mp4", "%03d.mp4", "http:..mp4", "-i.mp4", "a\nb.mp4"):
        assert probe(clip(tmp_path / "x.mp4").rename(tmp_path / name)).width == 320


def test_a_look_can_be_given_up(tmp_path: Path) -> None:
    film, stop = clip(tmp_path / "film.mp4"), Event()
    stop.set()
    begun = time.monotonic()
    with pytest.raises(VideoRefused):
        probe(film, stop=stop, patience=2 * PATIENCE_SECONDS)
    assert time.monotonic() - begun < PATIENCE_SECONDS
