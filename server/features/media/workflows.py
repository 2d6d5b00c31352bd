"""The durable job that makes a version playable, and the one that ends it.

A killed server resumes it where it stood: finished steps are remembered and not run again.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from dbos import DBOS
from dbos._error import DBOSWorkflowCancelledError

from server.contract.errors import ErrorCode
from server.features.media import steps
from server.features.media.chunks import steps as chunk_steps
from server.features.media.chunks.progress import Work
from server.features.media.errors import FAILED, INTERRUPTED
from server.features.media.ladder import Rung
from server.features.media.scratch import Scratch
from server.features.media.start import CANCEL, PROCESS
from server.features.media.steps import Answer, is_full
from server.features.media.underway import Underway
from server.features.videos import progress as videos
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from server.kit.jobs.steady import patiently
from server.kit.jobs.worker import Schedule, provided

log = structlog.get_logger(__name__)

MAX_ATTEMPTS = 3
"""A file that kills the worker this often is given up, so that others get their turn."""


@DBOS.workflow(name=PROCESS)
def process_video(version_id: str) -> None:
    """Probe, make what can be there first, publish it, then the others."""
    # The last part of the job's name: see VideoVersion.job_id.
    run = int(str(DBOS.workflow_id).rpartition("-")[2])
    with guarded(version_id, run), provided(Underway).work_on(UUID(version_id)):
        _process(version_id, run)


@contextmanager
def guarded(version_id: str, run: int) -> Iterator[None]:
    """The block is a job of that run of the version, which it never leaves half made."""
    try:
        yield
    except NotFoundError:
        log.info("video was deleted while it was processed", version_id=version_id)
        _stop(version_id, run)
    except DBOSWorkflowCancelledError:
        patiently(lambda: steps.let_go_at_once(version_id))
        raise
    except Exception:
        # Nobody waits for this job's answer: a version must not stay PROCESSING for ever.
        _stop(version_id, run)
        raise


@DBOS.workflow(name=CANCEL)
def cancel_processing(version_id: str, job_id: str) -> None:
    """The video was deleted: its job ends, and what nobody can ask for any more goes."""
    steps.cancel(job_id)
    steps.let_go(version_id)
    chunk_steps.cancel(version_id)


def _process(version_id: str, run: int) -> None:
    if not admit(version_id, run):
        return
    found = steps.examine(version_id)
    if "ok" not in found:
        steps.give_up(version_id, found, run)
        return
    planned = steps.record_plan(version_id, found["ok"])
    rungs, made = planned["rungs"], planned["made"]
    first = {"ok": made} if made else _encode_first(version_id, found["ok"], rungs)
    published = steps.publish(version_id, first["ok"]) if "ok" in first else first
    if "ok" not in published:
        if planned.get("cut"):
            chunk_steps.tidy(version_id, run)
        steps.give_up(version_id, published, run)
        return
    made = first["ok"]
    lowest = not _without(rungs[:1], made)
    if lowest:
        steps.pictures(version_id, found["ok"])
    work: Work = {
        "run": run,
        "source": found["ok"],
        "made": made,
        "missing": _without(rungs, made),
        "pictures": not lowest,
    }
    # A job that was under way when the server was upgraded knows nothing of chunks.
    if planned.get("cut"):
        _finish_in_chunks(version_id, work)
    else:
        _finish(version_id, work)


def _finish_in_chunks(version_id: str, work: Work) -> None:
    """Leave what is missing to the jobs of chunks; where there is nothing to cut, make it here."""
    cut = chunk_steps.cut(version_id, work) if work["missing"] else {}
    if cut.get("ok"):
        return
    if is_full(cut):
        made: tuple[list[Answer], Answer | None] = [], cut
    else:
        made = encode_missing(version_id, work["source"], work["missing"])
    # First: a job that is begun again once the version has ended does nothing more.
    chunk_steps.tidy(version_id, work["run"])
    conclude(version_id, work, *made)


def _finish(version_id: str, work: Work) -> None:
    more, full = encode_missing(version_id, work["source"], work["missing"])
    conclude(version_id, work, more, full)


def _encode_first(version_id: str, source: Answer, rungs: list[Answer]) -> Answer:
    """What viewers get first, with the sound: the top rung where it is copied, or the lowest.

    A copy that fails is no loss: what cannot be copied may still be encoded.
    """
    top = rungs[-1]
    if top.get("copied"):
        first = steps.encode(version_id, source, [top], True)  # noqa: FBT003
        if "ok" in first or is_full(first):
            return first
        top["copied"] = False
    return steps.encode(version_id, source, rungs[:1], True)  # noqa: FBT003


def conclude(version_id: str, work: Work, more: list[Answer], full: Answer | None) -> None:
    """Let viewers have what was made ``more``, and say how it ended."""
    if more:
        published = steps.publish(version_id, work["made"] + more)
        full = full or (None if "ok" in published else published)
    if work["pictures"]:
        steps.pictures(version_id, work["source"])
    if full is not None:
        # Trying again once there is room makes the rest; what is on air stays.
        steps.give_up(version_id, full, work["run"])
        return
    steps.complete(version_id, [rung["resolution"] for rung in _without(work["missing"], more)])


def _without(rungs: list[Answer], made: list[Answer]) -> list[Answer]:
    names = {each["name"] for each in made}
    return [rung for rung in rungs if Rung.from_json(rung).name not in names]


def encode_missing(
    version_id: str, source: Answer, missing: list[Answer]
) -> tuple[list[Answer], Answer | None]:
    """All from one decode or, where that fails, one by one.

    Returns:
        What was made, and the answer that the disk is full, which ends it at once.
    """
    if not missing:
        return [], None
    together = steps.encode(version_id, source, missing, False)  # noqa: FBT003
    if "ok" in together:
        return together["ok"], None
    if is_full(together):
        return [], together
    made: list[Answer] = []
    for rung in missing if len(missing) > 1 else []:
        alone = steps.encode(version_id, source, [rung], False)  # noqa: FBT003
        if is_full(alone):
            return made, alone
        made += alone.get("ok", [])
    return made, None


def admit(version_id: str, run: int) -> bool:
    """Count this attempt; False when there were too many, or that run of the version is over.

    No step, on purpose: a remembered step would not count the attempts that follow a crash.
    """
    attempts = patiently(lambda: _begin(version_id, run))
    if attempts is None:
        return False
    provided(Scratch).forget(UUID(version_id))
    if attempts <= MAX_ATTEMPTS:
        return True
    log.error("version killed its worker too often", version_id=version_id)
    _fail(version_id, run, FAILED)
    return False


def _begin(version_id: str, run: int) -> int | None:
    with provided(Units).write() as unit:
        version = videos.begin(unit, UUID(version_id), run)
        under_way = version.run == run and version.status not in videos.ENDED
        return version.attempts if under_way else None


def _stop(version_id: str, run: int) -> None:
    """End a version whose job cannot go on; no step, so that it works wherever the job stands."""
    patiently(lambda: steps.let_go_at_once(version_id))
    _fail(version_id, run, INTERRUPTED)


def _fail(version_id: str, run: int, message: str) -> None:
    def fail() -> None:
        with suppress(NotFoundError), provided(Units).write() as unit:
            videos.fail(unit, UUID(version_id), ErrorCode.ENCODE_FAILED, message, run=run)

    patiently(lambda: chunk_steps.tidy_at_once(version_id, run))
    patiently(fail)


@DBOS.workflow(name="sweep_scratch")
def sweep_scratch(_planned: datetime, _context: Any) -> None:
    """Free the disk of attempts that were killed here and taken up elsewhere."""
    steps.sweep()


SCHEDULES = (Schedule("sweep-scratch", sweep_scratch, "29 4 * * *"),)
