"""The server's secret key: made once, kept where only its owner reads it."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

SHORTEST = 32


class BadSecretError(ValueError):
    """The kept key cannot be used."""


def load_or_make(path: Path) -> str:
    """The key in the file, which is made with 256 random bits when there is none.

    Made aside and linked into place, so that nobody ever reads half of it, and of two
    processes that start together both get the same.

    Raises:
        BadSecretError: the file holds no key.
    """
    if not path.exists():
        _make(path)
    key = path.read_text(encoding="ascii").strip()
    if len(key) < SHORTEST:
        raise BadSecretError(
            f"{path} holds no usable key. Restore it from a backup, or remove it to have a new "
            "one made; everybody then has to sign in again."
        )
    return key


def _make(path: Path) -> None:
    with tempfile.NamedTemporaryFile("w", dir=path.parent, encoding="ascii") as part:
        part.write(secrets.token_urlsafe(32))
        part.flush()
        os.fsync(part.fileno())
        with suppress(FileExistsError):
            os.link(part.name, path)
