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


@dataclass
class UserPurging:
    """A deleted account is about to be removed for good; nothing of it is gone yet.

    Whatever names the person beyond foreign keys is dealt with now, a batch in each transaction.
    """

    user_id: UUID
    unfinished: bool = False
    """Set by whoever has more than a batch to do, and is asked again."""


@dataclass(frozen=True)
class UserPurged:
    """A deleted account is removed for good, in this very transaction."""

    user_id: UUID
    channel_id: UUID | None
