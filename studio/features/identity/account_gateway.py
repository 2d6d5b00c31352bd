"""What more than one part of the account page asks of the server."""

from server.contract.account import EmailAsked, MailSent
from server.contract.identity import SocialProvider
from server.contract.social import SocialFlow, SocialFlowOut
from studio.net.client import ApiClient


class AccountGateway:
    """Requests over an account's connection that its safety and its belongings share."""

    def __init__(self, api: ApiClient) -> None:
        self._api = api

    async def begin_social(self, provider: SocialProvider, request: SocialFlow) -> SocialFlowOut:
        """Ask where to send the browser."""
        return await self._api.ask(f"/social/{provider.value}/flows", SocialFlowOut, request)

    async def ask_confirmation(self, email: str) -> None:
        """Have the link that confirms the address mailed once more."""
        await self._api.post("/email/confirmations", MailSent, EmailAsked(email=email))
