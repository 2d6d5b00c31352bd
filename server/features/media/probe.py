"""Ask what a file holds, without letting it near this process."""

import json
import subprocess
import sys
from pathlib import Path

import structlog

from server.contract.errors import ErrorCode
from server.features.media.bubble import View, python
from server.features.media.errors import RefusedMediaError
from server.features.media.leash import Limits, leashed
from server.features.media.source import MediaInfo

log = structlog.get_logger(__name__)

PATIENCE_SECONDS = 120
LIMITS = Limits(
    memory_bytes=4 << 30, cpu_seconds=PATIENCE_SECONDS, open_files=64, file_bytes=1 << 20
)


def probe(path: Path) -> MediaInfo:
    """What the file at ``path`` holds.

    Raises:
        RefusedMediaError: it is no video that can be taken; the code says why.
        OSError: the file cannot be read here.
    """
    if path.stat().st_size == 0:
        raise RefusedMediaError(ErrorCode.EMPTY_FILE)
    argv = [sys.executable, "-I", "-m", "server.features.media.inspection", str(path.absolute())]
    try:
        done = subprocess.run(
            leashed(argv, LIMITS, View((path.absolute(), *python()))),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=PATIENCE_SECONDS,
            start_new_session=True,
        )
    except subprocess.TimeoutExpired as slow:
        raise RefusedMediaError(ErrorCode.NOT_A_VIDEO) from slow
    if done.returncode != 0:
        tail = done.stderr.decode(errors="replace")[-2000:]
        log.warning("probe ended badly", code=done.returncode, stderr=tail)
        raise RefusedMediaError(ErrorCode.NOT_A_VIDEO)
    answer = json.loads(done.stdout)
    if refusal := answer.get("refusal"):
        raise RefusedMediaError(ErrorCode(refusal["code"]), refusal["message"])
    return MediaInfo.model_validate(answer["source"])
