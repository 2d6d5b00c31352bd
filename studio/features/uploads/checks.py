"""What was checked of a file on this computer, and how it turned out."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from server.contract.channels import QuotaOut
from server.contract.errors import ErrorCode
from studio.features.uploads.reasons import reason
from studio.features.uploads.state import ItemState, UploadItem
from studio.ui import formatting
from studio.ui.problems import sentence

translate = QCoreApplication.translate


class Outcome(Enum):
    """How a check turned out."""

    PASSED = "passed"
    FAILED = "failed"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the inspector."""

    outcome: Outcome
    name: str
    finding: str


_BLAMED: dict[str, str] = {
    ErrorCode.QUOTA_DURATION: "duration",
    ErrorCode.QUOTA_FILE_SIZE: "size",
}
_MEDIA_CODES = {code for code in ErrorCode if code.value.startswith("media.")}


def checks_for(item: UploadItem, quota: QuotaOut | None) -> list[Check]:
    """The checks of a file, in the order they are made."""
    found = [_readable(item, quota), _length(item, quota), _size(item, quota)]
    if item.state is ItemState.REFUSED and _blamed(item) is None and item.error is not None:
        why = reason(item, quota)
        found.append(Check(Outcome.FAILED, translate("Uploads", "Allowed now"), why))
    return [*found, *(each for each in (_encoded(item), _copy(item)) if each is not None)]


def _encoded(item: UploadItem) -> Check | None:
    name = translate("Uploads", "Encoding")
    if item.ladder_problem is not None:
        problem = item.ladder_problem
        return Check(Outcome.FAILED, name, sentence(problem.code, problem.message))
    if not item.encodes_here:
        return None
    if item.encoded < 1.0:
        return Check(Outcome.PENDING, name, translate("Uploads", "on this computer"))
    return Check(Outcome.PASSED, name, translate("Uploads", "done on this computer"))


def _readable(item: UploadItem, quota: QuotaOut | None) -> Check:
    name = translate("Uploads", "Video")
    if _blamed(item) == "media" and item.error is not None:
        return Check(Outcome.FAILED, name, reason(item, quota))
    if item.state is ItemState.CHECKING:
        return Check(Outcome.PENDING, name, translate("Uploads", "being read"))
    if item.duration_seconds is None:
        return Check(Outcome.PENDING, name, translate("Uploads", "not read"))
    return Check(Outcome.PASSED, name, translate("Uploads", "readable to the end"))


def _length(item: UploadItem, quota: QuotaOut | None) -> Check:
    name = translate("Uploads", "Length")
    if _blamed(item) == "duration" and item.error is not None:
        return Check(Outcome.FAILED, name, reason(item, quota))
    if item.duration_seconds is None:
        return Check(Outcome.PENDING, name, "–")
    shown = formatting.duration(item.duration_seconds)
    if quota is None:
        return Check(Outcome.PASSED, name, shown)
    most = formatting.length_limit(quota.max_duration_seconds)
    return Check(Outcome.PASSED, name, _under(shown, most))


def _size(item: UploadItem, quota: QuotaOut | None) -> Check:
    name = translate("Uploads", "Size")
    if _blamed(item) == "size" and item.error is not None:
        return Check(Outcome.FAILED, name, reason(item, quota))
    shown = formatting.size(item.size)
    if quota is None or item.size > quota.max_file_bytes:
        return Check(Outcome.PENDING if quota else Outcome.PASSED, name, shown)
    return Check(Outcome.PASSED, name, _under(shown, formatting.size(quota.max_file_bytes)))


def _copy(item: UploadItem) -> Check | None:
    if item.content_verified is None:
        return None
    name = translate("Uploads", "Copy")
    if item.content_verified:
        text = translate("Uploads", "the server's copy equals your file")
        return Check(Outcome.PASSED, name, text)
    text = translate("Uploads", "the server's copy differs from your file")
    return Check(Outcome.FAILED, name, text)


def _under(value: str, most: str) -> str:
    text = translate("Uploads", "%1, limit %2")
    return text.replace("%1", value).replace("%2", most)


def _blamed(item: UploadItem) -> str | None:
    code = item.error.code if item.error is not None else ""
    if code in _MEDIA_CODES:
        return "media"
    return _BLAMED.get(code)
