"""What identity tells the features above it."""

from dataclasses import dataclass
from uuid import UUID

from server.contract.identity import UserStatus


@dataclass(frozen=True)
class UserSignedUp:
    """An account was made; its channel is to be made in the same transaction."""

    user_id: UUID
    username: str
    channel_name: str


@dataclass(frozen=True)
class UserStandingChanged:
    """An account was suspended, banned, reinstated, deleted or brought back by its owner."""

    user_id: UUID
    status: UserStatus


@dataclass(frozen=True)
class UserPurged:
    """A deleted account is removed for good, in this very transaction."""

    user_id: UUID
    channel_id: UUID | None
