"""What people say of themselves."""

from typing import Annotated

from pydantic import Field

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
