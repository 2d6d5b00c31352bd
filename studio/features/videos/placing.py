"""Where a video stands in the list, as the server would sort it: for live changes."""

from bisect import bisect_left, bisect_right
from typing import Any

from server.contract.videos import VideoOut, VideoStatus
from studio.features.videos.gateway import Sort, Tab

_STATUSES_OF_TAB = {
    Tab.PUBLISHED: {VideoStatus.PUBLISHED, VideoStatus.ARCHIVED},
    Tab.PLANNED: {VideoStatus.SCHEDULED},
    Tab.DRAFTS: {VideoStatus.DRAFT},
    Tab.PROCESSING: {VideoStatus.PROCESSING},
    Tab.FAILED: {VideoStatus.FAILED},
}


def belongs(video: VideoOut, tab: Tab, query: str) -> bool:
    """Whether the server would list a video under a tab, with a text in its title."""
    wanted = _STATUSES_OF_TAB.get(tab)
    if wanted is not None and video.status not in wanted:
        return False
    return query.casefold() in video.title.casefold()


def place_of(video: VideoOut, rows: list[VideoOut], sort: Sort) -> int:
    """The row at which a video would stand."""
    if sort is Sort.TITLE_DOWN:
        # Text has no negative: the same order, seen from its end.
        below = bisect_right(
            rows[::-1], _key(video, Sort.TITLE), key=lambda row: _key(row, Sort.TITLE)
        )
        return len(rows) - below
    return bisect_left(rows, _key(video, sort), key=lambda row: _key(row, sort))


def _key(video: VideoOut, sort: Sort) -> tuple[Any, ...]:
    made = video.created_at.timestamp()
    keys: dict[Sort, tuple[Any, ...]] = {
        Sort.NEWEST: (-made,),
        Sort.OLDEST: (made,),
        Sort.VIEWS: (-video.view_count, -made),
        Sort.FEWEST_VIEWS: (video.view_count, made),
        Sort.TITLE: (video.title.casefold(), -made),
        Sort.COMMENTS: (-video.comment_count, -made),
        Sort.FEWEST_COMMENTS: (video.comment_count, made),
    }
    return keys[sort]
