"""Making the sizes of uploads on this computer: one at a time, in order, before they are sent."""

import asyncio
import shutil
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock
from uuid import UUID

from studio.features.uploads.entry import Entry
from studio.features.uploads.roster import Roster
from studio.features.uploads.state import ItemState
from studio.kit.errors import EncodingFailed
from studio.kit.task_scope import TaskScope
from studio.net.encoder_process import EncoderProcess, Encoding, EncodingStopped, Ladder

_MOST_HELD = 3
"""Encoders that stand still; each has a thread of the engine's, and memory. What is paused beyond
ends, and begins anew with the size that it was at."""


class EncodingHere:
    """Runs the encoder for the list.

    Args:
        roster: The list.
        scope: Runs what blocks.
        folder: Where ladders are made, each in a folder of its own.
        on_done: Called when one is done, or is given up.
        encoder: Makes a run over a file, in a folder.
    """

    def __init__(
        self,
        roster: Roster,
        scope: TaskScope,
        folder: Path,
        on_done: Callable[[], None],
        encoder: Callable[[Path, Path], EncoderProcess] = EncoderProcess,
    ) -> None:
        self._roster = roster
        self._scope = scope
        self._folder = folder
        self._on_done = on_done
        self._encoder = encoder
        # Of each folder: a run that was given up takes a moment to end, and tidies up after itself.
        self._locks: defaultdict[UUID, Lock] = defaultdict(Lock)

    def pump(self) -> None:
        """Begin with the first that waits, when none is at work."""
        entries = [e for e in self._roster.entries if e.state is ItemState.ENCODING]
        if not entries or any(entry.encoder is not None for entry in entries):
            return
        entry = entries[0]
        entry.encoder = self._encoder(entry.row.path, self._folder_of(entry))
        entry.run = self._scope.start(self._encode(entry, entry.encoder), name="encoding")

    async def pause(self, entry: Entry) -> None:
        """Let it stand still where it is; others may go on meanwhile."""
        held = sum(other.encoder is not None for other in self._paused())
        if entry.encoder is not None and held < _MOST_HELD:
            entry.encoder.pause()
        else:
            entry.halt()
        entry.change(ItemState.PAUSED)
        await self._roster.keep(entry)
        self._on_done()

    async def resume(self, entry: Entry) -> None:
        """Go on with one that was paused."""
        entry.change(ItemState.ENCODING)
        if entry.encoder is not None:
            entry.encoder.resume()
        await self._roster.keep(entry)
        self._on_done()

    async def forget(self, entry: Entry) -> None:
        """Remove what was made; the upload does not need it any more."""
        await self._scope.run_blocking(self._remove, entry)

    async def tidy(self) -> None:
        """Remove what belongs to no upload of the list, or to one that needs it no more."""
        needed = {
            self._folder_of(entry).name
            for entry in self._roster.entries
            if entry.row.encode_here and not _is_over(entry)
        }
        await self._scope.run_blocking(_remove_others, self._folder, needed)

    def _paused(self) -> list[Entry]:
        return [entry for entry in self._roster.entries if entry.state is ItemState.PAUSED]

    async def _encode(self, entry: Entry, encoder: EncoderProcess) -> None:
        stop, loop = entry.stop, asyncio.get_running_loop()

        def show(encoding: Encoding) -> None:
            if entry.encoder is not encoder:
                return
            entry.encoding = encoding
            loop.call_soon_threadsafe(self._roster.show, entry)

        try:
            ladder = await self._scope.run_blocking(self._run, entry, encoder, show, stop)
        except EncodingStopped:
            return
        except EncodingFailed as error:
            entry.run = None
            entry.send_source(error.code, error.message)
        else:
            ends = " ".join(map(str, ladder.ends))
            # One that was paused at its very end stays so.
            state = ItemState.WAITING if entry.state is ItemState.ENCODING else entry.state
            entry.change(state, ladder=ladder.path, ladder_ends=ends)
        finally:
            if entry.encoder is encoder:
                entry.encoder = None
                entry.encoding = Encoding(0.0, None, ())
        entry.run = None
        await self._roster.keep(entry)
        self._on_done()

    def _run(
        self, entry: Entry, encoder: EncoderProcess, show: Callable[[Encoding], None], stop: Event
    ) -> Ladder:
        with self._locks[entry.id]:
            return encoder.run(show, stop)

    def _remove(self, entry: Entry) -> None:
        with self._locks[entry.id]:
            shutil.rmtree(self._folder_of(entry), ignore_errors=True)

    def _folder_of(self, entry: Entry) -> Path:
        return self._folder / entry.id.hex


def _is_over(entry: Entry) -> bool:
    return entry.state is ItemState.CANCELLED or entry.row.content_verified is True


def _remove_others(folder: Path, needed: set[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for each in folder.iterdir():
        if each.name not in needed:
            shutil.rmtree(each, ignore_errors=True)
