"""How this server starts programs on creators' files: never by a shell, always confined."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from server.features.media.bubble import View, bubbled

_CONFINE = Path(__file__).with_name("confine.py")


@dataclass(frozen=True)
class Limits:
    """What a program may use. Zero means no limit of ours."""

    memory_bytes: int = 0
    cpu_seconds: int = 0
    open_files: int = 0
    file_bytes: int = 0
    """Of each file it writes."""
    niceness: int = 0
    """How far it steps back for others, 0 to 19."""


def leashed(argv: list[str], limits: Limits, view: View | None = None) -> list[str]:
    """``argv`` so that the program runs under ``limits``, with an empty environment.

    It also dies with the calling thread, so call from the thread that will wait for it.
    The program is named by an absolute path.

    Args:
        argv: the program and its arguments.
        limits: what it may use.
        view: what it may see, where this system can hide the rest; None: everything.
    """
    if sys.platform == "win32":
        return argv
    if view is not None:
        argv = bubbled(argv, view)
    return [
        sys.executable,
        "-I",
        "-S",
        str(_CONFINE),
        str(os.getpid()),
        str(limits.memory_bytes),
        str(limits.cpu_seconds),
        str(limits.open_files),
        str(limits.file_bytes),
        str(limits.niceness),
        "--",
        *argv,
    ]
