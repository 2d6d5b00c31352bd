"""What people say of themselves."""

import unicodedata
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from server.contract.shapes import In, Out

BIO_MAX = 2000
AVATAR_BYTES_MAX = 8 * 1024 * 1024
"""Of the picture as it is sent."""
AVATAR_SIDE = 512
"""Pixels of the square that is kept."""


class ProfileChange(In):
    """What a person may change about themselves; a field that is not sent stays."""

    first_name: Annotated[str, Field(max_length=80)] | None = None
    last_name: Annotated[str, Field(max_length=80)] | None = None
    bio: Annotated[str, Field(max_length=BIO_MAX)] | None = None
    preferred_language: Annotated[str, Field(pattern="^(en|bn)$")] | None = None
    email_notifications_enabled: bool | None = None

    @field_validator("first_name", "last_name", "bio")
    @classmethod
    def _is_plain(cls, value: str | None, info: ValidationInfo) -> str | None:
        # Only the bio has lines. Other control characters no keyboard types, and screens obey.
        allowed = "\n\r\t" if info.field_name == "bio" else ""
        if value and any(unicodedata.category(c) == "Cc" and c not in allowed for c in value):
            raise ValueError("This has a character that cannot be shown.")
        return value


class ProfileOut(Out):
    """What a person says of themselves."""

    username: str
    first_name: str
    last_name: str
    bio: str
    avatar_url: str | None
    """A path on this server, new with every picture; null where there is none."""
    preferred_language: str
    email_notifications_enabled: bool
