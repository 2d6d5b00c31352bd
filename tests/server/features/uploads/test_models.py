import pytest

from server.contract.uploads import UploadState
from server.features.uploads.models import Upload


@pytest.mark.parametrize(
    ("offset", "follows", "digest", "whole"),
    [
        (4, False, None, False),
        (5, False, None, True),
        (5, True, None, False),
        (5, True, "0" * 64, True),
        (4, True, "0" * 64, False),
    ],
)
def test_whole_is_what_has_all_its_bytes_and_its_sum_where_one_was_promised(
    offset: int, follows: bool, digest: str | None, whole: bool
) -> None:
    upload = Upload(length=5, offset=offset, digest_follows=follows, sent_sha256=digest)
    assert upload.is_whole is whole


@pytest.mark.parametrize(
    ("state", "concat", "expires"),
    [
        (UploadState.RECEIVING, "", True),
        (UploadState.COMPLETED, "", False),
        (UploadState.RECEIVING, "partial", True),
        (UploadState.COMPLETED, "partial", True),
        (UploadState.JOINED, "partial", False),
        (UploadState.COMPLETED, "final;/a", False),
    ],
)
def test_what_waits_for_its_client_expires(state: UploadState, concat: str, expires: bool) -> None:
    assert Upload(state=state, concat=concat).will_expire is expires
