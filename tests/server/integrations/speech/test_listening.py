import json
from pathlib import Path

import pytest

from server.integrations.speech.listening import ONE_LANGUAGE, listen
from tests.speech import MODEL, say


def test_every_line_is_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    audio = str(say(tmp_path / "said.wav", "The river is calm."))
    listen(str(MODEL), audio, "en")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == {"language": "en"}
    assert "river" in "".join(word[2] for word in lines[1]["words"])
    assert lines[-1] == {"done": True}
    listen(str(MODEL), audio, "bn")
    assert json.loads(capsys.readouterr().out) == {"refused": ONE_LANGUAGE}
