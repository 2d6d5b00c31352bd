"""Views of the content list that the creator has named; kept for the account."""

import contextlib
import json
from collections.abc import Iterator
from typing import Any

from studio.features.videos.gateway import Sort, Tab
from studio.features.videos.looking import Looking
from studio.features.videos.narrowing import Narrowing
from studio.ui.memory import Memory

_KEY = "content/views"
NAME_MAX = 40


def kept_views(memory: Memory) -> dict[str, Looking]:
    """By name, in the order they were made; what a hand has broken is left out."""
    try:
        kept = list(json.loads(memory.text(_KEY) or "[]"))
    except (ValueError, TypeError):
        return {}
    return dict(view for each in kept for view in _read(each))


def keep_view(memory: Memory, name: str, looking: Looking) -> None:
    """Remember a view; one of the same name is replaced in its place."""
    _write(memory, kept_views(memory) | {name[:NAME_MAX]: looking})


def forget_view(memory: Memory, name: str) -> None:
    """Remember it no longer."""
    _write(memory, {key: view for key, view in kept_views(memory).items() if key != name})


def _read(kept: Any) -> Iterator[tuple[str, Looking]]:
    with contextlib.suppress(ValueError, KeyError, TypeError):
        narrowing = Narrowing.of_text(kept["narrowing"])
        looking = Looking(Tab(kept["tab"]), str(kept["query"]), Sort(kept["sort"]), narrowing)
        yield str(kept["name"]), looking


def _write(memory: Memory, views: dict[str, Looking]) -> None:
    kept = [
        {
            "name": name,
            "tab": view.tab.value,
            "query": view.query,
            "sort": view.sort.value,
            "narrowing": view.narrowing.text,
        }
        for name, view in views.items()
    ]
    memory.keep_text(_KEY, json.dumps(kept))
