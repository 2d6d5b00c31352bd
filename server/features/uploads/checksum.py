"""The checksum of one request's bytes (tus extension "checksum")."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Callable, Sequence
from typing import Protocol

import google_crc32c

from server.contract.errors import ErrorCode
from server.features.uploads.protocol import TusHeaderError
from server.kit.errors import AppError


class Digest(Protocol):
    """What Python's hashes and the checksum's library have in common."""

    def update(self, data: bytes, /) -> object:
        """Take bytes in."""

    def digest(self) -> bytes:
        """The sum of all so far."""


ALGORITHMS: dict[str, Callable[[], Digest]] = {
    "sha1": lambda: hashlib.sha1(usedforsecurity=False),
    "sha256": hashlib.sha256,
    "crc32c": google_crc32c.Checksum,
}
"""By the name that tus gives them; ``sha1`` is the one that every server has to know."""


class ChecksumMismatchError(AppError):
    """The bytes are not those that were sent; none of them is kept."""

    status = 460
    code = ErrorCode.CHECKSUM_MISMATCH

    def __init__(self) -> None:
        super().__init__("The bytes were changed on their way. Send them once more.")


class Checksum:
    """What a request's bytes should sum up to, and what they do."""

    def __init__(self, algorithm: str, expected: bytes) -> None:
        self._digest = ALGORITHMS[algorithm]()
        self._expected = expected

    def feed(self, buffers: Sequence[bytes]) -> None:
        """Take the next bytes in."""
        for buffer in buffers:
            self._digest.update(buffer)

    def check(self) -> None:
        """Whether they are the bytes that were sent.

        Raises:
            ChecksumMismatchError: they are not.
        """
        if not hmac.compare_digest(self._digest.digest(), self._expected):
            raise ChecksumMismatchError


def parse_checksum(header: str | None) -> Checksum | None:
    """``Upload-Checksum``: an algorithm and the sum in Base64; None where it is not sent.

    Raises:
        TusHeaderError: the algorithm is unknown, or the sum is none of its.
    """
    if header is None:
        return None
    algorithm, _, encoded = header.strip().partition(" ")
    if algorithm not in ALGORITHMS:
        raise TusHeaderError(f"Upload-Checksum must begin with one of {', '.join(ALGORITHMS)}.")
    try:
        expected = base64.b64decode(encoded.strip(), validate=True)
    except (binascii.Error, ValueError) as error:
        raise TusHeaderError("The sum in Upload-Checksum is no Base64.") from error
    if len(expected) != len(ALGORITHMS[algorithm]().digest()):
        raise TusHeaderError(f"The sum in Upload-Checksum is not as long as a {algorithm}.")
    return Checksum(algorithm, expected)
