"""What the account says of itself, on its server."""

from typing import Protocol

from server.contract.profile import ProfileChange, ProfileOut
from studio.net.client import ApiClient


class Profiles(Protocol):
    """What the profile page asks for. Coroutines may raise ``StudioError``."""

    async def profile(self) -> ProfileOut:
        """What is said now."""
        ...

    async def change(self, change: ProfileChange) -> ProfileOut:
        """Say something else in the fields that are set."""
        ...

    async def picture(self, path: str) -> bytes:
        """The bytes of the avatar."""
        ...

    async def set_picture(self, picture: bytes, media_type: str) -> ProfileOut:
        """Show another avatar."""
        ...

    async def remove_picture(self) -> ProfileOut:
        """Show none."""
        ...


class ProfileGateway:
    """:class:`Profiles` over an account's connection."""

    def __init__(self, api: ApiClient) -> None:
        self._api = api

    async def profile(self) -> ProfileOut:
        """What is said now."""
        return await self._api.get("/me/profile", ProfileOut)

    async def change(self, change: ProfileChange) -> ProfileOut:
        """Say something else in the fields that are set."""
        return await self._api.patch("/me/profile", ProfileOut, change)

    async def picture(self, path: str) -> bytes:
        """The bytes of the avatar."""
        return await self._api.get_bytes(path)

    async def set_picture(self, picture: bytes, media_type: str) -> ProfileOut:
        """Show another avatar."""
        await self._api.put_bytes("/me/avatar", picture, media_type)
        return await self.profile()

    async def remove_picture(self) -> ProfileOut:
        """Show none."""
        await self._api.delete("/me/avatar")
        return await self.profile()
