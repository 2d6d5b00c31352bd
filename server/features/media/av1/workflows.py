"""The durable job of a second pass, and the clock that asks for the next one."""

from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from dbos import DBOS

from server.features.media.av1.choose import MAKE_AGAIN, SecondPassPolicy, choose
from server.features.media.av1.making import SecondMaking
from server.features.media.errors import EncodeError
from server.features.media.steps import making_of
from server.features.videos import second_pass
from server.kit.db.unit import Units
from server.kit.errors import NoSpaceError, NotFoundError
from server.kit.jobs.steady import patiently, steady_step
from server.kit.jobs.worker import Schedule, provided

log = structlog.get_logger(__name__)


@steady_step("make_again.make")
def _make(version_id: str, run: int) -> bool:
    """False when it failed."""
    try:
        SecondMaking(making_of(version_id), run).make()
    except NotFoundError:
        # Or its source is lost, which must keep no other video waiting.
        log.info("video is gone, it is not made again", version_id=version_id)
        return False
    except (EncodeError, NoSpaceError) as error:
        detail = error.detail if isinstance(error, EncodeError) else error.message
        log.warning("no second pass", version_id=version_id, detail=detail)
        return False
    return True


@DBOS.workflow(name=MAKE_AGAIN)
def make_again(version_id: str, run: int) -> None:
    """Encode a version's pictures in AV1. What fails is left: the first pass's stand."""
    # No step: a remembered one would not count what follows a crash.
    if not patiently(lambda: _begin(version_id, run)):
        return
    try:
        if not _make(version_id, run):
            _fail(version_id, run)
    except Exception:
        # Its place must be free for the next video.
        patiently(lambda: _fail(version_id, run))
        raise


def _begin(version_id: str, run: int) -> bool:
    with provided(Units).write() as unit:
        return second_pass.begin(unit, UUID(version_id), run)


def _fail(version_id: str, run: int) -> None:
    with provided(Units).write() as unit:
        second_pass.failed(unit, UUID(version_id), run)


@steady_step("choose_second_pass.choose")
def _choose() -> str | None:
    with provided(Units).write() as unit:
        version = choose(unit, provided(SecondPassPolicy))
        return None if version is None else str(version.id)


@DBOS.workflow(name="choose_second_pass")
def choose_second_pass(_planned: datetime, _context: Any) -> None:
    """Ask for the second pass of the video that is watched most, if none is under way."""
    _choose()


SCHEDULES = (Schedule("choose-second-pass", choose_second_pass, "*/5 * * * *"),)
