from pathlib import Path

from PySide6.QtCore import QSettings

from studio.features.videos.gateway import Sort, Tab
from studio.features.videos.items import Column
from studio.features.videos.looking import Looking, as_left, column_of, keep, sort_after
from studio.features.videos.narrowing import Narrowing
from studio.ui.memory import Memory


def test_it_comes_back_and_what_nobody_knows_counts_as_nothing(tmp_path: Path) -> None:
    memory = Memory(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat), "k")
    assert as_left(memory) == as_left(None) == Looking()
    left = Looking(Tab.FAILED, "নদী", Sort.TITLE, Narrowing(language="bn"))
    keep(memory, left)
    keep(None, left)
    assert as_left(memory) == left
    memory.keep_text("content/sort", "by mood")
    assert as_left(memory) == left._replace(sort=Sort.NEWEST)


def test_a_heading_turns_the_order_round_and_every_order_has_its_heading() -> None:
    assert sort_after(Column.VIEWS, Sort.NEWEST) is Sort.VIEWS
    assert sort_after(Column.VIEWS, Sort.VIEWS) is Sort.FEWEST_VIEWS
    assert sort_after(Column.VIEWS, Sort.FEWEST_VIEWS) is Sort.VIEWS
    assert sort_after(Column.STATUS, Sort.OLDEST) is Sort.OLDEST
    assert len({column_of(sort) for sort in Sort}) == len(Sort)
    assert column_of(Sort.OLDEST) == (Column.DATE, True)
