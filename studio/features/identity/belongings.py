"""What belongs to an account besides its safety: accounts elsewhere, copies, its end."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol
from uuid import UUID

from server.contract.about import ServerOut
from server.contract.account import ExportLinkOut, ExportOut
from server.contract.identity import SocialProvider, UserOut
from server.contract.leaving import DeletionOut
from server.contract.social import SocialCode, SocialFlow, SocialFlowOut, SocialLinkOut
from studio.features.identity.account_gateway import AccountGateway
from studio.kit.task_scope import TaskScope
from studio.net.client import ApiClient
from studio.net.download import download

Progress = Callable[[int, int | None], None]
"""Told of the bytes that have come, and of all there are where that is known."""


class Belongings(Protocol):
    """What the cards ask for. Coroutines may raise ``StudioError``."""

    async def about(self) -> ServerOut:
        """What the server offers."""
        ...

    async def who(self) -> UserOut:
        """The signed-in person, as the server sees them."""
        ...

    async def ask_confirmation(self, email: str) -> None:
        """Have the link that confirms the address mailed once more."""
        ...

    async def links(self) -> list[SocialLinkOut]:
        """Accounts elsewhere that sign in here."""
        ...

    async def begin_social(self, provider: SocialProvider, request: SocialFlow) -> SocialFlowOut:
        """Ask where to send the browser."""
        ...

    async def link(self, code: SocialCode) -> SocialLinkOut:
        """Let an account elsewhere sign in here; needs a proof."""
        ...

    async def unlink(self, link: UUID) -> None:
        """Let it no longer; needs a proof."""
        ...

    async def exports(self) -> list[ExportOut]:
        """Copies of everything about the account."""
        ...

    async def ask_export(self) -> ExportOut:
        """Have a copy made; needs a proof."""
        ...

    async def export_link(self, export: UUID) -> ExportLinkOut:
        """Ask where to fetch a copy; needs a proof."""
        ...

    async def fetch(self, url: str, target: Path, progress: Progress) -> None:
        """Fetch a copy to a file."""
        ...

    async def delete_account(self) -> DeletionOut:
        """Shut the account, and end all its sessions; needs a proof."""
        ...


class BelongingsGateway(AccountGateway):
    """:class:`Belongings` over an account's connection.

    Args:
        api: The connection.
        scope: Runs what blocks.
    """

    def __init__(self, api: ApiClient, scope: TaskScope) -> None:
        super().__init__(api)
        self._scope = scope

    async def about(self) -> ServerOut:
        """What the server offers."""
        return await self._api.server()

    async def who(self) -> UserOut:
        """The signed-in person, as the server sees them."""
        return await self._api.get("/me", UserOut)

    async def links(self) -> list[SocialLinkOut]:
        """Accounts elsewhere that sign in here."""
        return await self._api.get("/me/social", list[SocialLinkOut])

    async def link(self, code: SocialCode) -> SocialLinkOut:
        """Let an account elsewhere sign in here."""
        return await self._api.post("/me/social", SocialLinkOut, code)

    async def unlink(self, link: UUID) -> None:
        """Let it no longer."""
        await self._api.delete(f"/me/social/{link}")

    async def exports(self) -> list[ExportOut]:
        """Copies of everything about the account."""
        return await self._api.get("/me/exports", list[ExportOut])

    async def ask_export(self) -> ExportOut:
        """Have a copy made."""
        return await self._api.post("/me/exports", ExportOut)

    async def export_link(self, export: UUID) -> ExportLinkOut:
        """Ask where to fetch a copy."""
        return await self._api.post(f"/me/exports/{export}/link", ExportLinkOut)

    async def fetch(self, url: str, target: Path, progress: Progress) -> None:
        """Fetch a copy to a file."""
        await download(self._api, url, target, self._scope, progress)

    async def delete_account(self) -> DeletionOut:
        """Shut the account, and end all its sessions."""
        return await self._api.post("/me/deletion", DeletionOut)
