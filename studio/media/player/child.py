"""The process that plays: decoders crash on hostile input, and keep a processor busy.

Run as ``python -m studio.media.player.child MEMORY``; :mod:`studio.media.player.player` starts it.
Commands come in as lines of JSON, events go out so; pictures go through the file ``MEMORY``.
"""

import contextlib
import mmap
import os
import sys
from pathlib import Path
from threading import Thread
from typing import BinaryIO

from pydantic import ValidationError

from studio.media.confine import confine
from studio.media.player.canvas import Canvas
from studio.media.player.engine import Engine
from studio.media.player.inbox import Inbox
from studio.media.player.messages import COMMANDS, Event


def listen(lines: BinaryIO, inbox: Inbox) -> None:
    """Put what is said into the inbox, until nobody says anything any more."""
    for line in lines:
        try:
            inbox.put(COMMANDS.validate_json(line))
        except ValidationError:
            continue
    inbox.put(None)


def _obey(inbox: Inbox) -> None:
    listen(sys.stdin.buffer, inbox)
    # Whoever asked has gone, and what is being decoded may never come to an end.
    os._exit(0)


def main(memory: str) -> None:
    """Play until the input ends."""
    confine(endless=True)
    inbox = Inbox()
    out = sys.stdout.buffer

    def tell(event: Event) -> None:
        try:
            out.write(event.model_dump_json().encode() + b"\n")
            out.flush()
        except OSError:  # whoever asked has gone
            os._exit(0)

    path = Path(memory)
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as shared:
        # Both have it now. Without a name it goes with them, however they end; Windows keeps the
        # name of what is open, and there whoever started this removes it.
        with contextlib.suppress(OSError):
            path.unlink()
            path.parent.rmdir()
        engine = Engine(inbox, Canvas(shared), tell)
        Thread(target=_obey, args=(inbox,), daemon=True).start()
        engine.run()
    # Skip the libraries' own clean-up, which may trip over what hostile input left behind.
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
