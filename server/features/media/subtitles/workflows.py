"""The durable jobs of subtitles."""

from typing import Any
from uuid import UUID

import structlog
from dbos import DBOS
from dbos._error import DBOSWorkflowCancelledError

from server.contract.errors import ErrorCode
from server.features.media.errors import EncodeError, RefusedMediaError
from server.features.media.scratch import Scratch
from server.features.media.subtitles import files
from server.features.media.subtitles.captions import CAPTION
from server.features.media.subtitles.carry import Carrying
from server.features.media.subtitles.embedded import IMPORT, Importing
from server.features.media.subtitles.files import COLLECT
from server.features.media.subtitles.hearing import CalledOffError, Hearing, NothingSaidError
from server.integrations.speech.port import Recogniser, SpeechError, SpeechRefusedError
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.errors import NoSpaceError, NotFoundError
from server.kit.jobs.steady import patiently, steady_step
from server.kit.jobs.worker import Schedule, provided

log = structlog.get_logger(__name__)

MAX_ATTEMPTS = 3
"""What kills the worker this often is given up, so that others get their turn."""
FAILED = "The captions could not be made. Try again; the server's log says what went wrong."
SILENT = "Nothing was said in this video that could be written down."

Answer = dict[str, Any]
"""``{"ok": …}``, or ``{"code": …, "message": …}``."""


@steady_step("subtitle.collect")
def _collect(key: str) -> None:
    files.collect(provided(Units), provided(Storage), key)  # type: ignore[type-abstract]


@DBOS.workflow(name=COLLECT)
def collect_subtitle(key: str) -> None:
    """Remove a text that no track has."""
    _collect(key)


@steady_step("subtitles.import")
def _import(version_id: str, before_id: str | None) -> list[str]:
    # What a person made for the version before is better than what the file happens to carry. One
    # step does both, under its old name: jobs under way at an upgrade know of no other.
    if before_id is not None:
        _carry(UUID(before_id), UUID(version_id))
    storage = provided(Storage)  # type: ignore[type-abstract]
    importing = Importing(provided(Units), storage, provided(Scratch), UUID(version_id))
    try:
        return importing.run()
    except (EncodeError, NoSpaceError, NotFoundError) as error:
        # A video without them can be watched all the same.
        detail = error.detail if isinstance(error, EncodeError) else error.message
        log.warning("no subtitles imported", version_id=version_id, detail=detail)
        return []


def _carry(before_id: UUID, version_id: UUID) -> None:
    storage = provided(Storage)  # type: ignore[type-abstract]
    recogniser = provided(Recogniser)  # type: ignore[type-abstract]
    try:
        Carrying(provided(Units), storage, recogniser, before_id, version_id).run()
    except NoSpaceError as error:
        log.warning("subtitles not carried over", version_id=version_id, detail=error.message)


@DBOS.workflow(name=IMPORT)
def import_subtitles(version_id: str, before_id: str | None = None) -> None:
    """Keep what the version before has, and what the source carries as drafts."""
    _import(version_id, before_id)


@steady_step("captions.listen")
def _listen(run_id: str, run: int) -> Answer:
    try:
        language, text = _hearing(run_id, run).listen()
    except CalledOffError:
        return {"called_off": True}
    except NothingSaidError:
        return {"code": ErrorCode.NO_SPEECH.value, "message": SILENT}
    except SpeechRefusedError as refusal:
        return {"code": ErrorCode.CAPTIONS_FAILED.value, "message": str(refusal)}
    except NoSpaceError as full:
        return {"code": full.code.value, "message": full.message}
    except (SpeechError, EncodeError, RefusedMediaError, NotFoundError) as error:
        detail = error.detail if isinstance(error, EncodeError) else str(error)
        log.exception("captions failed", run_id=run_id, detail=detail)
        return {"code": ErrorCode.CAPTIONS_FAILED.value, "message": FAILED}
    return {"ok": {"language": language, "text": text}}


@steady_step("captions.keep")
def _keep(run_id: str, run: int, language: str, text: str | None) -> Answer | None:
    if text is None:
        # An older server heard it and put it into the store, where it may be gone by now.
        return {"code": ErrorCode.CAPTIONS_FAILED.value, "message": FAILED}
    try:
        _hearing(run_id, run).keep(language, text)
    except NoSpaceError as full:
        return {"code": full.code.value, "message": full.message}
    return None


@steady_step("captions.give_up")
def _give_up(run_id: str, run: int, code: str, message: str) -> None:
    _hearing(run_id, run).fail(ErrorCode(code), message)


@DBOS.workflow(name=CAPTION)
def make_captions(run_id: str, run: int) -> None:
    """Listen, and keep what was said as a draft."""
    try:
        _make(run_id, run)
    except (CalledOffError, DBOSWorkflowCancelledError):
        log.info("captions were called off", run_id=run_id)
    except Exception:
        # Nobody waits for this job's answer: a run must not be under way for ever.
        patiently(lambda: _fail_at_once(run_id, run))
        raise


def _make(run_id: str, run: int) -> None:
    provided(Scratch).forget(UUID(run_id))
    # No step, on purpose: a remembered one would not count the attempts that follow a crash.
    if patiently(_hearing(run_id, run).begin) > MAX_ATTEMPTS:
        log.error("captions killed their worker too often", run_id=run_id)
        _fail_at_once(run_id, run)
        return
    heard = _listen(run_id, run)
    if "ok" in heard:
        heard = _keep(run_id, run, heard["ok"]["language"], heard["ok"].get("text")) or {}
    if "code" in heard:
        _give_up(run_id, run, heard["code"], heard["message"])


def _fail_at_once(run_id: str, run: int) -> None:
    try:
        _hearing(run_id, run).fail(ErrorCode.CAPTIONS_FAILED, FAILED)
    except CalledOffError:
        log.info("captions were called off", run_id=run_id)


def _hearing(run_id: str, run: int) -> Hearing:
    return Hearing(
        provided(Units),
        provided(Storage),  # type: ignore[type-abstract]
        provided(Scratch),
        provided(Recogniser),  # type: ignore[type-abstract]
        UUID(run_id),
        run,
    )


SCHEDULES: tuple[Schedule, ...] = ()
