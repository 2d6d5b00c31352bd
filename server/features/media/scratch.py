"""Where encoders work: one folder per attempt, so that a dead one's files are never taken up."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID, uuid4

from server.integrations.storage.stores import telling_full

STALE_SECONDS = 24 * 3600


class Scratch:
    """A folder for work under way. On the same disk as the media store, moves are free."""

    def __init__(self, root: Path) -> None:
        root.mkdir(parents=True, exist_ok=True)
        self._root = root

    @contextmanager
    def attempt(self, version_id: UUID) -> Iterator[Path]:
        """A fresh folder for this attempt alone, gone with the block.

        Raises:
            NoSpaceError: the disk is full, at its making or in the block.
        """
        folder = self._root / version_id.hex / uuid4().hex
        try:
            with telling_full():
                folder.mkdir(parents=True)
                yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def forget(self, version_id: UUID) -> None:
        """Remove what earlier attempts on this version left, killed before they could."""
        shutil.rmtree(self._root / version_id.hex, ignore_errors=True)

    def sweep(self, older_than: float = STALE_SECONDS) -> int:
        """Remove folders that nothing was written to for ``older_than`` seconds.

        An attempt that was killed here may have been taken up on another machine.

        Returns:
            How many versions' folders went.
        """
        limit = time.time() - older_than
        swept = 0
        for folder in self._root.iterdir():
            if _last_written(folder) < limit:
                shutil.rmtree(folder, ignore_errors=True)
                swept += 1
        return swept


def _last_written(folder: Path) -> float:
    """When anything in the folder was written last; its encoders go on meanwhile."""
    last = 0.0
    for parent, _, names in os.walk(folder):
        for path in (Path(parent), *(Path(parent, name) for name in names)):
            with suppress(FileNotFoundError):
                last = max(last, path.stat().st_mtime)
    return last
