"""The server's secret key: made once, kept where only its owner reads it."""

import os
import secrets
from pathlib import Path


def load_or_make(path: Path) -> str:
    """The key in the file, which is made with 256 random bits when there is none."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(32)
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    return key
