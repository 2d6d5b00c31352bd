"""Plays films in a process of its own, and hands over the pictures."""

import mmap
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from pydantic import ValidationError

from studio.media.player.messages import (
    EVENTS,
    MOST_LINE,
    SLOT_BYTES,
    SLOTS,
    Command,
    Event,
    Failed,
    Open,
    Shown,
    Source,
    Taken,
)

_PIXEL = 4
_SHARED_FOLDER = Path("/dev/shm")  # noqa: S108 - a folder of ours is made in it


class Player:
    """Starts the process when something is opened, and again after it died.

    Args:
        on_event: Takes what happens, on a thread of this player's.
    """

    def __init__(self, on_event: Callable[[Event], None]) -> None:
        self._on_event = on_event
        self._process: subprocess.Popen[bytes] | None = None
        self._memory: mmap.mmap | None = None
        self._folder: TemporaryDirectory[str] | None = None
        self._hearing: Thread | None = None
        self._number = 0

    @property
    def number(self) -> int:
        """Of what was opened last; events of another are of the past."""
        return self._number

    def open(self, source: Source) -> int:
        """Show the first frame of a film. Returns the number its events will have.

        Raises:
            OSError: No process can be started.
        """
        self._number += 1
        if self._process is None or self._process.poll() is not None:
            self._start()
        self.say(Open(number=self._number, source=source))
        return self._number

    def say(self, command: Command) -> None:
        """Ask for something; of a process that has gone its last event tells."""
        process = self._process
        if process is None or process.stdin is None:
            return
        try:
            process.stdin.write(command.model_dump_json().encode() + b"\n")
            process.stdin.flush()
        except (OSError, ValueError):  # it ended, and its pipe may be closed by now
            return

    def picture(self, shown: Shown) -> bytes | None:
        """The lines of a picture, copied; its slot is free afterwards.

        Returns:
            None where it claims to be what it cannot be.
        """
        size, start = shown.stride * shown.height, shown.slot * SLOT_BYTES
        fits = self._memory is not None and size <= SLOT_BYTES
        data = None
        if self._memory is not None and fits and shown.stride >= shown.width * _PIXEL:
            data = self._memory[start : start + size]
        self.say(Taken(slot=shown.slot))
        return data

    def close(self) -> None:
        """Stop, and return at once. The process is ended, as it may hang in a hostile file."""
        process, self._process, self._memory = self._process, None, None
        if process is not None:
            process.kill()

    def _start(self) -> None:
        shared = _SHARED_FOLDER if _SHARED_FOLDER.is_dir() else None
        folder = self._folder = TemporaryDirectory(  # the thread that hears the process removes it
            prefix="chitra-player-", dir=shared, ignore_cleanup_errors=True
        )
        path = Path(folder.name) / "pictures"
        with path.open("w+b") as file:
            file.truncate(SLOTS * SLOT_BYTES)
            self._memory = mmap.mmap(file.fileno(), 0)
        command = [sys.executable, "-I", "-m", "studio.media.player.child", str(path)]
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError:
            folder.cleanup()
            raise
        if self._process.stdin is not None and sys.platform != "win32":
            # Nobody waits for a process that no longer reads: what it cannot take is lost.
            os.set_blocking(self._process.stdin.fileno(), False)
        hearing = (self._process, self._memory, folder)
        self._hearing = Thread(target=self._hear, args=hearing, name="player", daemon=True)
        self._hearing.start()

    def _hear(
        self,
        process: "subprocess.Popen[bytes]",
        memory: mmap.mmap,
        folder: "TemporaryDirectory[str]",
    ) -> None:
        out = process.stdout
        while out is not None and (line := out.readline(MOST_LINE)):
            try:
                event = EVENTS.validate_json(line)
            except ValidationError:
                break  # it is no longer what was started
            self._on_event(event)
        self._bury(process)
        if self._process is process:
            self._on_event(Failed(number=self._number, why="gone"))
        else:
            memory.close()
        folder.cleanup()

    @staticmethod
    def _bury(process: "subprocess.Popen[bytes]") -> None:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue
