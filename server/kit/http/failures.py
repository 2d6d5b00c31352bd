"""Every failure leaves as the contract's one error body."""

import errno
import re
from collections.abc import Mapping, Sequence

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.contract.errors import ErrorBody, ErrorCode
from server.kit.db.violations import explained
from server.kit.errors import AppError, NoSpaceError
from server.kit.http.requests import request_id
from server.kit.http.sentences import told

log = structlog.get_logger(__name__)
PLAIN: Mapping[int, tuple[ErrorCode, str]] = {
    400: (ErrorCode.INVALID, "The request cannot be read."),
    404: (ErrorCode.NOT_FOUND, "There is nothing at this address."),
    405: (ErrorCode.INVALID, "This address does not take requests of this kind."),
}
SERVER_FAULT = 500
NOT_JSON = {"json_invalid", "model_attributes_type"}
FULL = re.compile(r"disk is full|No space left on device")


class FailureMiddleware:
    """Answers what nothing else has answered, within the request's own log lines and id.

    Starlette's own last resort stands outside all middleware and breaks the connection off.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI asks."""
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            if scope["type"] != "http" or started:
                raise
            response = await _unexpected(Request(scope), error)
            await response(scope, receive, send)


def install(app: FastAPI) -> None:
    """Map every kind of failure of ``app``. Add :class:`FailureMiddleware` around it too."""
    app.add_exception_handler(AppError, _app_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(IntegrityError, _clash)
    app.add_exception_handler(DataError, _unstorable)
    app.add_exception_handler(OperationalError, _database)
    app.add_exception_handler(OSError, _system)


def answer(
    request: Request,
    status: int,
    code: str,
    message: str,
    *,
    fields: dict[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """The error body, with the id of the request."""
    body = ErrorBody(
        code=code, message=message, fields=fields or {}, request_id=request_id(request.scope)
    )
    return JSONResponse(body.model_dump(), status, headers=headers)


async def _app_error(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, AppError):
        raise error
    headers = {} if error.retry_after is None else {"Retry-After": str(error.retry_after)}
    return answer(
        request, error.status, error.code, error.message, fields=error.fields, headers=headers
    )


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, RequestValidationError):
        raise error
    problems = error.errors()
    if any(problem["type"] in NOT_JSON for problem in problems):
        return answer(request, 422, ErrorCode.INVALID, "The body of the request is not JSON.")
    fields = {_field(problem["loc"]): told(problem) for problem in problems}
    message = f"Please correct: {', '.join(fields)}."
    return answer(request, 422, ErrorCode.INVALID, message, fields=fields)


async def _plain(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    code, message = PLAIN.get(error.status_code, (ErrorCode.INVALID, str(error.detail)))
    return answer(request, error.status_code, code, message, headers=error.headers)


async def _clash(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, IntegrityError):
        raise error
    told_apart = explained(error)
    log.warning("constraint violated", code=told_apart.code, fields=sorted(told_apart.fields))
    return await _app_error(request, told_apart)


async def _unstorable(request: Request, error: Exception) -> JSONResponse:
    log.warning("value refused by the database", error=str(getattr(error, "orig", error)))
    return answer(request, 422, ErrorCode.INVALID, "Something in the request cannot be stored.")


def _field(place: Sequence[int | str]) -> str:
    """The input's name: without where it stood (body, query), and without list positions."""
    return ".".join(part for part in place[1:] if isinstance(part, str)) or "body"


async def _database(request: Request, error: Exception) -> JSONResponse:
    if FULL.search(str(getattr(error, "orig", ""))):
        return await _full(request, error)
    log.error("database failed", exc_info=error)
    return answer(
        request,
        503,
        ErrorCode.UNAVAILABLE,
        "The server cannot reach its database right now. Try again in a moment.",
        headers={"Retry-After": "5"},
    )


async def _system(request: Request, error: Exception) -> JSONResponse:
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return await _full(request, error)
    return await _unexpected(request, error)


async def _full(request: Request, error: Exception) -> JSONResponse:
    log.error("the disk is full", exc_info=error)
    return await _app_error(
        request,
        NoSpaceError("The server's disk is full. Free some space on it, then try again."),
    )


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    log.error("unexpected failure", exc_info=error)
    return answer(
        request,
        SERVER_FAULT,
        ErrorCode.INTERNAL,
        "Something went wrong on the server, and it has been written down. Try again; if it "
        "stays, give whoever runs the server the request's id.",
    )
