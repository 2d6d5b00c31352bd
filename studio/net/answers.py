"""Turning what came over the wire, or did not, into the studio's own exceptions."""

import ssl
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
import requests
from pydantic import ValidationError

from server.contract.errors import ErrorBody, ErrorCode
from studio.kit.errors import (
    CertificateProblem,
    NotOurServer,
    Offline,
    ServerRefusal,
    StudioError,
    refusal,
)

_GATEWAY_STATUSES = frozenset({502, 503, 504})
_INSUFFICIENT_STORAGE = 507
_SERVER_ERRORS = range(500, 600)

_CODE_OF_TUS_STATUS: Mapping[int, ErrorCode] = {
    401: ErrorCode.TOKEN_EXPIRED,
    404: ErrorCode.UPLOAD_GONE,
    409: ErrorCode.OFFSET_MISMATCH,
    410: ErrorCode.UPLOAD_GONE,
    413: ErrorCode.QUOTA_FILE_SIZE,
    423: ErrorCode.UPLOAD_BUSY,
    429: ErrorCode.TOO_MANY_REQUESTS,
}
"""What the statuses of tus mean (protocol 1.0.0; 423 is tusd's custom)."""


def error_of_answer(status: int, headers: Mapping[str, str], body: bytes) -> StudioError:
    """Make the exception for an answer that is not the hoped-for one.

    Args:
        status: HTTP status, of any class.
        headers: With case-insensitive keys.
        body: As received.
    """
    wait = retry_after(headers.get("retry-after"))
    try:
        told = ErrorBody.model_validate_json(body)
    except ValidationError:
        return _error_of_foreign_answer(status, wait)
    return refusal(
        told.code,
        told.message,
        fields=told.fields,
        retry_after=wait,
        request_id=told.request_id,
    )


def error_of_tus_answer(status: int, headers: Mapping[str, str], body: bytes) -> StudioError:
    """Make the exception for the refusal of a request to a tus resource.

    There the status alone says enough (the answer to a HEAD has no body), and a server may
    call a forgotten upload simply not found.
    """
    code = _CODE_OF_TUS_STATUS.get(status)
    error = error_of_answer(status, headers, body)
    if code == ErrorCode.UPLOAD_GONE or (code is not None and isinstance(error, NotOurServer)):
        wait = retry_after(headers.get("retry-after"))
        return refusal(code, f"The server answered the upload with {status}.", retry_after=wait)
    return error


def _error_of_foreign_answer(status: int, wait: float | None) -> StudioError:
    if status == _INSUFFICIENT_STORAGE:
        return refusal(
            ErrorCode.DISK_FULL,
            "There is no room left on the server. Ask whoever runs it to make some.",
            retry_after=wait,
        )
    if status in _GATEWAY_STATUSES:
        return ServerRefusal(
            "The server is not available at the moment. Try again in a little while.",
            code=ErrorCode.UNAVAILABLE,
            retry_after=wait,
        )
    if status in _SERVER_ERRORS:
        return ServerRefusal(
            "The server failed to answer. Try again; if it keeps failing, tell whoever runs it.",
            code=ErrorCode.INTERNAL,
            retry_after=wait,
        )
    return not_our_server()


def not_our_server() -> NotOurServer:
    """Something answers at the address, but it does not speak our contract."""
    return NotOurServer(
        "Something answers at this address, but it is not a Chitra server. Check the address; "
        "on a public network, open a web page first to sign in to the network itself."
    )


def error_of_transport(
    error: httpx.HTTPError | httpx.InvalidURL | requests.RequestException | OSError,
) -> StudioError:
    """Make the exception for a connection that failed before a whole answer came.

    Args:
        error: Whatever the HTTP library raised.
    """
    if any(isinstance(cause, ssl.SSLError) for cause in _causes(error)):
        return CertificateProblem(
            "The server at this address cannot prove who it is, so nothing was sent. Its "
            "certificate may have expired or belong to another name. Tell whoever runs it."
        )
    if isinstance(error, (httpx.TimeoutException, requests.Timeout, TimeoutError)):
        return Offline("The server did not answer in time. Check that it runs and is reachable.")
    if isinstance(error, (httpx.UnsupportedProtocol, httpx.InvalidURL)):
        return not_our_server()
    return Offline("The server cannot be reached. Check the connection, and that it runs.")


def retry_after(value: str | None) -> float | None:
    """Read a ``Retry-After`` header (RFC 9110 section 10.2.3).

    Args:
        value: Seconds, or an HTTP date.

    Returns:
        Seconds from now, never below 0; null when absent or senseless.
    """
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, what it wraps, and what caused it, each once."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        item = waiting.pop()
        if not isinstance(item, BaseException) or id(item) in seen:
            continue
        seen.add(id(item))
        yield item
        waiting += [item.__cause__, item.__context__, getattr(item, "reason", None), *item.args]
