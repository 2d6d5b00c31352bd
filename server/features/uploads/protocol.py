"""tus 1.0.0 on the wire: header syntax, as pure functions.

Source: https://tus.io/protocols/resumable-upload, version 1.0.0.
"""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import urlsplit
from uuid import UUID

from server.contract.errors import ErrorCode
from server.contract.media import Resolution
from server.contract.uploads import TUS_VERSION, UPLOADS_PATH
from server.kit.errors import AppError

EXTENSIONS = (
    "creation,creation-with-upload,creation-defer-length,expiration,termination,checksum,"
    "concatenation"
)
OFFSET_TYPE = "application/offset+octet-stream"
MAX_METADATA = 8 * 1024
PARTIAL = "partial"
MAX_PARTS = 1000
MAX_SIZES = len(Resolution)


class TusHeaderError(AppError):
    """A tus header is missing or cannot be read."""

    status = 400
    code = ErrorCode.TUS_HEADER


class TusVersionError(AppError):
    """The client speaks another version of tus."""

    status = 412
    code = ErrorCode.TUS_VERSION

    def __init__(self, sent: str | None) -> None:
        super().__init__(
            f"This server speaks tus {TUS_VERSION}; the request said {sent or 'nothing'}. "
            f"Send the header Tus-Resumable: {TUS_VERSION}."
        )


class TusTypeError(AppError):
    """The body is not announced as upload bytes."""

    status = 415
    code = ErrorCode.TUS_HEADER

    def __init__(self) -> None:
        super().__init__(f"Upload bytes must be sent with Content-Type: {OFFSET_TYPE}.")


def parse_number(name: str, text: str | None) -> int:
    """A non-negative decimal number of at most 18 digits.

    Raises:
        TusHeaderError: it is missing or is none.
    """
    if text is None or not (text.isascii() and text.isdigit()) or len(text) > 18:  # noqa: PLR2004
        raise TusHeaderError(f"{name} must be a whole number of bytes, 0 or more.")
    return int(text)


def parse_length(length: str | None, defer: str | None) -> int | None:
    """The announced length in bytes; None when it is deferred.

    Raises:
        TusHeaderError: neither or both headers are there, or one cannot be read.
    """
    if defer is not None:
        if length is not None:
            raise TusHeaderError("Send Upload-Length or Upload-Defer-Length, not both.")
        if defer != "1":
            raise TusHeaderError("Upload-Defer-Length must be 1.")
        return None
    return parse_number("Upload-Length", length)


@dataclass(frozen=True)
class Concat:
    """What an upload is to others (tus extension "concatenation")."""

    header: str
    """As it came."""
    parts: tuple[UUID, ...]
    """What a final upload is made of, in order; none for a part."""


def parse_concat(header: str | None) -> Concat | None:
    """``Upload-Concat``; None where it is not sent.

    The addresses of the parts may be absolute: only their paths say which they are.

    Raises:
        TusHeaderError: it is neither ``partial`` nor ``final;`` with addresses of uploads.
    """
    if header is None:
        return None
    kind, _, addresses = header.strip().partition(";")
    if header.strip() == PARTIAL:
        return Concat(PARTIAL, ())
    named = addresses.split()
    if kind != "final" or not named:
        raise TusHeaderError(
            "Upload-Concat must be 'partial', or 'final;' and the addresses of the parts."
        )
    if len(named) > MAX_PARTS:
        raise TusHeaderError(f"An upload is joined of {MAX_PARTS} parts at most.")
    return Concat(header.strip(), tuple(map(_upload_at, named)))


def _upload_at(address: str) -> UUID:
    folder, _, last = urlsplit(address).path.rpartition("/")
    try:
        if folder == UPLOADS_PATH:
            return UUID(last)
    except ValueError:
        pass
    raise TusHeaderError("Upload-Concat names an address that is none of an upload.")


def parse_metadata(header: str) -> dict[str, str]:
    """Keys and decoded values; bytes that are not UTF-8 are replaced.

    Raises:
        TusHeaderError: a key is empty or doubled, or a value is no Base64.
    """
    if len(header) > MAX_METADATA:
        raise TusHeaderError("Upload-Metadata is too long.")
    found: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in header.split(","))):
        key, _, value = pair.partition(" ")
        if key in found:
            raise TusHeaderError(f"Upload-Metadata names {key!r} twice.")
        try:
            raw = base64.b64decode(value.strip(), validate=True)
        except (binascii.Error, ValueError) as error:
            raise TusHeaderError(f"{key!r} in Upload-Metadata is no Base64.") from error
        found[key] = raw.decode("utf-8", "replace")
    return found


def parse_ends(text: str | None) -> tuple[int, ...]:
    """The bytes at which the sizes of a ladder end; none where the upload is none.

    Raises:
        TusHeaderError: they are no ascending numbers, or too many.
    """
    if text is None:
        return ()
    named = [parse_number("ladder", each) for each in text.split()[: MAX_SIZES + 1]]
    if not 0 < len(named) <= MAX_SIZES or named != sorted(set(named)) or not named[0]:
        raise TusHeaderError("'ladder' must be one ascending number of bytes for each size.")
    return tuple(named)


def http_date(at: datetime) -> str:
    """The time as ``Upload-Expires`` wants it (RFC 9110, section 5.6.7)."""
    return format_datetime(at.replace(microsecond=0), usegmt=True)
