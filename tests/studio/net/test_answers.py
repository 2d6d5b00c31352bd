import ssl
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
import requests

from server.contract.errors import ErrorBody, ErrorCode
from studio.kit.errors import (
    CertificateProblem,
    NotOurServer,
    Offline,
    QuotaExceeded,
    ServerFull,
    ServerRefusal,
    UploadBusy,
    UploadGone,
)
from studio.net.answers import (
    error_of_answer,
    error_of_transport,
    error_of_tus_answer,
    retry_after,
)
from tests.patience import PATIENCE_SECONDS


def body(code: str, message: str = "No.") -> bytes:
    told = ErrorBody(code=code, message=message, fields={"email": "taken"}, request_id="r1")
    return told.model_dump_json().encode()


def test_an_error_body_becomes_the_exception_of_its_code() -> None:
    answer = body(ErrorCode.QUOTA_DURATION, "Too long.")
    error = error_of_answer(413, {"retry-after": "7"}, answer)
    assert isinstance(error, QuotaExceeded)
    assert (error.code, error.message) == ("uploads.quota_duration", "Too long.")
    assert error.fields == {"email": "taken"}
    assert (error.request_id, error.retry_after) == ("r1", 7)


def test_a_code_of_a_newer_server_is_kept() -> None:
    error = error_of_answer(400, {}, body("future.code"))
    assert type(error) is ServerRefusal
    assert error.code == "future.code"
    assert not error.retryable


@pytest.mark.parametrize("answer", [b"<html>Sign in to the hotel</html>", b"{}", b"[]", b""])
def test_a_foreign_answer_is_not_our_server(answer: bytes) -> None:
    for status in (200, 302, 403, 404):
        assert isinstance(error_of_answer(status, {}, answer), NotOurServer)


def test_a_proxy_without_its_server_is_worth_waiting_for() -> None:
    for status in (500, 502, 503, 504, 520):
        error = error_of_answer(status, {"retry-after": "3"}, b"<html>Bad gateway</html>")
        assert error.retryable
        assert error.retry_after == 3
    assert isinstance(error_of_answer(507, {}, b""), ServerFull)


def test_the_statuses_of_tus_need_no_body() -> None:
    assert isinstance(error_of_tus_answer(404, {}, b""), UploadGone)
    assert isinstance(error_of_tus_answer(404, {}, body(ErrorCode.NOT_FOUND)), UploadGone)
    assert isinstance(error_of_tus_answer(410, {}, b""), UploadGone)
    assert isinstance(error_of_tus_answer(423, {}, b""), UploadBusy)
    assert error_of_tus_answer(409, {}, b"").code == ErrorCode.OFFSET_MISMATCH
    assert error_of_tus_answer(401, {}, b"").code == ErrorCode.TOKEN_EXPIRED
    assert error_of_tus_answer(401, {}, body(ErrorCode.SESSION_ENDED)).code == (
        ErrorCode.SESSION_ENDED
    )
    assert isinstance(error_of_tus_answer(400, {}, b"<html>"), NotOurServer)


def test_a_broken_connection_is_offline_and_a_bad_certificate_is_not() -> None:
    request = httpx.Request("GET", "https://example.org")
    assert isinstance(error_of_transport(httpx.ConnectError("no", request=request)), Offline)
    assert "in time" in error_of_transport(httpx.ReadTimeout("slow")).message
    assert isinstance(error_of_transport(requests.ConnectionError("no")), Offline)
    wrapped = httpx.ConnectError("tls", request=request)
    wrapped.__cause__ = ssl.SSLCertVerificationError("self-signed")
    assert isinstance(error_of_transport(wrapped), CertificateProblem)
    assert isinstance(
        error_of_transport(requests.exceptions.SSLError(ssl.SSLError("bad"))), CertificateProblem
    )
    assert isinstance(error_of_transport(httpx.InvalidURL("what")), NotOurServer)


def test_retry_after_is_seconds_or_a_date() -> None:
    assert retry_after("12") == 12
    soon = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    assert retry_after(soon) == pytest.approx(3600, abs=PATIENCE_SECONDS)
    assert retry_after("Sun, 06 Nov 1994 08:49:37 GMT") == 0
    assert retry_after("Sun, 06 Nov 1994 08:49:37") == 0
    assert retry_after(None) is None
    assert retry_after("soon") is None
