"""Run the bundled ffmpeg: confined, watched, and gone within two seconds of being told.

The arguments are a list, never a shell's line. The program runs in a folder of its own attempt
and writes only names that we made, relative to it.
"""

import os
import queue
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import imageio_ffmpeg

from server.contract.acceptance import DECODERS, FORMATS, PROTOCOLS
from server.features.media.bubble import View
from server.features.media.errors import EncodeCancelledError, EncodeError
from server.features.media.leash import Limits, leashed
from server.kit.errors import NoSpaceError

LIMITS = Limits(
    memory_bytes=24 << 30, cpu_seconds=3600, open_files=256, file_bytes=1 << 30, niceness=10
)
"""For a run that makes no more than a picture."""
LOOK_SECONDS = 0.2
"""How often a cancel is looked for."""
GRACE_SECONDS = 1.0
"""Between asking ffmpeg to end and ending it."""
STALL_SECONDS = 600
"""Without any progress, after which it is taken to hang."""
TAIL_BYTES = 4000
LEAST_FREE_BYTES = 1 << 20
"""Less free space than this is a full disk. It has to be looked at: ffmpeg's HLS muxer drops what
cannot be written, goes on to the end, and exits with 0 and without a word."""
ENOSPC_EXIT = 228
"""ffmpeg exits with the low byte of the negated error: 256 - 28."""
FILE = "file:"
ENOSPC_TEXT = "No space left on device"
FULL = "The server's disk is full. Free some space on it, then try again."


@dataclass(frozen=True)
class Progress:
    """How far a run is."""

    seconds: float
    """Of the video, encoded so far."""
    speed: float | None
    """Seconds of video per second of time, since the start; None at first."""


def threads() -> int:
    """Threads for one encoder: as many as there are cores to run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_source(path: Path, *before: str) -> list[str]:
    """Input arguments for a creator's file: nothing but that file, with named decoders only."""
    guards = ["-protocol_whitelist", PROTOCOLS, "-format_whitelist", FORMATS]
    codecs = ["-codec_whitelist", DECODERS, "-threads", str(threads())]
    return [*guards, *codecs, *before, "-i", f"{FILE}{path.absolute()}"]


def run(
    arguments: Sequence[str],
    folder: Path,
    *,
    limits: Limits = LIMITS,
    on_progress: Callable[[Progress], None] = lambda _progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Run ffmpeg in ``folder`` to its end.

    Args:
        arguments: All but the program and what every run has in common.
        folder: Where it runs, and where ``ffmpeg.log`` is kept.
        limits: What it may use. Time on the clock is limited to as many seconds as processor
            time: with all cores at work a run takes less, and one core alone takes about that.
        on_progress: Called in this thread, about twice a second.
        cancelled: Asked several times a second; True ends the run.

    Raises:
        EncodeCancelledError: ``cancelled`` said so; the program is gone.
        NoSpaceError: The disk is full.
        EncodeError: Anything else went wrong; carries the end of ffmpeg's log.
    """
    common = ["-nostdin", "-hide_banner", "-v", "warning", "-y", "-nostats"]
    report = ["-progress", "pipe:1", "-stats_period", "0.5"]
    argv = [imageio_ffmpeg.get_ffmpeg_exe(), *common, *report, *arguments]
    log_path = folder / "ffmpeg.log"
    with log_path.open("wb") as log:
        program = subprocess.Popen(
            leashed(argv, limits, View(_sources(arguments), folder)),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            start_new_session=True,
        )
        try:
            for progress in _watch(program, limits.cpu_seconds):
                if cancelled():
                    raise EncodeCancelledError
                _check_room(folder)
                if progress is not None:
                    on_progress(progress)
            _check_room(folder)
        finally:
            _end(program)
    if program.returncode:
        raise _failure(program.returncode, log_path)


def _sources(arguments: Sequence[str]) -> tuple[Path, ...]:
    """The files that are named as :func:`read_source` names them."""
    return tuple(Path(each.removeprefix(FILE)) for each in arguments if each.startswith(FILE))


def _watch(program: subprocess.Popen[str], most_seconds: float) -> Iterator[Progress | None]:
    """What the program tells until it ends; None when it is time to look for other things."""
    lines: queue.Queue[str | None] = queue.Queue()
    assert program.stdout is not None  # noqa: S101 - asked for with PIPE
    reader = threading.Thread(target=_pump, args=(program.stdout, lines), daemon=True)
    reader.start()
    begun = time.monotonic()
    last_heard = begun
    while True:
        given = time.monotonic()
        yield None
        # Who looks may have stopped the program for as long as that took.
        away = time.monotonic() - given
        begun, last_heard = begun + away, last_heard + away
        if most_seconds and time.monotonic() - begun > most_seconds:
            raise EncodeError(f"not done after {most_seconds} s")
        if time.monotonic() - last_heard > STALL_SECONDS:
            raise EncodeError(f"no progress for {STALL_SECONDS} s")
        try:
            line = lines.get(timeout=LOOK_SECONDS)
        except queue.Empty:
            continue
        if line is None:
            program.wait()
            return
        for seconds in _seconds(line):
            last_heard = time.monotonic()
            spent = last_heard - begun
            yield Progress(seconds, seconds / spent if seconds and spent else None)


def _check_room(folder: Path) -> None:
    if shutil.disk_usage(folder).free < LEAST_FREE_BYTES:
        raise NoSpaceError(FULL)


def _pump(stream: IO[str], lines: "queue.Queue[str | None]") -> None:
    # Whoever ends the program closes its output, also in the middle of a look at it.
    with suppress(ValueError):
        for line in stream:
            lines.put(line)
    lines.put(None)


def _seconds(line: str) -> Iterator[float]:
    key, _, value = line.strip().partition("=")
    # "N/A" until the first packet is out.
    if key == "out_time_us" and value.lstrip("-").isdigit():
        yield max(0.0, int(value) / 1_000_000)


def _end(program: subprocess.Popen[str]) -> None:
    """Make sure that the program and all it started are gone."""
    if program.poll() is None:
        _signal(program, signal.SIGTERM)
        try:
            program.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            _signal(program, getattr(signal, "SIGKILL", signal.SIGTERM))
            program.wait()
    if program.stdout is not None:
        program.stdout.close()


def _signal(program: subprocess.Popen[str], number: signal.Signals) -> None:
    if hasattr(os, "killpg"):
        os.killpg(program.pid, number)
    else:
        program.terminate()


def _failure(code: int, log_path: Path) -> Exception:
    with log_path.open("rb") as log:
        log.seek(max(0, log_path.stat().st_size - TAIL_BYTES))
        tail = log.read().decode(errors="replace")
    if code == ENOSPC_EXIT or ENOSPC_TEXT in tail:
        return NoSpaceError(FULL)
    return EncodeError(f"ffmpeg ended with {code}: {tail}")
