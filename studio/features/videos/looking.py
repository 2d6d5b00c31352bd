"""Which videos are looked at, and in which order; kept for the account."""

from typing import NamedTuple

from studio.features.videos.gateway import Sort, Tab
from studio.ui.memory import Memory

_TAB, _QUERY, _SORT = "content/tab", "content/query", "content/sort"


class Looking(NamedTuple):
    """Tab, filter and order of the content list."""

    tab: Tab = Tab.ALL
    query: str = ""
    sort: Sort = Sort.NEWEST


def as_left(memory: Memory | None) -> Looking:
    """As the list was left; what a newer studio wrote counts as nothing."""
    if memory is None:
        return Looking()
    tab, sort = memory.text(_TAB), memory.text(_SORT)
    return Looking(
        Tab(tab) if tab in set(Tab) else Tab.ALL,
        memory.text(_QUERY),
        Sort(sort) if sort in set(Sort) else Sort.NEWEST,
    )


def keep(memory: Memory | None, looking: Looking) -> None:
    """Remember it for the next time."""
    if memory is not None:
        memory.keep_text(_TAB, looking.tab.value)
        memory.keep_text(_QUERY, looking.query)
        memory.keep_text(_SORT, looking.sort.value)
