from pathlib import Path

from studio.features.uploads.arrivals import files_in, new_entry
from studio.features.uploads.state import ItemState


def test_folders_open_up_and_named_files_are_always_meant(tmp_path: Path) -> None:
    for name in ("b.MP4", "a.mkv", "notes.txt", ".hidden.mp4", ".trash/c.mp4", "sub/d.webm"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = [p.relative_to(tmp_path).as_posix() for p in files_in([tmp_path])]
    assert found == ["a.mkv", "b.MP4", "sub/d.webm"]
    notes = tmp_path / "notes.txt"
    assert files_in([notes, notes, tmp_path / "gone.mp4"]) == [notes, tmp_path / "gone.mp4"]


def test_a_new_entry_waits_to_be_checked() -> None:
    entry = new_entry("me", Path("/films/day_one.mp4"), 7)
    assert entry.state is ItemState.CHECKING
    item = entry.item()
    assert (item.title, item.filename) == ("day one", "day_one.mp4")
    assert entry.row.position == 7
    assert item.sent_bytes == 0
    assert item.error is None
