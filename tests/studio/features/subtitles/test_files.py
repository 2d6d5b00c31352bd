from pathlib import Path

import pytest

from studio.features.subtitles.exchange import FileFormat
from studio.features.subtitles.files import open_file, save_file
from studio.kit.errors import LocalFileNotWritten, LocalFileUnreadable
from tests.studio.features.subtitles.examples import BENGALI, track


def test_a_file_is_written_whole_and_read_as_it_was(tmp_path: Path) -> None:
    cues = track((0, 2000, BENGALI))
    path = tmp_path / "a.ass"
    assert save_file(path, cues, FileFormat.ASS, 25) == 0
    assert open_file(path, 25) == cues
    assert save_file(path, track((0, 1234, "a")), FileFormat.ASS, 25) == 1


def test_what_cannot_be_opened_or_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(LocalFileUnreadable, match="cannot be opened"):
        open_file(tmp_path, 25)
    with pytest.raises(LocalFileNotWritten, match="another folder"):
        save_file(tmp_path / "none" / "a.srt", (), FileFormat.SRT, 25)
