"""The two shapes that every contract model takes."""

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, field_validator

Item = TypeVar("Item")


class Out(BaseModel):
    """What the server answers. No defaults; clients ignore fields they do not know."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class In(BaseModel):
    """What the server is sent. An unknown field is refused by name."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    @field_validator("*", mode="before")
    @classmethod
    def _is_text(cls, value: object) -> object:
        # PostgreSQL cannot store it, and no keyboard types it.
        if isinstance(value, str) and "\0" in value:
            raise ValueError("This has a character that cannot be stored.")
        return value


class Page(Out, Generic[Item]):
    """One page of a listing, newest first, by keyset."""

    items: list[Item]
    next_cursor: str | None
    """Pass as ``cursor`` for the next page; null on the last one."""
