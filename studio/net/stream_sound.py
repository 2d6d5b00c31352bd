"""Fetching the sound of a video that the server plays, as one file."""

import re
from pathlib import Path
from urllib.parse import urljoin
from uuid import UUID

from server.contract.playback import PlaybackOut
from studio.kit.errors import ServerRefusal
from studio.kit.task_scope import TaskScope
from studio.net.client import ApiClient
from studio.net.download import download

_SOUND = re.compile(r'^#EXT-X-MEDIA:TYPE=AUDIO,[^\n]*URI="([^"]+)"', re.MULTILINE)
_FILE = re.compile(r'^#EXT-X-MAP:URI="([^"]+)"', re.MULTILINE)


async def fetch_sound(api: ApiClient, video_id: UUID, target: Path, scope: TaskScope) -> None:
    """Write the first sound track of the version on air to a file.

    Args:
        api: The connection.
        video_id: One's own video.
        target: Where the file is to be.
        scope: Runs what blocks.

    Raises:
        StudioError: It cannot be played, has no sound, or did not come whole.
    """
    playback = await api.get(f"/videos/{video_id}/playback", PlaybackOut)
    sound = await _named(api, playback.playlist_path, _SOUND)
    file = await _named(api, sound, _FILE)
    await download(api, file, target, scope, lambda _done, _all: None)


async def _named(api: ApiClient, playlist: str, what: re.Pattern[str]) -> str:
    """The path of what a playlist names."""
    async with api.open_file(playlist) as response:
        body: bytes = await response.aread()
    found = what.search(body.decode(errors="replace"))
    if found is None:
        raise ServerRefusal("This video has no sound.")
    return urljoin(playlist, str(found[1]))
