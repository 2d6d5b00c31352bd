"""Ask what a file of this computer holds, without letting it near this process."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Event
from typing import Any

from server.contract.errors import ErrorCode
from studio.kit.errors import LocalFileMissing, LocalFileUnreadable
from studio.media.facts import MediaFacts
from studio.media.refusals import refused

PATIENCE_SECONDS = 60.0
"""A file that keeps the decoders busy for longer is not worth waiting for…"""
_BYTES_PER_SECOND = 20_000_000
"""…but one without an index is read to its end, which a slow disk may do at this speed."""
_POLL_SECONDS = 0.1


def probe(
    path: Path,
    *,
    thumbnail: Path | None = None,
    stop: Event | None = None,
    patience: float = PATIENCE_SECONDS,
) -> MediaFacts:
    """What the file holds. Blocks for as long as another process takes to look, about 0.5 s.

    Args:
        path: The file.
        thumbnail: Where to save a small picture from it; its folder must exist.
        stop: Set it from another thread to give up at once.
        patience: Seconds until the look is given up, besides those for reading the file.

    Raises:
        VideoRefused: It is no video that can be taken; code and message say why.
        LocalFileMissing: It has gone.
        LocalFileUnreadable: It cannot be read, or is a folder.
    """
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
    except FileNotFoundError:
        raise LocalFileMissing(
            f"{path.name} is no longer where it was. Put it back, or add it again."
        ) from None
    except OSError as error:
        raise LocalFileUnreadable(
            f"{path.name} cannot be read: {error.strerror}. Check that you may read it."
        ) from error
    if size == 0:
        raise refused(ErrorCode.EMPTY_FILE)
    deadline = time.monotonic() + patience + size / _BYTES_PER_SECOND
    answer = _look(path, thumbnail, stop or Event(), deadline)
    if "refusal" in answer:
        raise refused(ErrorCode(answer["refusal"]["code"]), answer["refusal"]["message"])
    return MediaFacts.model_validate(answer["facts"])


def _look(path: Path, thumbnail: Path | None, stop: Event, deadline: float) -> dict[str, Any]:
    command = [sys.executable, "-I", "-m", "studio.media.inspection", str(path.absolute())]
    if thumbnail is not None:
        command.append(str(thumbnail))
    try:
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            answer: dict[str, Any] = json.loads(_output(process, stop, deadline))
    except (OSError, ValueError) as error:
        # It hung, crashed or was stopped at its bounds: nothing a player could show either.
        raise refused(ErrorCode.NOT_A_VIDEO) from error
    return answer


def _output(process: "subprocess.Popen[bytes]", stop: Event, deadline: float) -> bytes:
    """What the process prints; nothing when it is stopped or takes too long."""
    while not stop.is_set() and time.monotonic() < deadline:
        try:
            return process.communicate(timeout=_POLL_SECONDS)[0]
        except subprocess.TimeoutExpired:
            continue
    process.kill()
    return b""
