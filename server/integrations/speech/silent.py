"""No speech recognition, where no model is configured."""

from collections.abc import Callable
from pathlib import Path

from server.integrations.speech.port import Heard, SpeechError


class NoRecogniser:
    """Stands where there is no model."""

    works = False

    def hear(
        self,
        audio: Path,
        *,
        language: str | None,
        on_progress: Callable[[float], None],
        cancelled: Callable[[], bool],
    ) -> Heard:
        """Refuse.

        Raises:
            SpeechError: always.
        """
        del language, on_progress, cancelled
        raise SpeechError(f"no speech model is configured, so nobody listens to {audio.name}")

    def check(self) -> str:
        """Say that there is nothing to check."""
        return "not configured: no automatic captions"
