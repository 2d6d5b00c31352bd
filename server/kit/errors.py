"""Errors that features raise and one handler maps to the contract's body."""

from typing import ClassVar

from server.contract.errors import ErrorCode


class AppError(Exception):
    """A refusal that the asker should read: a code, a plain sentence, and a status.

    The tree, by HTTP status::

        AppError
         ├── InvalidError      422  the input is wrong; ``fields`` says where
         ├── NotSignedInError  401
         ├── NotAllowedError   403  the asker may know of the object, but not do this
         ├── NotFoundError     404  no such object, or none the asker may know of
         ├── ConflictError     409  clashes with what is stored
         ├── TooLargeError     413  over a limit in bytes
         ├── QuotaError        403  over a limit of the channel
         ├── BusyError         423  someone else is at it right now
         ├── GoneError         410  it was here, and is no more
         ├── TooManyRequestsError 429  tried too often; ``retry_after`` says when again
         ├── OverloadedError   503  more than can be done right now
         └── NoSpaceError      507  the server's disk is full
    """

    status: ClassVar[int] = 400
    code: ErrorCode = ErrorCode.INVALID
    retry_after: int | None = None
    """Seconds after which asking again makes sense; sent as ``Retry-After``."""

    def __init__(
        self,
        message: str,
        *,
        code: ErrorCode | None = None,
        fields: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.fields = fields or {}
        if code is not None:
            self.code = code


class InvalidError(AppError):
    """The input is wrong."""

    status = 422


class NotSignedInError(AppError):
    """Nobody is signed in, or no longer."""

    status = 401
    code = ErrorCode.NOT_SIGNED_IN


class NotAllowedError(AppError):
    """The asker may know of the object, but not do this with it."""

    status = 403
    code = ErrorCode.NOT_ALLOWED


class NotFoundError(AppError):
    """No such object, or none that the asker may know of."""

    status = 404
    code = ErrorCode.NOT_FOUND


class ConflictError(AppError):
    """The request clashes with what is stored."""

    status = 409
    code = ErrorCode.CONFLICT


class TooLargeError(AppError):
    """Over a limit in bytes."""

    status = 413


class QuotaError(AppError):
    """Over a limit of the channel."""

    status = 403


class BusyError(AppError):
    """Someone else is at it right now."""

    status = 423
    retry_after = 1


class GoneError(AppError):
    """It was here, and is no more."""

    status = 410


class TooManyRequestsError(AppError):
    """Tried too often. Whoever waits is not refused for it again."""

    status = 429
    code = ErrorCode.TOO_MANY_TRIES

    def __init__(self, message: str, *, retry_after: int, code: ErrorCode | None = None) -> None:
        super().__init__(message, code=code)
        self.retry_after = retry_after


class NoSpaceError(AppError):
    """The server's disk is full."""

    status = 507
    retry_after = 60
    code = ErrorCode.DISK_FULL


class OverloadedError(AppError):
    """More is asked than can be done right now; later it can."""

    status = 503
    retry_after = 2
    code = ErrorCode.UNAVAILABLE
