"""Writing a small file so that a crash leaves either the old one or the new one."""

import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, content: bytes, *, mode: int = 0o600) -> None:
    """Replace ``path`` by ``content``, durably and in one step.

    Args:
        path: The file; its folder must exist.
        content: Everything the file shall hold.
        mode: Its permissions, from the first moment on.

    Raises:
        OSError: The disk is full or the folder cannot be written.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
