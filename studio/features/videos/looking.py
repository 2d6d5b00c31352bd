"""Which videos are looked at, and in which order; kept for the account."""

from typing import NamedTuple

from studio.features.videos.gateway import Sort, Tab
from studio.features.videos.items import Column
from studio.features.videos.narrowing import Narrowing
from studio.ui.memory import Memory

_TAB, _QUERY, _SORT = "content/tab", "content/query", "content/sort"
_NARROWING = "content/filters"

_BY_COLUMN = {
    Column.VIDEO: (Sort.TITLE, Sort.TITLE_DOWN),
    Column.DATE: (Sort.NEWEST, Sort.OLDEST),
    Column.VIEWS: (Sort.VIEWS, Sort.FEWEST_VIEWS),
    Column.COMMENTS: (Sort.COMMENTS, Sort.FEWEST_COMMENTS),
}
"""By a column's heading: the order of the first click, and of the next."""
_UP = {Sort.TITLE, Sort.OLDEST, Sort.FEWEST_VIEWS, Sort.FEWEST_COMMENTS}


def sort_after(column: Column, now: Sort) -> Sort:
    """The order once a heading is clicked; columns without one leave it as it is."""
    first, second = _BY_COLUMN.get(column, (now, now))
    return second if now is first else first


def column_of(sort: Sort) -> tuple[Column, bool]:
    """Which heading shows an order, and whether it rises."""
    return next(c for c, sorts in _BY_COLUMN.items() if sort in sorts), sort in _UP


class Looking(NamedTuple):
    """Tab, text, order and filters of the content list."""

    tab: Tab = Tab.ALL
    query: str = ""
    sort: Sort = Sort.NEWEST
    narrowing: Narrowing = Narrowing()


def as_left(memory: Memory | None) -> Looking:
    """As the list was left; what a newer studio wrote counts as nothing."""
    if memory is None:
        return Looking()
    tab, sort = memory.text(_TAB), memory.text(_SORT)
    return Looking(
        Tab(tab) if tab in set(Tab) else Tab.ALL,
        memory.text(_QUERY),
        Sort(sort) if sort in set(Sort) else Sort.NEWEST,
        Narrowing.of_text(memory.text(_NARROWING)),
    )


def keep(memory: Memory | None, looking: Looking) -> None:
    """Remember it for the next time."""
    if memory is not None:
        memory.keep_text(_TAB, looking.tab.value)
        memory.keep_text(_QUERY, looking.query)
        memory.keep_text(_SORT, looking.sort.value)
        memory.keep_text(_NARROWING, looking.narrowing.text)
