import sys
from pathlib import Path

import pytest

from server.integrations.speech.port import SpeechCancelledError, SpeechError, SpeechRefusedError
from server.integrations.speech.whisper import Whisper
from tests.speech import MODEL, say

SAYING = "import json; print(json.dumps({line}), flush=True); {rest}"


def as_it_is(argv: list[str]) -> list[str]:
    return argv


def instead(line: str, rest: str = "pass") -> Whisper:
    """With another program in the place of the model."""
    program = [sys.executable, "-c", SAYING.format(line=line, rest=rest)]
    return Whisper(MODEL, lambda _argv: program)


def hear(whisper: Whisper, audio: Path, language: str | None = None) -> tuple[str, str]:
    heard = whisper.hear(
        audio, language=language, on_progress=lambda _seconds: None, cancelled=lambda: False
    )
    assert all(word.start <= word.end for word in heard.words)
    return heard.language, "".join(word.text for word in heard.words).strip()


def test_a_real_model_writes_down_what_is_said(tmp_path: Path) -> None:
    audio = say(tmp_path / "said.wav")
    told: list[float] = []
    heard = Whisper(MODEL, as_it_is).hear(
        audio, language=None, on_progress=told.append, cancelled=lambda: False
    )
    text = "".join(word.text for word in heard.words).lower()
    assert heard.language == "en"
    assert "good morning" in text
    assert "river is calm" in text
    assert 1 < told[-1] < 5
    with pytest.raises(SpeechRefusedError, match="English alone"):
        hear(Whisper(MODEL, as_it_is), audio, "bn")


def test_it_stops_when_it_is_told_to(tmp_path: Path) -> None:
    asked = iter([False, False, True])
    with pytest.raises(SpeechCancelledError):
        instead("{}", "import time; time.sleep(600)").hear(
            tmp_path / "a.wav",
            language=None,
            on_progress=lambda _seconds: None,
            cancelled=lambda: next(asked),
        )


def test_what_breaks_off_is_an_error_with_the_end_of_its_log(tmp_path: Path) -> None:
    with pytest.raises(SpeechError, match=r"ended with 1: [^$]*ZeroDivisionError"):
        hear(instead("{'language': 'en'}", "1/0"), tmp_path / "a.wav")
    with pytest.raises(SpeechRefusedError, match="no Klingon"):
        hear(instead("{'refused': 'no Klingon'}"), tmp_path / "a.wav")


def test_the_doctor_hears_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert str(MODEL) in Whisper(MODEL, as_it_is).check()
    with pytest.raises(SpeechError, match=r"has no model\.bin and no config\.json"):
        Whisper(tmp_path, as_it_is).check()
    monkeypatch.setattr("server.integrations.speech.whisper.PACKAGE", "not_there_at_all")
    with pytest.raises(SpeechError, match=r"pip install 'chitra-studio\[speech\]'"):
        Whisper(MODEL, as_it_is).check()
