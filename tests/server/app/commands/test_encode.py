"""The real program, as the studio runs it."""

import json
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest

from server.app.commands.encode import CANCELLED_EXIT
from tests.patience import PATIENCE_SECONDS, until
from tests.server.features.media.clips import make_clip

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_clip(tmp_path_factory.mktemp("clip") / "clip.mp4", size="1280x720", seconds=8)


@contextmanager
def started(source: Path, folder: Path) -> Iterator[subprocess.Popen[str]]:
    argv = [sys.executable, "-m", "server.app.cli", "encode", str(source), "--to", str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(argv, stdin=pipe, stdout=pipe, text=True) as program:
        yield program


def events(program: subprocess.Popen[str]) -> Iterator[dict[str, Any]]:
    assert program.stdout
    for line in program.stdout:
        yield json.loads(line)


def say(program: subprocess.Popen[str], wish: str) -> None:
    assert program.stdin
    program.stdin.write(f"{wish}\n")
    program.stdin.flush()


def test_it_pauses_goes_on_and_ends_with_a_bundle(clip: Path, tmp_path: Path) -> None:
    with started(clip, tmp_path / "ladder") as program:
        told = events(program)
        assert next(told)["event"] == "step"
        say(program, "pause")
        assert "paused" in (each["event"] for each in told)
        encoders = psutil.Process(program.pid).children(recursive=True)
        assert encoders
        # One that had just ended is not waited for while everything stands still.
        still = {psutil.STATUS_STOPPED, psutil.STATUS_ZOMBIE}
        until(lambda: {each.status() for each in encoders} <= still, lambda: encoders)
        say(program, "resume")
        *_, last = told
        assert last["event"] == "made"
        assert last["sizes"] == ["240p", "360p", "480p", "720p"]
        with tarfile.open(last["bundle"]) as bundle:
            assert bundle.getnames()[0] == "ladder.json"
        assert program.wait(PATIENCE_SECONDS) == 0


def test_it_ends_with_its_input_and_takes_its_encoders_along(clip: Path, tmp_path: Path) -> None:
    with started(clip, tmp_path / "ladder") as program:
        next(events(program))
        encoders = psutil.Process(program.pid).children(recursive=True)
        say(program, "pause")
        assert program.stdin
        program.stdin.close()
        assert program.wait(PATIENCE_SECONDS) == CANCELLED_EXIT
        until(lambda: not any(each.is_running() for each in encoders))


def test_it_says_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    text = tmp_path / "notes.mp4"
    text.write_text("to do")
    with started(text, tmp_path / "ladder") as program:
        [answer] = events(program)
        assert (answer["event"], answer["code"]) == ("refused", "media.not_a_video")
        assert program.wait(PATIENCE_SECONDS) == 1
