"""The real program, as the studio runs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patience import PATIENCE_SECONDS
from tests.server.features.media.clips import make_clip

pytestmark = pytest.mark.proof


def test_it_tells_what_it_made(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", size="640x360", seconds=3)
    folder = tmp_path / "sample"
    folder.mkdir()
    argv = [sys.executable, "-m", "server.app.cli", "preview", str(clip), "--to", str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen([*argv, "--size", "240p"], stdin=pipe, stdout=pipe, text=True) as program:
        assert program.stdout
        told = json.loads(program.stdout.read())
        assert program.wait(PATIENCE_SECONDS) == 0
    assert (told["event"], told["size"], told["sizes"]) == ("made", "240p", ["240p", "360p"])
    assert (folder / "encoded.png").exists()
