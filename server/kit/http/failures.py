"""Every failure leaves as the contract's one error body."""

import errno
from collections.abc import Mapping

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import IntegrityError, OperationalError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from server.contract.errors import ErrorBody, ErrorCode
from server.kit.errors import AppError, ConflictError, NoSpaceError
from server.kit.http.requests import request_id

log = structlog.get_logger(__name__)
PLAIN: Mapping[int, tuple[ErrorCode, str]] = {
    404: (ErrorCode.NOT_FOUND, "There is nothing at this address."),
    405: (ErrorCode.INVALID, "This address does not take requests of this kind."),
    413: (ErrorCode.INVALID, "The request is too large."),
}
SERVER_FAULT = 500


def install(app: FastAPI) -> None:
    """Map every kind of failure of ``app``."""
    app.add_exception_handler(AppError, _app_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(IntegrityError, _clash)
    app.add_exception_handler(OperationalError, _database)
    app.add_exception_handler(OSError, _system)
    app.add_exception_handler(Exception, _unexpected)


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
    fields = {
        ".".join(str(part) for part in problem["loc"][1:]) or "body": str(problem["msg"])
        for problem in error.errors()
    }
    named = ", ".join(fields)
    message = f"Some of what was sent is not right: {named}. Correct it and send it again."
    return answer(request, 422, ErrorCode.INVALID, message, fields=fields)


async def _plain(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    code, message = PLAIN.get(error.status_code, (ErrorCode.INVALID, str(error.detail)))
    return answer(request, error.status_code, code, message, headers=error.headers)


async def _clash(request: Request, error: Exception) -> JSONResponse:
    # Checks come before writes, so this is two people at once: the second one lost.
    log.warning("constraint violated", error=str(getattr(error, "orig", error)))
    return await _app_error(
        request, ConflictError("Somebody else changed this at the same moment. Try again.")
    )


async def _database(request: Request, error: Exception) -> JSONResponse:
    if "full" in str(getattr(error, "orig", "")):
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
