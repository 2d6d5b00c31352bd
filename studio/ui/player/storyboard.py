"""Small pictures of moments, from the sheets that the server made."""

import re
from bisect import bisect_right

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QImage, QPixmap

from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.player.cues import TimedText, read_webvtt
from studio.ui.thumbnail import Fetch

_PLACE = re.compile(r"([\w.-]+)#xywh=(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})")
_MOST_SHEETS = 40


class Storyboard(QObject):
    """The pictures of one video; each sheet is fetched when it is first looked at.

    Args:
        path: Of its WebVTT file.
        fetch: Gets files of the server.
        scope: Runs the fetching.
    """

    arrived = Signal()

    def __init__(self, path: str, fetch: Fetch, scope: TaskScope) -> None:
        super().__init__()
        self._folder = path.rpartition("/")[0]
        self._fetch = fetch
        self._scope = scope
        self._places: list[TimedText] = []
        self._sheets: dict[str, QPixmap | None] = {}
        if not scope.closed:
            scope.start(self._load(path), name="storyboard")

    def at(self, milliseconds: int) -> QPixmap | None:
        """The picture of a moment; None while it is on its way or where there is none."""
        row = bisect_right(self._places, milliseconds, key=lambda each: each.start) - 1
        match = _PLACE.fullmatch(self._places[row].text.strip()) if row >= 0 else None
        if match is None:
            return None
        name = match[1]
        if name not in self._sheets and len(self._sheets) < _MOST_SHEETS and not self._scope.closed:
            self._sheets[name] = None
            self._scope.start(self._bring(name), name="storyboard sheet")
        sheet = self._sheets.get(name)
        if sheet is None:
            return None
        # No more than there is: a copy is as large as it is asked to be.
        place = QRect(*(int(match[n]) for n in range(2, 6))).intersected(sheet.rect())
        return None if place.isEmpty() else sheet.copy(place)

    async def _load(self, path: str) -> None:
        try:
            data = await self._fetch(path)
        except StudioError:
            return  # one finds one's way without
        text = data.decode("utf-8", "replace")
        self._places = await self._scope.run_blocking(read_webvtt, text)
        self.arrived.emit()

    async def _bring(self, name: str) -> None:
        try:
            data = await self._fetch(f"{self._folder}/{name}")
        except StudioError:
            return
        image = await self._scope.run_blocking(QImage.fromData, data)
        if not image.isNull():
            self._sheets[name] = QPixmap.fromImage(image)
            self.arrived.emit()
