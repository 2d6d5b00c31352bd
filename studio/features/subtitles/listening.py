"""The waveform of a video on the server: its sound is fetched once, and the peaks are kept."""

import asyncio
from pathlib import Path
from threading import Event
from uuid import uuid4

from studio.features.subtitles.gateway import Place, Subtitles
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope
from studio.media.waveform import Waveform, make_waveform


class Listening:
    """Makes waveforms, one at a time; who asks for another gives up the one before.

    Args:
        subtitles: The server's side.
        folder: For peaks; 0.7 MB for an hour of sound.
        scope: Runs what takes long.
    """

    def __init__(self, subtitles: Subtitles, folder: Path, scope: TaskScope) -> None:
        self._subtitles = subtitles
        self._folder = folder
        self._scope = scope
        self._turn = asyncio.Lock()
        self._stop = Event()

    async def waveform(self, place: Place) -> Waveform | None:
        """How loud a video is when; None where it has no sound, or none that can be had now.

        The editor works without: a server that is away is told of elsewhere.
        """
        self._stop.set()
        stop = self._stop = Event()
        async with self._turn:
            try:
                return None if stop.is_set() else await self._make(place, stop)
            except (StudioError, OSError):
                return None
            finally:
                stop.set()  # also where this was cancelled: its thread looks at it

    async def _make(self, place: Place, stop: Event) -> Waveform:
        await self._scope.run_blocking(self._folder.mkdir, parents=True, exist_ok=True)
        peaks = self._folder / f"{place.video_id}-{place.number}.peaks"
        sound = peaks.with_name(f"{uuid4().hex}.sound")
        try:
            if not await self._scope.run_blocking(peaks.exists):
                await self._subtitles.sound(place, sound)
            return await self._scope.run_blocking(make_waveform, sound, peaks, stop)
        finally:
            sound.unlink(missing_ok=True)
