"""``chitra-server encode``: make a video's sizes on this computer, for whoever sends them.

The studio runs it. On the standard output comes one JSON object a line: ``step`` again and again,
and in the end ``made``, ``refused`` or ``failed``. On the standard input ``pause`` and ``resume``
are taken; its end, also that of the program which held it, ends the work.
"""

import json
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import psutil
import typer

from server.app import logs
from server.features.media.errors import EncodeCancelledError, EncodeError, RefusedMediaError
from server.features.media.ladders.here import Step, encode_here
from server.kit.errors import NoSpaceError

CANCELLED_EXIT = 3
_LOOK_SECONDS = 0.01


def encode_command(
    source: Annotated[Path, typer.Argument(help="The video.")],
    to: Annotated[Path, typer.Option(help="Folder of this video alone.")],
) -> None:
    """Make every size of a video as the server would, and a bundle of them to be sent.

    What is finished in the folder is not made again. End it by closing its input.
    """
    with telling() as wish:
        made = encode_here(source, to, on_step=_step, cancelled=wish)
        tell("made", bundle=str(made.bundle), ends=made.ends, sizes=made.sizes)


@contextmanager
def telling() -> Iterator["Wish"]:
    """The block does what the wish allows; why it could not is told, and is the exit's code."""
    logs.configure("WARNING", as_json=False)
    wish = Wish()
    threading.Thread(target=wish.listen, daemon=True).start()
    try:
        yield wish
    except EncodeCancelledError as ended:
        raise typer.Exit(CANCELLED_EXIT) from ended
    except RefusedMediaError as refusal:
        tell("refused", code=refusal.code.value, message=refusal.message)
        raise typer.Exit(1) from refusal
    except (EncodeError, NoSpaceError) as error:
        detail = error.detail if isinstance(error, EncodeError) else ""
        tell("failed", code=error.code.value, message=error.message, detail=detail)
        raise typer.Exit(1) from error


class Wish:
    """What whoever started this wants of it."""

    def __init__(self) -> None:
        self._go_on = threading.Event()
        self._go_on.set()
        self._over = False

    def listen(self) -> None:
        """Take wishes until the input ends."""
        for line in sys.stdin:
            if line.strip() == "pause":
                self._go_on.clear()
            elif line.strip() == "resume":
                self._go_on.set()
        self._over = True
        self._go_on.set()

    def __call__(self) -> bool:
        """Whether it is over; while it is paused, this waits and so do the encoders."""
        if not self._go_on.is_set():
            encoders = _stop_all()
            tell("paused")
            self._go_on.wait()
            for encoder in reversed(encoders):
                with suppress(psutil.NoSuchProcess):
                    encoder.resume()
        return self._over


def _stop_all() -> list[psutil.Process]:
    """Let every program below this one stand still, also those that others start meanwhile."""
    stopped: list[psutil.Process] = []
    while running := [
        each for each in psutil.Process().children(recursive=True) if not _stands_still(each)
    ]:
        for each in running:
            with suppress(psutil.NoSuchProcess):
                each.suspend()
        stopped += running
        time.sleep(_LOOK_SECONDS)
    return stopped


def _stands_still(program: psutil.Process) -> bool:
    try:
        return program.status() in {psutil.STATUS_STOPPED, psutil.STATUS_ZOMBIE}
    except psutil.NoSuchProcess:
        return True


def _step(step: Step) -> None:
    tell("step", **asdict(step))


def tell(event: str, **facts: Any) -> None:
    """Write an event on the standard output."""
    sys.stdout.write(json.dumps({"event": event, **facts}) + "\n")
    sys.stdout.flush()
