"""Subtitle files on this computer. Blocking work."""

from pathlib import Path

from studio.features.subtitles.cue import Cues
from studio.features.subtitles.exchange import (
    BYTES_MAX,
    FileFormat,
    losses_of,
    read_file,
    write_file,
)
from studio.kit.atomic_file import write_atomically
from studio.kit.errors import LocalFileNotWritten, LocalFileUnreadable

_MODE = 0o644


def open_file(path: Path, frame_rate: float) -> Cues:
    """The cues of a file.

    Raises:
        LocalFileUnreadable: It cannot be opened, or is no subtitle file.
    """
    try:
        with path.open("rb") as file:
            content = file.read(BYTES_MAX + 1)
    except OSError as error:
        raise LocalFileUnreadable(
            "The file cannot be opened. Look whether it is still there and may be read."
        ) from error
    return read_file(content, frame_rate)


def save_file(path: Path, cues: Cues, kind: FileFormat, frame_rate: float) -> int:
    """Write a track to a file.

    Returns:
        How many cues are not quite the same in it.

    Raises:
        LocalFileNotWritten: No permission, or no room.
    """
    try:
        write_atomically(path, write_file(cues, kind, frame_rate).encode(), mode=_MODE)
    except OSError as error:
        raise LocalFileNotWritten(
            "The file could not be written. Choose another folder, or make room on the disk."
        ) from error
    return losses_of(cues, kind, frame_rate).cues
