"""The whole file's sha256, as a client sends it (RFC 9530, ``Repr-Digest``)."""

import base64
import binascii

from server.features.uploads.protocol import TusHeaderError

_ALGORITHM = "sha-256"
_BYTES = 32


def parse_digest(header: str | None) -> str | None:
    """The sha256 in hex; None where none is sent. Sums of other kinds are passed over.

    Raises:
        TusHeaderError: it is no sha256.
    """
    for member in (header or "").split(","):
        name, _, value = member.strip().partition("=")
        if name == _ALGORITHM:
            return _read(value.partition(";")[0].strip())
    return None


def _read(value: str) -> str:
    if len(value) > 1 and value.startswith(":") and value.endswith(":"):
        try:
            digest = base64.b64decode(value[1:-1], validate=True)
        except (binascii.Error, ValueError):
            digest = b""
        if len(digest) == _BYTES:
            return digest.hex()
    raise TusHeaderError("sha-256 in Repr-Digest must be 32 bytes in Base64 between colons.")
