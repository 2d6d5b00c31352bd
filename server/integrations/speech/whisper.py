"""Speech recognition by faster-whisper and a model that whoever runs the server has put there."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

from server.integrations.speech.port import (
    Heard,
    SpeechCancelledError,
    SpeechError,
    SpeechRefusedError,
    Word,
)

PACKAGE = "faster_whisper"
PARTS = ("model.bin", "config.json")
"""What every model for CTranslate2 has."""
LOOK_SECONDS = 0.2
"""How often a cancel is looked for."""
STALL_SECONDS = 1800
"""Without a word, after which it is taken to hang; half an hour of half a minute's speech."""
TAIL = 2000
MODULE = "server.integrations.speech.listening"


@dataclass(frozen=True)
class Whisper:
    """Listens in a process of its own.

    Args:
        model: Folder of a Whisper model for CTranslate2.
        confine: Puts a program on its leash: argv to argv.
    """

    model: Path
    confine: Callable[[list[str]], list[str]]
    works: bool = True

    def hear(
        self,
        audio: Path,
        *,
        language: str | None,
        on_progress: Callable[[float], None],
        cancelled: Callable[[], bool],
    ) -> Heard:
        """Write down what is said in ``audio``."""
        self.check()
        said = language.partition("-")[0].lower() if language else ""
        argv = [sys.executable, "-I", "-m", MODULE, str(self.model.absolute()), str(audio), said]
        with (audio.parent / "speech.log").open("w+b") as log:
            program = subprocess.Popen(
                self.confine(argv if said else argv[:-1]),
                cwd=audio.parent,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
            )
            try:
                heard = _collect(_lines(program, cancelled), on_progress)
            finally:
                _end(program)
            if heard is None:
                log.seek(max(0, log.seek(0, os.SEEK_END) - TAIL))
                tail = log.read().decode(errors="replace")
                raise SpeechError(f"recognition ended with {program.returncode}: {tail}")
        return heard

    def check(self) -> str:
        """What listens.

        Raises:
            SpeechError: the model or the package is missing.
        """
        missing = [name for name in PARTS if not (self.model / name).is_file()]
        if missing:
            raise SpeechError(
                f"CHITRA_SPEECH_MODEL: {self.model} has no {' and no '.join(missing)}; it should "
                "be the folder of a Whisper model for CTranslate2"
            )
        if find_spec(PACKAGE) is None:
            raise SpeechError(
                "faster-whisper is not installed: pip install 'chitra-studio[speech]'"
            )
        return f"faster-whisper with {self.model}"


def _collect(lines: Iterator[dict[str, Any]], on_progress: Callable[[float], None]) -> Heard | None:
    """What was heard; None when it broke off."""
    language = ""
    words: list[Word] = []
    for line in lines:
        if refusal := line.get("refused"):
            raise SpeechRefusedError(refusal)
        if line.get("done"):
            return Heard(language, tuple(words))
        language = line.get("language", language)
        words += [Word(*word) for word in line.get("words", [])]
        if "until" in line:
            on_progress(line["until"])
    return None


def _lines(
    program: "subprocess.Popen[str]", cancelled: Callable[[], bool]
) -> Iterator[dict[str, Any]]:
    lines: queue.Queue[str | None] = queue.Queue()
    assert program.stdout is not None  # noqa: S101 - asked for with PIPE
    threading.Thread(target=_pump, args=(program.stdout, lines), daemon=True).start()
    quiet = 0.0
    while True:
        if cancelled():
            raise SpeechCancelledError
        try:
            line = lines.get(timeout=LOOK_SECONDS)
        except queue.Empty:
            quiet += LOOK_SECONDS
            if quiet > STALL_SECONDS:
                raise SpeechError(f"no word for {STALL_SECONDS} s") from None
            continue
        if line is None:
            program.wait()
            return
        quiet = 0.0
        yield json.loads(line)


def _pump(stream: IO[str], lines: "queue.Queue[str | None]") -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)


def _end(program: "subprocess.Popen[str]") -> None:
    """Make sure that the program is gone. It has nothing to clean up."""
    if program.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(program.pid, signal.SIGKILL)
        else:
            program.kill()
        program.wait()
    if program.stdout is not None:
        program.stdout.close()
