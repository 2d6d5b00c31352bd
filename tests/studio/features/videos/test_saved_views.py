import json
from pathlib import Path

from PySide6.QtCore import QSettings

from studio.features.videos.gateway import Sort, Tab
from studio.features.videos.looking import Looking
from studio.features.videos.narrowing import Narrowing
from studio.features.videos.saved_views import NAME_MAX, forget_view, keep_view, kept_views
from studio.ui.memory import Memory


def test_views_come_back_by_name_after_a_restart(tmp_path: Path) -> None:
    path = str(tmp_path / "w.ini")
    settings = QSettings(path, QSettings.Format.IniFormat)
    memory = Memory(settings, "k")
    rivers = Looking(Tab.PLANNED, "নদী", Sort.COMMENTS, Narrowing(language="bn", days=90))
    keep_view(memory, "Rivers", Looking())
    keep_view(memory, "n" * 99, Looking(Tab.DRAFTS))
    keep_view(memory, "Rivers", rivers)
    settings.sync()
    again = Memory(QSettings(path, QSettings.Format.IniFormat), "k")
    assert kept_views(again) == {"Rivers": rivers, "n" * NAME_MAX: Looking(Tab.DRAFTS)}
    forget_view(again, "Rivers")
    forget_view(again, "never there")
    assert list(kept_views(again)) == ["n" * NAME_MAX]
    assert kept_views(Memory(settings, "somebody else")) == {}


def test_what_a_hand_has_broken_counts_as_none(tmp_path: Path) -> None:
    memory = Memory(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat), "k")
    for broken in ("{", "3", '[{"name": "x"}]', '[{"name": "x", "tab": "?"}]'):
        memory.keep_text("content/views", broken)
        assert kept_views(memory) == {}


def test_a_view_that_cannot_be_read_takes_no_other_with_it(tmp_path: Path) -> None:
    memory = Memory(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat), "me")
    keep_view(memory, "Mine", Looking(query="boat"))
    kept = json.loads(memory.text("content/views"))
    newer = kept[0] | {"name": "Newer", "sort": "likes"}
    odd = kept[0] | {"name": "Odd", "query": 5}
    memory.keep_text("content/views", json.dumps([newer, 7, odd, *kept]))
    assert kept_views(memory) == {"Odd": Looking(query="5"), "Mine": Looking(query="boat")}
