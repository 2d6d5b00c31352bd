"""That they make a video playable is shown by test_workflows.py, on a real worker."""

from server.contract.errors import ErrorCode
from server.features.media.errors import FAILED, EncodeError
from server.features.media.steps import FULL, failure, is_full
from server.kit.errors import NoSpaceError


def test_a_full_disk_is_told_from_a_failed_encode() -> None:
    full = failure("a version", NoSpaceError("the disk of the store"))
    assert full == {"code": ErrorCode.DISK_FULL, "message": FULL, "refused": False}
    failed = failure("a version", EncodeError("ffmpeg ended with 1: /a/path"))
    assert failed == {"code": ErrorCode.ENCODE_FAILED, "message": FAILED, "refused": False}
    assert [is_full(full), is_full(failed), is_full({"ok": []})] == [True, False, False]
