"""A place for databases that need not outlive their test."""

import os
import shutil
from pathlib import Path

DISK = Path("/tmp")  # noqa: S108 - folders in it get names of their own
_MEMORY = Path("/dev/shm")  # noqa: S108
_ENOUGH_BYTES = 2 * 1024**3
"""A cluster with a handful of copied databases takes a tenth of it."""


def quick_folder() -> Path:
    """A folder in memory where there is one with room, else the one for temporary files.

    Making and dropping a database for each test is most of the tests' work, and nearly all of
    that is waiting for a disk. Its path is short, because a socket's path may have 107 characters
    at most.
    """
    usable = _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK)
    if usable and shutil.disk_usage(_MEMORY).free > _ENOUGH_BYTES:
        return _MEMORY
    return DISK
