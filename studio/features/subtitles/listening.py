"""The waveform of a video on the server: its sound is fetched once, and the peaks are kept."""

from pathlib import Path

from studio.features.subtitles.gateway import Place, Subtitles
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope
from studio.media.waveform import Waveform, make_waveform


class Listening:
    """Makes waveforms.

    Args:
        subtitles: The server's side.
        folder: For peaks; 0.7 MB for an hour of sound.
        scope: Runs what takes long.
    """

    def __init__(self, subtitles: Subtitles, folder: Path, scope: TaskScope) -> None:
        self._subtitles = subtitles
        self._folder = folder
        self._scope = scope

    async def waveform(self, place: Place) -> Waveform | None:
        """How loud a video is when; None where it has no sound, or none that can be had now.

        The editor works without: a server that is away is told of elsewhere.
        """
        peaks = self._folder / f"{place.video_id}-{place.number}.peaks"
        sound = peaks.with_suffix(".sound")
        try:
            await self._scope.run_blocking(_make, self._folder)
            if not await self._scope.run_blocking(peaks.exists):
                await self._subtitles.sound(place, sound)
            return await self._scope.run_blocking(make_waveform, sound, peaks)
        except (StudioError, OSError):
            return None
        finally:
            sound.unlink(missing_ok=True)


def _make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
