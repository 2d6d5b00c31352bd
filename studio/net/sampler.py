"""Some seconds of a film at one size, made by the bundled server's encoder and kept by content."""

import contextlib
import json
import shutil
import subprocess
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from threading import Event
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, ValidationError

from studio.kit.errors import EncodingFailed
from studio.net.encoder_process import EncodingStopped
from studio.net.server_process import default_command

_LOOK_SECONDS = 0.1
_KEPT = 40
"""Samples; each has two pictures of a few megabytes at most."""
_TOLD = "sample.json"
_MANNER = "1"
"""Of making them: what was made in another one is not shown."""


class Sample(BaseModel):
    """What some seconds of a film became.

    Attributes:
        size: Such as ``480p``.
        width: Pixels.
        height: Pixels.
        vmaf: 0 to 100, against the source at that size.
        kbps: Of the picture.
        film_bytes: That the whole film would have at that rate, with its sound.
        sizes: In which the film would be offered.
        duration: Seconds of the film.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    size: str
    width: int
    height: int
    vmaf: float
    kbps: float
    film_bytes: int
    sizes: tuple[str, ...]
    duration: float


class Sampler:
    """Makes samples, one at a time, and keeps the newest.

    Args:
        folder: Where they are kept.
        command: What starts ``chitra-server``.
    """

    def __init__(self, folder: Path, command: Sequence[str] | None = None) -> None:
        self._folder = folder
        self._command = list(command or default_command())

    def make(
        self, film: Path, content: str, size: str, at: float, stop: Event
    ) -> tuple[Sample, Path]:
        """The sample, and the folder of its pictures ``original.png`` and ``encoded.png``. Blocks.

        Args:
            film: The file.
            content: Tells it from all others, wherever it lies.
            size: Such as ``480p``; a film that is smaller gives its largest.
            at: Second of the film.
            stop: Set it from another thread to give up.

        Raises:
            EncodingStopped: ``stop`` was set.
            EncodingFailed: It did not work; the message says why.
        """
        try:
            return self._kept_or_made(film, content, size, at, stop)
        except OSError as error:
            why = f"The sample cannot be kept on this computer: {error.strerror}."
            raise EncodingFailed(why) from error

    def _kept_or_made(
        self, film: Path, content: str, size: str, at: float, stop: Event
    ) -> tuple[Sample, Path]:
        told = f"{_MANNER} {content} {size} {at:.1f}"
        kept = self._folder / sha256(told.encode()).hexdigest()[:32]
        with contextlib.suppress(OSError, ValidationError):
            found = Sample.model_validate_json((kept / _TOLD).read_bytes())
            kept.touch()
            return found, kept
        part = self._folder / f"{uuid4().hex}.part"
        part.mkdir(parents=True)
        try:
            made = self._run(film, size, at, part, stop)
            (part / _TOLD).write_text(made.model_dump_json())
            (part / "sample.mp4").unlink(missing_ok=True)
            shutil.rmtree(kept, ignore_errors=True)
            part.rename(kept)
        finally:
            shutil.rmtree(part, ignore_errors=True)
        self._forget_oldest()
        return made, kept

    def _run(self, film: Path, size: str, at: float, folder: Path, stop: Event) -> Sample:
        asked = ["preview", str(film.absolute()), "--size", size, "--at", f"{at:.3f}"]
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        try:
            process = subprocess.Popen(
                [*self._command, *asked, "--to", str(folder.absolute())],
                stdin=pipe,
                stdout=pipe,
                stderr=nowhere,
                start_new_session=True,
            )
        except OSError as error:
            raise EncodingFailed(f"The encoder cannot be started: {error.strerror}.") from error
        answer = _output(process, stop)
        if stop.is_set():
            raise EncodingStopped
        try:
            told = json.loads(answer.splitlines()[-1])
            if told["event"] == "made":
                return Sample.model_validate(told)
            raise EncodingFailed(str(told["message"]))
        except (IndexError, KeyError, TypeError, ValueError) as error:
            raise EncodingFailed("The encoder ended before it was done.") from error

    def _forget_oldest(self) -> None:
        kept = sorted(self._folder.iterdir(), key=lambda each: -each.stat().st_mtime)
        for each in kept[_KEPT:]:
            shutil.rmtree(each, ignore_errors=True)


def _output(process: "subprocess.Popen[bytes]", stop: Event) -> bytes:
    """All that it prints. Its input is held open: it ends with that."""
    with process:
        while not stop.is_set():
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=_LOOK_SECONDS)
                break
        if process.stdin is not None:
            process.stdin.close()
        return process.stdout.read() if process.stdout is not None else b""
