import inspect

import pytest

from server.contract.errors import ErrorCode
from studio.kit import errors
from studio.kit.errors import (
    ClientCode,
    Offline,
    ServerRefusal,
    SessionEnded,
    StudioError,
    UploadGone,
    VideoRefused,
    refusal,
)


def test_every_branch_of_the_drawn_tree_is_there_and_no_other() -> None:
    drawn = errors.__doc__ or ""
    for name, kind in inspect.getmembers(errors, inspect.isclass):
        if issubclass(kind, StudioError):
            assert name in drawn, name


def test_codes_of_this_computer_never_look_like_the_servers() -> None:
    assert all(code.startswith("client.") for code in ClientCode)
    assert not any(code.startswith("client.") for code in ErrorCode)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (ErrorCode.SESSION_ENDED, SessionEnded),
        (ErrorCode.UPLOAD_GONE, UploadGone),
        (ErrorCode.NO_PICTURE, VideoRefused),
        ("of.tomorrow", ServerRefusal),
    ],
)
def test_a_code_gives_its_kind(code: str, kind: type[ServerRefusal]) -> None:
    error = refusal(code, "A sentence.", fields={"a": "b"}, retry_after=2, request_id="r")
    assert type(error) is kind
    assert str(error) == error.message == "A sentence."
    assert (error.code, error.fields) == (code, {"a": "b"})
    assert (error.retry_after, error.request_id) == (2, "r")


def test_only_what_may_pass_by_itself_is_retryable() -> None:
    assert Offline("x").retryable
    assert refusal(ErrorCode.DISK_FULL, "x").retryable
    assert refusal(ErrorCode.INTERNAL, "x").retryable
    assert not refusal(ErrorCode.QUOTA_DURATION, "x").retryable
    assert not SessionEnded("x").retryable
    assert not StudioError("x").retryable
