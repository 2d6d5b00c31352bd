"""Changing many videos, each for itself, with one undo for all. No widgets."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from server.contract.errors import ErrorCode
from server.contract.videos import VideoOut, VideoPatch
from studio.features.videos.bulk import do_each, partly_sentence
from studio.features.videos.change import Change
from studio.features.videos.gateway import Videos
from studio.features.videos.items import VideoTable
from studio.kit.errors import NetworkError, StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.problems import sentence_of
from studio.ui.undo import HeldAction


class Wish(NamedTuple):
    """A video as it was seen, and the fields that shall be different."""

    seen: VideoOut
    values: dict[str, Any]


async def change_one(videos: Videos, wish: Wish) -> VideoOut:
    """Change a video unless somebody else changed the same fields.

    A change whose answer was lost may have been made: the video is looked at again, and counts as
    changed if it is so.

    Raises:
        StudioError: it was not changed, or nobody can say.
    """
    seen, values = wish
    patch = VideoPatch(**values)
    try:
        return await videos.change(seen.id, patch, seen.etag)
    except StudioError as error:
        overtaken = error.code == ErrorCode.VIDEO_CHANGED
        if not overtaken and not isinstance(error, NetworkError):
            raise
        now = await videos.video(seen.id)
        if all(_same(now, name, value) for name, value in values.items()):
            return now
        if not overtaken or any(not _same(now, name, getattr(seen, name)) for name in values):
            raise
    return await videos.change(seen.id, patch, now.etag)


def _same(video: VideoOut, name: str, value: Any) -> bool:
    has = getattr(video, name)
    return set(has) == set(value) if isinstance(value, list) else bool(has == value)


class BulkEdits(QObject):
    """Changes the videos of a list.

    Args:
        videos: The server's side.
        scope: Runs the requests.
        table: Whose rows are ticked; those that were refused stay so, with their reason.
        place: Shows a video as it is now.
        hold_ms: How long a change can be undone.
    """

    noted = Signal(str, str)
    failed = Signal(str)
    tags_found = Signal(list)
    """Tags in use, for the beginning asked for last."""
    held = Signal(object)
    """A :class:`HeldAction`: what was done can be taken back."""
    progressed = Signal(int, int)
    """How many of how many videos have been asked for; all of them once it is over."""

    def __init__(
        self,
        videos: Videos,
        scope: TaskScope,
        table: VideoTable,
        place: Callable[[VideoOut], None],
        *,
        hold_ms: int,
    ) -> None:
        super().__init__()
        self._videos = videos
        self._scope = scope
        self._table = table
        self._place = place
        self._hold_ms = hold_ms
        self._prefix = ""
        self._turn = asyncio.Lock()
        self._under_way: set[asyncio.Task[None]] = set()

    async def settled(self) -> None:
        """Wait until what was begun is done with every video."""
        await asyncio.gather(*self._under_way, return_exceptions=True)

    def complete_tag(self, prefix: str) -> None:
        """Look for tags that begin so."""
        self._prefix = prefix.casefold()
        if self._prefix and not self._scope.closed:
            self._scope.start(self._complete(self._prefix), name="complete a tag")

    def apply(self, change: Change, videos: Sequence[VideoOut]) -> None:
        """Make a change; what would not be different is left alone."""
        wishes = [Wish(video, change.values_for(video)) for video in videos]
        wishes = [wish for wish in wishes if wish.values]
        if wishes:
            self._run(self._apply(wishes))

    async def _apply(self, wishes: list[Wish]) -> None:
        changed, refused = await self._ask(wishes)
        if not changed:
            self.failed.emit(partly_sentence(0, refused))
            return
        before = {wish.seen.id: wish for wish in wishes}
        back = [
            Wish(video, {name: getattr(seen, name) for name in values})
            for video in changed
            for seen, values in [before[video.id]]
        ]
        text = self.tr("%Ln videos changed", "", len(changed))
        held = HeldAction(
            partly_sentence(len(changed), refused) if refused else text,
            lambda: None,
            lambda: self._run(self._undo(back)),
            self._hold_ms,
            self,
        )
        self.held.emit(held)

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        if self._scope.closed:
            work.close()
            return
        task = self._scope.start(work, name="change many")
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _complete(self, prefix: str) -> None:
        try:
            found = await self._videos.tags(prefix)
        except StudioError:
            return  # a tag can be typed whole
        if prefix == self._prefix:
            self.tags_found.emit(found)

    async def _undo(self, wishes: list[Wish]) -> None:
        changed, refused = await self._ask(wishes)
        if refused:
            self.failed.emit(partly_sentence(len(changed), refused))
        else:
            self.noted.emit(self.tr("%Ln videos as before", "", len(changed)), "undo-2")

    async def _ask(self, wishes: list[Wish]) -> tuple[list[VideoOut], dict[Any, StudioError]]:
        total = len(wishes)
        jobs = [
            (wish.seen.id, partial(self._one, wish, done, total))
            for done, wish in enumerate(wishes)
        ]
        async with self._turn:  # one change after the other, so that each tells how far it is
            changed, refused = await do_each(jobs)
            self.progressed.emit(total, total)
        self._table.tick([video.id for video in changed], on=False)
        self._table.tick(refused, on=True)
        self._table.explain({key: sentence_of(error) for key, error in refused.items()})
        return changed, refused

    async def _one(self, wish: Wish, done: int, total: int) -> VideoOut:
        self.progressed.emit(done, total)
        video = await change_one(self._videos, wish)
        self._place(video)
        return video
