from pathlib import Path

import pytest

from server.integrations.speech.port import SpeechError
from server.integrations.speech.silent import NoRecogniser


def test_without_a_model_nobody_listens() -> None:
    nobody = NoRecogniser()
    assert not nobody.works
    assert "not configured" in nobody.check()
    with pytest.raises(SpeechError, match="no speech model"):
        nobody.hear(
            Path("a.wav"), language=None, on_progress=lambda _s: None, cancelled=lambda: False
        )
