"""The sha256 of a whole file, computed from the blocks that are being sent where possible."""

import hashlib
from pathlib import Path
from threading import Event

from studio.kit.errors import LocalFileMissing, LocalFileUnreadable

_BLOCK_BYTES = 1024 * 1024


class FileDigest:
    """Grows with the blocks of one file, and reads by itself what it was not shown.

    Blocks may come twice or out of order, as they do when sending goes back and forth: what
    continues the digest is taken and the rest ignored. One thread at a time.
    """

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._position = 0

    @property
    def position(self) -> int:
        """How many bytes from the beginning are in it."""
        return self._position

    def feed(self, offset: int, block: memoryview) -> None:
        """Show it a block.

        Args:
            offset: The block's place in the file.
            block: Its bytes.
        """
        known = self._position - offset
        if 0 <= known < len(block):
            self._digest.update(block[known:])
            self._position = offset + len(block)

    def finish(self, path: Path, stop: Event) -> str | None:
        """Read what is missing, and give the digest in hex; null when told to stop.

        Raises:
            LocalFileMissing: The file has gone.
            LocalFileUnreadable: It cannot be read.
        """
        try:
            with path.open("rb", buffering=0) as file:
                file.seek(self._position)
                buffer = memoryview(bytearray(_BLOCK_BYTES))
                while count := file.readinto(buffer):
                    if stop.is_set():
                        return None
                    self.feed(self._position, buffer[:count])
        except FileNotFoundError:
            raise LocalFileMissing(f"{path.name} is no longer where it was.") from None
        except OSError as error:
            raise LocalFileUnreadable(f"{path.name} cannot be read: {error.strerror}.") from error
        return self._digest.hexdigest()
