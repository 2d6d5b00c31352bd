"""Ask what a size or a sound track of a stranger's holds, without letting it near this process."""

import json
import subprocess
import sys
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import structlog
from pydantic import BaseModel, ConfigDict

from server.features.media.bubble import View, python
from server.features.media.ladders.errors import LadderRefusedError
from server.features.media.leash import Limits, leashed
from server.features.media.source import MediaInfo

log = structlog.get_logger(__name__)

MODULE = "server.features.media.ladders.inspection"
LIMITS = Limits(
    memory_bytes=4 << 30, cpu_seconds=3600, open_files=64, file_bytes=1 << 20, niceness=10
)
UNREADABLE = "One of the sizes is not in the form in which this server keeps its own."


class Sound(BaseModel):
    """Of a sound track."""

    model_config = ConfigDict(frozen=True)

    channels: int
    sample_rate: int


class Found(BaseModel):
    """What a file was found to hold."""

    model_config = ConfigDict(frozen=True)

    codec: str
    width: int
    height: int
    frames: tuple[int, ...]
    """Of each fragment, as are the next two."""
    seconds: tuple[Fraction, ...]
    sizes: tuple[int, ...]
    looks: tuple[bytes, ...] = ()
    """Grey pictures of the same few pixels, for each second that was asked for."""
    source: MediaInfo | None = None
    """Of a picture, as any source is looked into."""
    sound: Sound | None = None


def look_into(path: Path, seconds: Sequence[float]) -> Found:
    """What the file holds.

    Args:
        path: Of a size or of a sound track.
        seconds: Where to decode it.

    Raises:
        LadderRefusedError: it is not what our encoder writes.
    """
    argv = [sys.executable, "-I", "-m", MODULE, str(path.absolute()), *map(str, seconds)]
    try:
        done = subprocess.run(
            leashed(argv, LIMITS, View((path.absolute(), *python()))),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=LIMITS.cpu_seconds,
            start_new_session=True,
        )
    except subprocess.TimeoutExpired as slow:
        raise LadderRefusedError(UNREADABLE) from slow
    answer = json.loads(done.stdout) if done.returncode == 0 else {}
    if "found" not in answer:
        tail = done.stderr.decode(errors="replace")[-2000:]
        log.warning("size refused", file=path.name, why=answer.get("refusal"), stderr=tail)
    return found_in(answer)


def found_in(answer: dict[str, Any]) -> Found:
    """What an answer of the process tells.

    Raises:
        LadderRefusedError: it is a refusal, or none at all.
    """
    if "found" not in answer:
        raise LadderRefusedError(UNREADABLE)
    found = answer["found"]
    looks = tuple(bytes.fromhex(each) for each in found.pop("looks", ()))
    return Found.model_validate({**found, "looks": looks})
