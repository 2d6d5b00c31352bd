"""Turning what was dropped or chosen into new entries of the queue."""

import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from studio.features.uploads.entry import Entry, title_of
from studio.features.uploads.state import ItemState
from studio.storage.queue import QueuedUpload

_VIDEO_SUFFIXES = frozenset(
    {
        *(".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".flv", ".ogv", ".wmv"),
        *(".ts", ".mts", ".m2ts", ".mpg", ".mpeg", ".3gp", ".3g2"),
    }
)
"""Which files of a folder are meant. A file that is named by itself is always meant."""


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files that are meant, folders opened up, each once. Blocks."""
    found: dict[Path, None] = {}
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - keeps the links a person made
        for file in _videos_of(absolute) if absolute.is_dir() else (absolute,):
            found[file] = None
    return list(found)


def new_entry(
    account_key: str,
    path: Path,
    position: int,
    replaces: UUID | None = None,
    *,
    encode_here: bool = False,
) -> Entry:
    """A file's place in the queue, before anything is known of it."""
    return Entry(
        QueuedUpload(
            id=uuid4(),
            account_key=account_key,
            position=position,
            path=path,
            filename=path.name,
            title=title_of(path.name),
            size=0,
            mtime_ns=0,
            fingerprint="",
            duration_seconds=None,
            thumbnail=None,
            state=ItemState.CHECKING.value,
            upload_path=None,
            sent_bytes=0,
            error_code=None,
            error_message=None,
            error_retryable=False,
            video_id=None,
            content_verified=None,
            created_at=datetime.now(UTC),
            finished_at=None,
            replaces=replaces,
            encode_here=encode_here,
        )
    )


def _videos_of(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if Path(name).suffix.lower() in _VIDEO_SUFFIXES and not name.startswith("."):
                yield Path(place, name)
