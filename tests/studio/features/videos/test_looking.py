from pathlib import Path

from PySide6.QtCore import QSettings

from studio.features.videos.gateway import Sort, Tab
from studio.features.videos.looking import Looking, as_left, keep
from studio.ui.memory import Memory


def test_it_comes_back_and_what_nobody_knows_counts_as_nothing(tmp_path: Path) -> None:
    memory = Memory(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat), "k")
    assert as_left(memory) == as_left(None) == Looking()
    left = Looking(Tab.FAILED, "নদী", Sort.TITLE)
    keep(memory, left)
    keep(None, left)
    assert as_left(memory) == left
    memory.keep_text("content/sort", "by mood")
    assert as_left(memory) == Looking(Tab.FAILED, "নদী", Sort.NEWEST)
