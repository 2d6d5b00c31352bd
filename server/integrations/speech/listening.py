"""Listen with faster-whisper. A program of its own, so that it can be confined and ended.

``python -I -m server.integrations.speech.listening MODEL AUDIO [LANGUAGE]`` writes a line of JSON
for all that is heard at a time, and ends with 0.
"""

import json
import os
import sys
import warnings
from typing import Any

from faster_whisper import WhisperModel

ENGLISH = "en"
ONE_LANGUAGE = "The server's speech model knows English alone."


def listen(model_path: str, audio: str, language: str | None) -> None:
    """Write down what is said, line by line."""
    model = WhisperModel(
        model_path, compute_type="auto", cpu_threads=os.cpu_count() or 1, local_files_only=True
    )
    if language and not model.model.is_multilingual and language != ENGLISH:
        tell({"refused": ONE_LANGUAGE})
        return
    if language and language not in model.supported_languages:
        tell({"refused": f"The server's speech model does not know the language {language}."})
        return
    segments, info = model.transcribe(
        audio,
        language=language,
        vad_filter=True,
        word_timestamps=True,
        # Else one wrong sentence is repeated to the end.
        condition_on_previous_text=False,
    )
    tell({"language": info.language})
    for segment in segments:
        words = [[word.start, word.end, word.word] for word in segment.words or []]
        tell({"until": segment.end, "words": words})
    tell({"done": True})


def tell(what: dict[str, Any]) -> None:
    """One line for whoever started this."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    listen(sys.argv[1], sys.argv[2], sys.argv[3] if sys.argv[3:] else None)
