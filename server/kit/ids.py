"""Identifiers: UUIDv7 in the database, 22 characters in an address."""

import base64
import binascii
from uuid import UUID

from uuid_utils.compat import uuid7

SHORT_LENGTH = 22


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562): unique anywhere, and ordered by time, so that indexes stay dense."""
    return uuid7()


def short(identifier: UUID) -> str:
    """The id in 22 URL-safe characters, for addresses that people share."""
    return base64.urlsafe_b64encode(identifier.bytes).decode().rstrip("=")


def from_short(text: str) -> UUID | None:
    """The id behind a short form; None when the text is none."""
    if len(text) != SHORT_LENGTH:
        return None
    try:
        raw = base64.b64decode(text + "==", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    identifier = UUID(bytes=raw)
    return identifier if short(identifier) == text else None
