"""Speech recognition, as features see it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Word:
    """A word as it was said, with the space before it; seconds from the beginning."""

    start: float
    end: float
    text: str


@dataclass(frozen=True)
class Heard:
    """What was said."""

    language: str
    """As BCP 47 writes it, or nearly so."""
    words: tuple[Word, ...]


class SpeechError(Exception):
    """It did not work; the message is for whoever runs the server."""


class SpeechRefusedError(SpeechError):
    """It cannot work with this model; the message is for whoever asked."""


class SpeechCancelledError(Exception):
    """Someone asked for it to stop."""


class Recogniser(Protocol):
    """Writes down what is said."""

    @property
    def works(self) -> bool:
        """Whether there is a model at all."""

    def hear(
        self,
        audio: Path,
        *,
        language: str | None,
        on_progress: Callable[[float], None],
        cancelled: Callable[[], bool],
    ) -> Heard:
        """Write down what is said in a file.

        Args:
            audio: A WAV file, made by us.
            language: What is spoken; None to find out.
            on_progress: Told the seconds that were listened to.
            cancelled: Asked several times a second; True ends it.

        Raises:
            SpeechCancelledError: ``cancelled`` said so; nothing of it runs any more.
            SpeechError: it did not work.
        """

    def check(self) -> str:
        """What listens, for the doctor.

        Raises:
            SpeechError: something is missing.
        """
