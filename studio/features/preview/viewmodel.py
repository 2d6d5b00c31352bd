"""What viewers will see of one film at one size, and how that is asked for. No widgets."""

import asyncio
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from server.contract.media import Resolution
from studio.kit.errors import EncodingFailed, LocalProblem
from studio.kit.task_scope import TaskScope
from studio.net.encoder_process import EncodingStopped
from studio.net.sampler import Sample, Sampler
from studio.storage.file_identity import identify

_MIDDLE = 0.5


class PreviewViewModel(QObject):
    """One film, looked at in one size after the other.

    Args:
        film: The file.
        duration: Seconds of it, as far as it is known.
        sampler: Makes what is shown.
        scope: Runs what blocks.
    """

    changed = Signal()

    def __init__(
        self, film: Path, duration: float | None, sampler: Sampler, scope: TaskScope
    ) -> None:
        super().__init__()
        self.film = film
        self.duration = duration or 0.0
        self.size = Resolution.P480
        self.at = round(self.duration * _MIDDLE, 1)
        self.sample: Sample | None = None
        self.original, self.encoded = QImage(), QImage()
        self.problem: EncodingFailed | LocalProblem | None = None
        self._sampler = sampler
        self._scope = scope
        self._content: str | None = None
        self._stop = Event()
        self._run: asyncio.Task[None] | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being encoded."""
        return self._run is not None

    @property
    def sizes(self) -> tuple[str, ...]:
        """In which the film would be offered; all there are until that is known."""
        if self.sample is None:
            return tuple(each.value for each in Resolution)
        return self.sample.sizes

    def begin(self) -> None:
        """Look at it as it is chosen now."""
        self.close()
        if self._scope.closed:
            return
        self._stop = Event()
        self._run = self._scope.start(self._look(self._stop), name="preview")
        self.changed.emit()

    def choose_size(self, size: str) -> None:
        """Look at another size."""
        if size != self.size.value or self.problem is not None:
            self.size = Resolution(size)
            self.begin()

    def choose_moment(self, at: float) -> None:
        """Look elsewhere in the film, in seconds."""
        at = round(min(max(at, 0.0), self.duration), 1)
        if at != self.at:
            self.at = at
            self.begin()

    def close(self) -> None:
        """Nobody looks any more: what is being made is given up."""
        self._stop.set()
        if self._run is not None:
            self._run.cancel()
            self._run = None

    async def _look(self, stop: Event) -> None:
        run = asyncio.current_task()
        self.problem = None
        try:
            if self._content is None:
                identity = await self._scope.run_blocking(identify, self.film)
                self._content = identity.fingerprint
            found = await self._scope.run_blocking(self._make, self._content, stop)
        except EncodingStopped:
            return
        except (EncodingFailed, LocalProblem) as error:
            self.problem = error
        else:
            self.sample, self.original, self.encoded = found
            self.duration = self.sample.duration
            self.size = Resolution(self.sample.size)
        if self._run is run:
            self._run = None
            self.changed.emit()

    def _make(self, content: str, stop: Event) -> tuple[Sample, QImage, QImage]:
        sample, folder = self._sampler.make(self.film, content, self.size.value, self.at, stop)
        original, encoded = (
            QImage(str(folder / f"{name}.png")) for name in ("original", "encoded")
        )
        if original.isNull() or encoded.isNull():
            raise EncodingFailed("The pictures of the sample cannot be read.")
        return sample, original, encoded
