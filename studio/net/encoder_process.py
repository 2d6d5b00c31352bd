"""The bundled server's encoder, run on a file of this computer in a process of its own.

It is the server's own command line, so that the sizes made here are those that a server would
make. It is told what to do through its input, and ends with it: no encoder outlives the studio.
"""

import contextlib
import json
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any

from studio.kit.errors import EncodingFailed
from studio.net.server_process import default_command

_LOOK_SECONDS = 0.1


class EncodingStopped(Exception):  # noqa: N818 - nothing is wrong
    """Encoding was told to stop; what is finished stays."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How far it is.

    Attributes:
        fraction: 0 to 1, over all sizes.
        seconds_left: Null while nothing can be told.
        sizes: Those that are being made.
    """

    fraction: float
    seconds_left: float | None
    sizes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """All sizes of a video, in one file to be sent.

    Attributes:
        path: The file.
        ends: The bytes at which each size is whole.
    """

    path: Path
    ends: tuple[int, ...]


class EncoderProcess:
    """One run over one file.

    Args:
        source: The file.
        folder: Of this file alone; what is finished in it is not made again.
        command: What starts ``chitra-server``.
    """

    def __init__(self, source: Path, folder: Path, command: Sequence[str] | None = None) -> None:
        self._argv = [
            *(command or default_command()),
            "encode",
            str(source.absolute()),
            "--to",
            str(folder.absolute()),
        ]
        self._process: subprocess.Popen[str] | None = None
        self._held = False

    def run(self, on_progress: Callable[[Encoding], None], stop: Event) -> Ladder:
        """Make every size. Blocks until they are there.

        Args:
            on_progress: Told in this thread, about twice a second.
            stop: Set it from another thread to end at once. What is finished stays.

        Raises:
            EncodingStopped: ``stop`` was set.
            EncodingFailed: It did not work; the message says why.
        """
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        try:
            started = subprocess.Popen(
                self._argv,
                stdin=pipe,
                stdout=pipe,
                stderr=nowhere,
                text=True,
                start_new_session=True,
            )
        except OSError as error:
            raise EncodingFailed(f"The encoder cannot be started: {error.strerror}.") from error
        with started as process:
            self._process = process
            if self._held:
                # Wished for before there was anybody to tell.
                self._say("pause")
            ended = Event()
            watch = Thread(target=self._end_with, args=(stop, ended), daemon=True)
            watch.start()
            try:
                answer = self._follow(process, on_progress)
            finally:
                ended.set()
                watch.join()
                self._close_input()
        if stop.is_set():
            raise EncodingStopped
        return _ladder(answer)

    def pause(self) -> None:
        """Let it stand still, and its encoders with it."""
        self._held = True
        self._say("pause")

    def resume(self) -> None:
        """Let it go on."""
        self._held = False
        self._say("resume")

    def _follow(
        self, process: "subprocess.Popen[str]", on_progress: Callable[[Encoding], None]
    ) -> dict[str, Any]:
        answer: dict[str, Any] = {}
        for line in process.stdout or ():
            with contextlib.suppress(ValueError, KeyError, TypeError):
                answer = json.loads(line)
                if answer["event"] == "step":
                    left = answer["seconds_left"]
                    sizes = tuple(answer["sizes"])
                    on_progress(Encoding(float(answer["percent"]) / 100, left, sizes))
        return answer

    def _end_with(self, stop: Event, ended: Event) -> None:
        while not ended.is_set():
            if stop.wait(_LOOK_SECONDS):
                self._close_input()
                return

    def _say(self, wish: str) -> None:
        process = self._process
        if process is not None and process.stdin is not None:
            # It may just have ended.
            with contextlib.suppress(OSError, ValueError):
                process.stdin.write(f"{wish}\n")
                process.stdin.flush()

    def _close_input(self) -> None:
        process = self._process
        if process is not None and process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()


def _ladder(answer: dict[str, Any]) -> Ladder:
    try:
        if answer["event"] == "made":
            return Ladder(Path(answer["bundle"]), tuple(map(int, answer["ends"])))
        raise EncodingFailed(str(answer["message"]))
    except (KeyError, TypeError, ValueError) as error:
        raise EncodingFailed("The encoder ended before it was done.") from error
