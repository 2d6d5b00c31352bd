"""The durable job that makes a version playable.

A killed server resumes it where it stood: finished steps are remembered and not run again. What
steps return is JSON, and they answer refusals instead of raising them, so that a resumed run
reads the same answers as the first.
"""

from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from dbos import DBOS

from server.contract.errors import ErrorCode
from server.contract.media import Resolution
from server.features.media.errors import FAILED, EncodeError, RefusedMediaError
from server.features.media.ladder import Rung, plan
from server.features.media.making import Making
from server.features.media.playlist import Rendition
from server.features.media.scratch import Scratch
from server.features.media.source import MediaInfo
from server.features.media.start import PROCESS
from server.features.media.underway import Underway
from server.features.uploads.folder import UploadFolder
from server.features.videos import progress as videos
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.errors import NoSpaceError, NotFoundError
from server.kit.jobs.worker import Schedule, provided

log = structlog.get_logger(__name__)

MAX_ATTEMPTS = 3
"""A file that kills the worker this often is given up, so that others get their turn."""
FULL = (
    "The server's disk is full, so the video could not be made ready. Free some space on it, "
    "then try again; your file is safe."
)

Answer = dict[str, Any]
"""``{"ok": …}``, or ``{"code": …, "message": …, "refused": …}``."""


@DBOS.workflow(name=PROCESS)
def process_video(version_id: str) -> None:
    """Probe, encode the lowest rung, publish it, then the others."""
    with provided(Underway).work_on(UUID(version_id)):
        try:
            _process(version_id)
        except NotFoundError:
            log.info("video was deleted while it was processed", version_id=version_id)
        except Exception:
            # Nobody waits for this job's answer: a version must not stay PROCESSING for ever.
            _give_up_at_once(version_id)
            raise


def _process(version_id: str) -> None:
    if not _admit(version_id):
        return
    found = _examine(version_id)
    if "ok" not in found:
        _give_up(version_id, found)
        return
    info = MediaInfo.model_validate(found["ok"])
    rungs = _plan(version_id, found["ok"])
    first = _encode(version_id, info, rungs[:1], with_audio=True)
    if "ok" not in first:
        _give_up(version_id, first)
        return
    _publish(version_id, first["ok"])
    _poster(version_id, found["ok"])
    _finish(version_id, info, rungs[1:], first["ok"])


def _finish(version_id: str, info: MediaInfo, rungs: list[Rung], made: list[Answer]) -> None:
    """The rungs above the first: all from one decode or, where that fails, one by one."""
    if rungs:
        together = _encode(version_id, info, rungs, with_audio=False)
        singly = [[rung] for rung in rungs] if "ok" not in together and len(rungs) > 1 else []
        tries = [together, *(_encode(version_id, info, rung, with_audio=False) for rung in singly)]
        made = made + [each for answer in tries for each in answer.get("ok", [])]
        _publish(version_id, made)
    _complete(version_id, [rung.name for rung in rungs], [each["name"] for each in made])


def _making(version_id: str) -> Making:
    storage = provided(Storage)  # type: ignore[type-abstract]
    return Making(
        provided(Units), storage, provided(UploadFolder), provided(Scratch), UUID(version_id)
    )


def _admit(version_id: str) -> bool:
    """Count this attempt; False when there were too many.

    No step, on purpose: a remembered step would not count the attempts that follow a crash.
    """
    identifier = UUID(version_id)
    provided(Scratch).forget(identifier)
    with provided(Units).write() as unit:
        version = videos.begin(unit, identifier)
        if version.attempts <= MAX_ATTEMPTS:
            return True
    log.error("version killed its worker too often", version_id=version_id)
    _give_up_at_once(version_id)
    return False


def _give_up_at_once(version_id: str) -> None:
    """Not as a step, so that it works wherever the job stands."""
    code = ErrorCode.ENCODE_FAILED
    with suppress(NotFoundError), provided(Units).write() as unit:
        videos.fail(unit, UUID(version_id), code, FAILED)


@DBOS.step(name="process_video.examine")
def _examine(version_id: str) -> Answer:
    making = _making(version_id)
    try:
        making.settle()
        return {"ok": making.examine().model_dump(mode="json")}
    except RefusedMediaError as refusal:
        return {"code": refusal.code.value, "message": refusal.message, "refused": True}
    except (NoSpaceError, EncodeError) as error:
        return _failure(version_id, error)


@DBOS.step(name="process_video.plan")
def _record_plan(version_id: str, source: Answer) -> list[Answer]:
    info = MediaInfo.model_validate(source)
    rungs = plan(info)
    _making(version_id).plan(info, rungs)
    return [rung.to_json() for rung in rungs]


def _plan(version_id: str, source: Answer) -> list[Rung]:
    # What was planned is remembered, so that a newer ladder does not change a job under way.
    return [Rung.from_json(each) for each in _record_plan(version_id, source)]


@DBOS.step(name="process_video.encode")
def _encode_step(
    version_id: str,
    source: Answer,
    rungs: list[Answer],
    with_audio: bool,  # noqa: FBT001
) -> Answer:
    info = MediaInfo.model_validate(source)
    try:
        planned = [Rung.from_json(each) for each in rungs]
        made = _making(version_id).encode(info, planned, with_audio=with_audio)
    except (NoSpaceError, EncodeError) as error:
        return _failure(version_id, error)
    return {"ok": [asdict(each) for each in made]}


def _failure(version_id: str, error: NoSpaceError | EncodeError) -> Answer:
    detail = error.detail if isinstance(error, EncodeError) else error.message
    log.error("version failed", version_id=version_id, detail=detail)
    message = error.message if isinstance(error, EncodeError) else FULL
    return {"code": error.code.value, "message": message, "refused": False}


def _encode(version_id: str, info: MediaInfo, rungs: list[Rung], *, with_audio: bool) -> Answer:
    source = info.model_dump(mode="json")
    planned = [rung.to_json() for rung in rungs]
    answer: Answer = _encode_step(version_id, source, planned, with_audio)
    return answer


@DBOS.step(name="process_video.publish")
def _publish(version_id: str, made: list[Answer]) -> None:
    _making(version_id).publish([Rendition(**each) for each in made])


@DBOS.step(name="process_video.poster")
def _poster(version_id: str, source: Answer) -> None:
    info = MediaInfo.model_validate(source)
    try:
        _making(version_id).poster(info, plan(info))
    except (EncodeError, NoSpaceError) as error:
        # A video without a poster can be watched all the same.
        log.warning("no poster", version_id=version_id, error=str(error))


@DBOS.step(name="process_video.complete")
def _complete(version_id: str, planned: list[str], made: list[str]) -> None:
    with provided(Units).write() as unit:
        for name in planned:
            if name not in made:
                videos.rendition_failed(unit, UUID(version_id), Resolution(name))
        videos.complete(unit, UUID(version_id))


@DBOS.step(name="process_video.give_up")
def _give_up(version_id: str, answer: Answer) -> None:
    code, refused = ErrorCode(answer["code"]), bool(answer["refused"])
    with provided(Units).write() as unit:
        videos.fail(unit, UUID(version_id), code, answer["message"], refused=refused)


@DBOS.step(name="sweep_scratch.sweep")
def _sweep() -> int:
    return provided(Scratch).sweep()


@DBOS.workflow(name="sweep_scratch")
def sweep_scratch(_planned: datetime, _context: Any) -> None:
    """Free the disk of attempts that were killed here and taken up elsewhere."""
    _sweep()


SCHEDULES = (Schedule("sweep-scratch", sweep_scratch, "29 4 * * *"),)
