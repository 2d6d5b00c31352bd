"""The account's safety on its server: devices, second factor, password."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from pydantic import SecretStr

from server.contract.account import (
    AuthenticatorOut,
    Code,
    DeviceOut,
    EmailChange,
    MailSent,
    PasswordChange,
    Proof,
    ProofOut,
    RecoveryCodesOut,
    SecurityOut,
)
from server.contract.identity import SocialProvider
from server.contract.social import SocialCode, SocialFlow, SocialFlowOut, SocialProof
from studio.features.identity.account_gateway import AccountGateway


class Safety(Protocol):
    """What the security page asks for. Coroutines may raise ``StudioError``."""

    async def security(self) -> SecurityOut:
        """What protects the account now."""
        ...

    async def devices(self) -> list[DeviceOut]:
        """Where the account is signed in."""
        ...

    async def sign_out_device(self, device: UUID) -> None:
        """End the session of one device."""
        ...

    async def sign_out_others(self) -> None:
        """End all sessions but this one."""
        ...

    async def prove(self, password: str, code: str) -> datetime:
        """Prove anew who asks; ``code`` is empty where no second factor is set up.

        Returns:
            Until when the proof counts.
        """
        ...

    async def begin_social(self, provider: SocialProvider, request: SocialFlow) -> SocialFlowOut:
        """Ask where to send the browser."""
        ...

    async def prove_elsewhere(self, brought: SocialCode, code: str) -> datetime:
        """Prove anew who asks, by an account elsewhere.

        Args:
            brought: By the browser.
            code: Of the second factor; empty where none is set up.

        Returns:
            Until when the proof counts.
        """
        ...

    async def begin_second_factor(self) -> AuthenticatorOut:
        """A secret for an authenticator app."""
        ...

    async def confirm_second_factor(self, code: str) -> list[str]:
        """Turn it on by a first code; answers the recovery codes."""
        ...

    async def drop_second_factor(self) -> None:
        """Turn it off."""
        ...

    async def new_recovery_codes(self) -> list[str]:
        """Recovery codes in place of all before."""
        ...

    async def change_password(self, change: PasswordChange) -> None:
        """Another password."""
        ...

    async def change_email(self, change: EmailChange) -> None:
        """Have a link mailed to another address, which becomes the account's by it."""
        ...

    async def ask_confirmation(self, email: str) -> None:
        """Have the link that confirms the address mailed once more."""
        ...


class SecurityGateway(AccountGateway):
    """:class:`Safety` over an account's connection."""

    async def security(self) -> SecurityOut:
        """What protects the account now."""
        return await self._api.get("/me/security", SecurityOut)

    async def devices(self) -> list[DeviceOut]:
        """Where the account is signed in."""
        return await self._api.get("/me/devices", list[DeviceOut])

    async def sign_out_device(self, device: UUID) -> None:
        """End the session of one device."""
        await self._api.delete(f"/me/devices/{device}")

    async def sign_out_others(self) -> None:
        """End all sessions but this one."""
        await self._api.delete("/me/devices")

    async def prove(self, password: str, code: str) -> datetime:
        """Prove anew who asks, and go on with the token that says so."""
        proof = Proof(password=SecretStr(password), code=code or None)
        return await self._adopt(await self._api.post("/session/proof", ProofOut, proof))

    async def prove_elsewhere(self, brought: SocialCode, code: str) -> datetime:
        """Prove anew who asks, by an account elsewhere."""
        proof = brought
        if code:
            proof = SocialProof(
                code=brought.code, code_verifier=brought.code_verifier, second_factor_code=code
            )
        return await self._adopt(await self._api.post("/session/proof/social", ProofOut, proof))

    async def _adopt(self, proved: ProofOut) -> datetime:
        await self._api.session.adopt(proved.access_token, proved.access_expires_at)
        return proved.proved_until

    async def begin_second_factor(self) -> AuthenticatorOut:
        """A secret for an authenticator app."""
        return await self._api.post("/me/second-factor", AuthenticatorOut)

    async def confirm_second_factor(self, code: str) -> list[str]:
        """Turn it on by a first code; answers the recovery codes."""
        path = "/me/second-factor/confirm"
        return (await self._api.post(path, RecoveryCodesOut, Code(code=code))).codes

    async def drop_second_factor(self) -> None:
        """Turn it off."""
        await self._api.delete("/me/second-factor")

    async def new_recovery_codes(self) -> list[str]:
        """Recovery codes in place of all before."""
        return (await self._api.post("/me/recovery-codes", RecoveryCodesOut)).codes

    async def change_password(self, change: PasswordChange) -> None:
        """Another password."""
        await self._api.command("POST", "/me/password", change)

    async def change_email(self, change: EmailChange) -> None:
        """Have a link mailed to another address."""
        await self._api.post("/me/email", MailSent, change)
