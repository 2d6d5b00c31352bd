"""Open the speech model that the settings name, or none."""

from collections.abc import Callable
from pathlib import Path

from server.integrations.speech.port import Recogniser
from server.integrations.speech.silent import NoRecogniser
from server.integrations.speech.whisper import Whisper


def open_recogniser(model: Path | None, confine: Callable[[list[str]], list[str]]) -> Recogniser:
    """The recogniser; nothing is loaded yet.

    Args:
        model: Its folder; None where there are no automatic captions.
        confine: Puts a program on its leash.
    """
    return NoRecogniser() if model is None else Whisper(model, confine)
