"""What the subtitle editor asks of the server."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from server.contract.media import VersionOut
from server.contract.subtitles import (
    CaptionsAsk,
    CaptionsOut,
    SubtitleOut,
    SubtitlePatch,
    SubtitleStored,
)
from studio.kit.task_scope import TaskScope
from studio.net.client import ApiClient
from studio.net.stream_sound import fetch_sound


@dataclass(frozen=True, slots=True)
class Place:
    """Which version's subtitles are meant."""

    video_id: UUID
    number: int

    @property
    def path(self) -> str:
        """Of the version, below the API's prefix."""
        return f"/videos/{self.video_id}/versions/{self.number}"


class Subtitles(Protocol):
    """The server's side of the editor. Every call may raise ``StudioError``."""

    async def versions(self, video_id: UUID) -> list[VersionOut]:
        """The versions of a video."""
        ...

    async def tracks(self, place: Place) -> list[SubtitleOut]:
        """A version's tracks, by language."""
        ...

    async def text(self, place: Place, language: str) -> str:
        """A track as WebVTT."""
        ...

    async def put(self, place: Place, language: str, text: str, etag: str | None) -> SubtitleStored:
        """Make a track, or replace the one that has this ETag."""
        ...

    async def publish(
        self, place: Place, language: str, etag: str, *, published: bool
    ) -> SubtitleOut:
        """Show a track to viewers, or no longer."""
        ...

    async def delete(self, place: Place, language: str, etag: str) -> None:
        """Delete a track."""
        ...

    async def ask_captions(self, place: Place, language: str | None) -> CaptionsOut:
        """Have a draft made by speech recognition."""
        ...

    async def captions(self, place: Place) -> CaptionsOut:
        """How far that is."""
        ...

    async def sound(self, place: Place, target: Path) -> None:
        """Write the video's sound to a file."""
        ...


class SubtitlesGateway:
    """:class:`Subtitles` over one account's connection."""

    def __init__(self, api: ApiClient, scope: TaskScope) -> None:
        self._api = api
        self._scope = scope

    async def versions(self, video_id: UUID) -> list[VersionOut]:
        """The versions of a video."""
        return await self._api.get(f"/videos/{video_id}/versions", list[VersionOut])

    async def tracks(self, place: Place) -> list[SubtitleOut]:
        """A version's tracks, by language."""
        return await self._api.get(f"{place.path}/subtitles", list[SubtitleOut])

    async def text(self, place: Place, language: str) -> str:
        """A track as WebVTT."""
        return await self._api.get_text(f"{place.path}/subtitles/{language}")

    async def put(self, place: Place, language: str, text: str, etag: str | None) -> SubtitleStored:
        """Make a track, or replace the one that has this ETag."""
        path = f"{place.path}/subtitles/{language}"
        return await self._api.put_text(path, SubtitleStored, text, if_match=etag)

    async def publish(
        self, place: Place, language: str, etag: str, *, published: bool
    ) -> SubtitleOut:
        """Show a track to viewers, or no longer."""
        patch = SubtitlePatch(is_published=published)
        path = f"{place.path}/subtitles/{language}"
        return await self._api.patch(path, SubtitleOut, patch, if_match=etag)

    async def delete(self, place: Place, language: str, etag: str) -> None:
        """Delete a track."""
        await self._api.command("DELETE", f"{place.path}/subtitles/{language}", if_match=etag)

    async def ask_captions(self, place: Place, language: str | None) -> CaptionsOut:
        """Have a draft made by speech recognition."""
        body = CaptionsAsk(language=language)
        return await self._api.post(f"{place.path}/captions", CaptionsOut, body)

    async def captions(self, place: Place) -> CaptionsOut:
        """How far that is."""
        return await self._api.get(f"{place.path}/captions", CaptionsOut)

    async def sound(self, place: Place, target: Path) -> None:
        """Write the video's sound to a file."""
        await fetch_sound(self._api, place.video_id, target, self._scope)
