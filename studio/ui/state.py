"""What a view can show. Apart from the widgets, so that view models may hold one."""

from enum import Enum


class ViewState(Enum):
    """One of several faces of a view: its content, or why there is none."""

    LOADING = "loading"
    CONTENT = "content"
    EMPTY = "empty"
    NO_MATCH = "no-match"
    ERROR = "error"
    OFFLINE = "offline"
