"""The way in through an account elsewhere: the trip, the code, and who is new here."""

import re
from datetime import date

from pydantic import SecretStr, ValidationError

from server.contract.account import CodeChallenge
from server.contract.identity import SocialProvider
from server.contract.social import (
    SocialFlow,
    SocialFlowOut,
    SocialNewcomer,
    SocialSignIn,
    SocialSignUp,
)
from studio.features.identity.browser_trip import BrowserTrip
from studio.features.identity.gateway import Identity, OpenAccount, device_name

_FOREIGN = re.compile(r"[^a-z0-9_.-]+")
_EDGES = "._-"
_LONGEST = 32
_SHORTEST = 3

PROVIDER_NAMES = {
    SocialProvider.GOOGLE: "Google",
    SocialProvider.FACEBOOK: "Facebook",
    SocialProvider.APPLE: "Apple",
}
"""As they call themselves, in every language."""
PROVIDER_ICONS = {
    SocialProvider.GOOGLE: "brand-google",
    SocialProvider.FACEBOOK: "brand-facebook",
    SocialProvider.APPLE: "brand-apple",
}


class SocialEntry:
    """Signs in through the browser.

    Args:
        identity: The servers.
        trip: The way through the browser.
    """

    def __init__(self, identity: Identity, trip: BrowserTrip) -> None:
        self._identity = identity
        self.trip = trip
        self.provider: SocialProvider | None = None
        self.newcomer: SocialNewcomer | None = None

    async def enter(
        self, server: str, url: str, provider: SocialProvider, *, restore: bool
    ) -> OpenAccount | CodeChallenge | SocialNewcomer:
        """Send the browser there, and trade what it brings back.

        Args:
            server: Its address, or THIS_COMPUTER.
            url: Where it answers.
            provider: Whose account.
            restore: Bring an account back that its owner deleted.
        """
        self.provider, self.newcomer = provider, None

        async def begin(flow: SocialFlow) -> SocialFlowOut:
            return await self._identity.begin_social(url, provider, flow)

        brought = await self.trip.code(begin)
        request = SocialSignIn(
            code=brought.code,
            code_verifier=brought.code_verifier,
            device=device_name(),
            restore=restore,
        )
        answer = await self._identity.social_sign_in(server, url, request)
        if isinstance(answer, SocialNewcomer):
            self.newcomer = answer
        return answer

    def request(
        self, username: str, channel_name: str, birthdate: date | None, email: str, language: str
    ) -> tuple[SocialSignUp | None, set[str]]:
        """Make the request to join, or name the fields that do not fit the contract."""
        newcomer = self.newcomer
        if newcomer is None:
            return None, set()
        try:
            request = SocialSignUp(
                ticket=SecretStr(newcomer.ticket),
                username=username.strip(),
                channel_name=channel_name,
                birthdate=birthdate,
                email=None if vouched(newcomer) else email,
                preferred_language=language,
                device=device_name(),
            )
        except ValidationError as error:
            return None, {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]}
        return request, set()


def vouched(newcomer: SocialNewcomer) -> bool:
    """Whether the provider stands for the address, so that none is asked for."""
    return newcomer.email is not None and newcomer.email_verified


def suggested_username(newcomer: SocialNewcomer) -> str:
    """A username made of the address or the name; empty when neither gives one."""
    told = (newcomer.email or "").partition("@")[0]
    for words in (told, f"{newcomer.first_name}.{newcomer.last_name}"):
        name = _FOREIGN.sub("", words.lower())[:_LONGEST].strip(_EDGES)
        if len(name) >= _SHORTEST:
            return name
    return ""
