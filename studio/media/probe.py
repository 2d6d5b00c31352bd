"""Ask what a file of this computer holds, without letting it near this process."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from server.contract.errors import ErrorCode
from studio.kit.errors import LocalFileMissing, LocalFileUnreadable
from studio.media.facts import MediaFacts
from studio.media.refusals import refused

PATIENCE_SECONDS = 60.0
"""A file that keeps the decoders busy for longer is not worth waiting for."""


def probe(
    path: Path, *, thumbnail: Path | None = None, patience: float = PATIENCE_SECONDS
) -> MediaFacts:
    """What the file holds. Blocks for as long as another process takes to look, about 0.5 s.

    Args:
        path: The file.
        thumbnail: Where to save a small picture from it; its folder must exist.
        patience: Seconds until the look is given up.

    Raises:
        VideoRefused: It is no video that can be taken; code and message say why.
        LocalFileMissing: It has gone.
        LocalFileUnreadable: It cannot be read, or is a folder.
    """
    try:
        with path.open("rb") as file:
            empty = not file.read(1)
    except FileNotFoundError:
        raise LocalFileMissing(
            f"{path.name} is no longer where it was. Put it back, or add it again."
        ) from None
    except OSError as error:
        raise LocalFileUnreadable(
            f"{path.name} cannot be read: {error.strerror}. Check that you may read it."
        ) from error
    if empty:
        raise refused(ErrorCode.EMPTY_FILE)
    answer = _look(path, thumbnail, patience)
    if "refusal" in answer:
        raise refused(ErrorCode(answer["refusal"]["code"]), answer["refusal"]["message"])
    return MediaFacts.model_validate(answer["facts"])


def _look(path: Path, thumbnail: Path | None, patience: float) -> dict[str, Any]:
    command = [sys.executable, "-I", "-m", "studio.media.inspection", str(path.absolute())]
    if thumbnail is not None:
        command.append(str(thumbnail))
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=patience,
            start_new_session=True,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        # It hung, crashed or was stopped at its bounds: nothing a player could show either.
        raise refused(ErrorCode.NOT_A_VIDEO) from error
    return answer
