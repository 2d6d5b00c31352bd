"""Which accounts elsewhere sign in here, and what is said where one does not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator

from server.contract.errors import ErrorCode
from server.contract.identity import SocialProvider
from server.integrations.oauth.port import OAuthProvider
from server.kit.db.unit import Units
from server.kit.errors import AppError, ConflictError, InvalidError
from server.kit.sealing import Sealer

NOT_OFFERED = "This server offers no sign-in with {}. Use another way."
AWAY = "{} does not answer right now. Try again in a moment, or sign in another way."
FAILED = (
    "This sign-in did not work out: it took too long, was used already, or was begun elsewhere. "
    "Begin again."
)

ProviderName = Annotated[
    SocialProvider, BeforeValidator(lambda name: name.upper() if isinstance(name, str) else name)
]
"""A provider as addresses name it: in letters of either size."""


@dataclass(frozen=True)
class Flows:
    """What every step of a sign-in through an account elsewhere works with."""

    units: Units
    sealer: Sealer
    offered: Mapping[SocialProvider, OAuthProvider]

    def provider(self, name: SocialProvider) -> OAuthProvider:
        """The provider of that name.

        Raises:
            ConflictError: it is not configured here.
        """
        if name not in self.offered:
            raise ConflictError(NOT_OFFERED.format(titled(name)), code=ErrorCode.SOCIAL_FAILED)
        return self.offered[name]


def titled(name: SocialProvider) -> str:
    """What the provider calls itself."""
    return name.value.title()


def failed() -> AppError:
    """The refusal of everything that cannot be traded, whatever the reason."""
    return InvalidError(FAILED, code=ErrorCode.SOCIAL_FAILED)


def away(name: SocialProvider) -> AppError:
    """The refusal where the provider is to blame."""
    return ConflictError(AWAY.format(titled(name)), code=ErrorCode.SOCIAL_FAILED)
