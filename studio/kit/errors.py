"""Everything that can go wrong in the studio, as one tree.

::

    StudioError                     code, message, fields, retryable, retry_after
    ├── NetworkError                nothing reached the server, or not a whole answer came back
    │   ├── Offline                 no route, refused, reset, timed out: worth trying again
    │   ├── CertificateProblem      the address cannot prove who it is
    │   ├── InsecureAddress         a password or token would travel unencrypted
    │   └── NotOurServer            something answered, but not Chitra
    │       └── OtherVersion        it is Chitra, and of another version: update the older one
    ├── SignInElsewhereFailed       the browser did not come back with what was hoped for
    ├── ServerRefusal               the server said no, with a code of the contract
    │   ├── SessionEnded            sign in again; nothing is lost
    │   ├── SignInFailed            wrong e-mail address or password
    │   ├── QuotaExceeded           the channel may not upload this, or not now
    │   ├── ServerFull              no room on the server: keep the file and try later
    │   ├── UploadGone              the server has forgotten this upload: start it anew
    │   ├── UploadBusy              another connection still holds the upload
    │   ├── OffsetMismatch          the server stands elsewhere in the file: ask and go on
    │   ├── ChunkTooLarge           too much in one request: ask, and go on with less
    │   └── VideoRefused            the file is no video that can be taken (``media.*``)
    └── LocalProblem                this computer
        ├── LocalFileMissing        the file has gone
        ├── LocalFileChanged        the file is not the one that was added
        ├── LocalFileUnreadable     no permission, or the disk fails
        ├── ContentDiffers          the server's copy is not the file
        ├── LocalFileNotWritten     no permission, no room, or the disk fails
        ├── EncodingFailed          the sizes of a video cannot be made here
        ├── LocalServerFailed       the bundled server will not run
        └── StorageFailed           the studio's own files cannot be written

``message`` is a plain English sentence for a person; ``code`` is for programs and translation.
Codes with the prefix ``client.`` never travel.
"""

# ruff: noqa: N818 - a name says what happened: Offline, LocalFileMissing

from collections.abc import Mapping
from enum import StrEnum

from server.contract.errors import ErrorCode


class ClientCode(StrEnum):
    """What can go wrong without any server having said so."""

    UNEXPECTED = "client.unexpected"
    OFFLINE = "client.offline"
    CERTIFICATE = "client.certificate"
    INSECURE_ADDRESS = "client.insecure_address"
    BAD_ADDRESS = "client.bad_address"
    NOT_OUR_SERVER = "client.not_our_server"
    OTHER_VERSION = "client.other_version"
    FILE_MISSING = "client.file_missing"
    FILE_CHANGED = "client.file_changed"
    FILE_UNREADABLE = "client.file_unreadable"
    CONTENT_DIFFERS = "client.content_differs"
    ENCODING_FAILED = "client.encoding_failed"
    LOCAL_SERVER = "client.local_server"
    STORAGE = "client.storage"
    FILE_NOT_WRITTEN = "client.file_not_written"
    BROWSER_DENIED = "client.browser_denied"
    BROWSER_TIMED_OUT = "client.browser_timed_out"
    BROWSER_UNREACHABLE = "client.browser_unreachable"


class StudioError(Exception):
    """A failure with a sentence for the person and a code for the program.

    Args:
        message: What is wrong and what to do, in plain English.
        code: An :class:`ErrorCode`, a :class:`ClientCode`, or a newer server's code.
        fields: Per input field, what is wrong with it.
        retry_after: Seconds the server asked to wait, if it did.
        request_id: The server's id of the refused request, for support.
    """

    default_code: str = ClientCode.UNEXPECTED
    retryable: bool = False
    """Whether the same thing may succeed later without anyone doing anything."""

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        fields: Mapping[str, str] | None = None,
        retry_after: float | None = None,
        request_id: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = str(code or self.default_code)
        self.fields = dict(fields or {})
        self.retry_after = retry_after
        self.request_id = request_id


class NetworkError(StudioError):
    """Nothing reached the server, or not a whole answer came back."""


class Offline(NetworkError):
    """No route, refused, reset or timed out."""

    default_code = ClientCode.OFFLINE
    retryable = True


class CertificateProblem(NetworkError):
    """The address cannot prove who it is; no secret was sent."""

    default_code = ClientCode.CERTIFICATE


class InsecureAddress(NetworkError):
    """A password or token would travel unencrypted; it was not sent."""

    default_code = ClientCode.INSECURE_ADDRESS


class NotOurServer(NetworkError):
    """Something answered at the address, but not Chitra."""

    default_code = ClientCode.NOT_OUR_SERVER


class OtherVersion(NotOurServer):
    """A Chitra server answered what this studio does not understand: one of the two is older."""

    default_code = ClientCode.OTHER_VERSION


class SignInElsewhereFailed(StudioError):
    """The trip through the browser to an account elsewhere ended without one."""

    default_code = ClientCode.BROWSER_TIMED_OUT


class ServerRefusal(StudioError):
    """The server said no. ``retryable`` follows the code."""

    default_code = ErrorCode.INTERNAL

    @property
    def retryable(self) -> bool:  # type: ignore[override]
        """Whether waiting can help: the server was busy, full or broken."""
        return self.code in _WORTH_WAITING


class SessionEnded(ServerRefusal):
    """The session is over: sign in again. Nothing is lost."""

    default_code = ErrorCode.SESSION_ENDED


class SignInFailed(ServerRefusal):
    """Wrong e-mail address or password."""

    default_code = ErrorCode.SIGN_IN_FAILED


class QuotaExceeded(ServerRefusal):
    """The channel may not upload this, or not now."""

    default_code = ErrorCode.QUOTA_FILE_SIZE


class ServerFull(ServerRefusal):
    """No room on the server: the file is kept here and tried again later."""

    default_code = ErrorCode.DISK_FULL


class UploadGone(ServerRefusal):
    """The server has forgotten this upload: it starts anew."""

    default_code = ErrorCode.UPLOAD_GONE


class UploadBusy(ServerRefusal):
    """Another connection still holds the upload."""

    default_code = ErrorCode.UPLOAD_BUSY


class OffsetMismatch(ServerRefusal):
    """The server stands elsewhere in the file."""

    default_code = ErrorCode.OFFSET_MISMATCH


class ChunkTooLarge(ServerRefusal):
    """Something before the server takes only smaller requests."""

    default_code = ErrorCode.UNAVAILABLE


class VideoRefused(ServerRefusal):
    """The file is no video that can be taken. Raised before sending, too."""

    default_code = ErrorCode.NOT_A_VIDEO


class LocalProblem(StudioError):
    """Something on this computer."""


class LocalFileMissing(LocalProblem):
    """The file has gone."""

    default_code = ClientCode.FILE_MISSING


class LocalFileChanged(LocalProblem):
    """The file is not the one that was added."""

    default_code = ClientCode.FILE_CHANGED


class LocalFileUnreadable(LocalProblem):
    """No permission, or the disk fails."""

    default_code = ClientCode.FILE_UNREADABLE


class LocalFileNotWritten(LocalProblem):
    """No permission, no room, or the disk fails."""

    default_code = ClientCode.FILE_NOT_WRITTEN


class ContentDiffers(LocalProblem):
    """The server's copy is not the file on this computer."""

    default_code = ClientCode.CONTENT_DIFFERS


class EncodingFailed(LocalProblem):
    """The sizes of a video cannot be made on this computer."""

    default_code = ClientCode.ENCODING_FAILED


class LocalServerFailed(LocalProblem):
    """The bundled server will not run."""

    default_code = ClientCode.LOCAL_SERVER


class StorageFailed(LocalProblem):
    """The studio's own files cannot be read or written."""

    default_code = ClientCode.STORAGE


_WORTH_WAITING = frozenset(
    {
        ErrorCode.TOO_MANY_REQUESTS,
        ErrorCode.INTERNAL,
        ErrorCode.UNAVAILABLE,
        ErrorCode.DISK_FULL,
        ErrorCode.UPLOAD_BUSY,
        ErrorCode.OFFSET_MISMATCH,
    }
)

_BY_CODE: Mapping[str, type[ServerRefusal]] = {
    ErrorCode.SESSION_ENDED: SessionEnded,
    ErrorCode.NOT_SIGNED_IN: SessionEnded,
    ErrorCode.SIGN_IN_FAILED: SignInFailed,
    ErrorCode.QUOTA_VIDEOS_PER_WEEK: QuotaExceeded,
    ErrorCode.QUOTA_FILE_SIZE: QuotaExceeded,
    ErrorCode.QUOTA_DURATION: QuotaExceeded,
    ErrorCode.TOO_MANY_UNFINISHED: QuotaExceeded,
    ErrorCode.DISK_FULL: ServerFull,
    ErrorCode.UPLOAD_GONE: UploadGone,
    ErrorCode.UPLOAD_BUSY: UploadBusy,
    ErrorCode.OFFSET_MISMATCH: OffsetMismatch,
    ErrorCode.EMPTY_FILE: VideoRefused,
    ErrorCode.NOT_A_VIDEO: VideoRefused,
    ErrorCode.NO_PICTURE: VideoRefused,
    ErrorCode.UNSUPPORTED_FORMAT: VideoRefused,
    ErrorCode.UNSUPPORTED_CODEC: VideoRefused,
    ErrorCode.TRUNCATED: VideoRefused,
}


def refusal(
    code: str,
    message: str,
    *,
    fields: Mapping[str, str] | None = None,
    retry_after: float | None = None,
    request_id: str | None = None,
) -> ServerRefusal:
    """Make the exception that a server's code stands for.

    Args:
        code: From the error body; an unknown one gives a plain :class:`ServerRefusal`.
        message: The server's sentence.
        fields: Per input field, what is wrong with it.
        retry_after: Seconds the server asked to wait.
        request_id: The server's id of the request.
    """
    kind = _BY_CODE.get(code, ServerRefusal)
    return kind(message, code=code, fields=fields, retry_after=retry_after, request_id=request_id)
