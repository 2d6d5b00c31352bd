"""What can be done to the cues of a track. No widgets."""

import re
from collections.abc import Collection, Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from studio.features.subtitles import edits
from studio.features.subtitles.checks import Finding
from studio.features.subtitles.cue import place_of
from studio.features.subtitles.exchange import FileFormat
from studio.features.subtitles.files import open_file, save_file
from studio.features.subtitles.fixes import all_fixed, fixed
from studio.features.subtitles.track import EditedTrack
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.problems import sentence_of

_NEW_CUE_MS = 2000


class CueEditing(QObject):
    """Every command of the editor that changes cues; each is one step to undo.

    Args:
        track: Is changed.
        scope: Runs what takes long.
    """

    selected = Signal()
    """Another cue is the current one."""
    noted = Signal(str, str)
    """A sentence about something done, and an icon's name."""
    failed = Signal(str)
    """A sentence about something that could not be done."""

    def __init__(self, track: EditedTrack, scope: TaskScope) -> None:
        super().__init__()
        self.track = track
        self._scope = scope
        self.current: int | None = None
        """The key of the cue that the keyboard is in."""

    def select(self, key: int | None) -> None:
        """The cue that the keyboard is in."""
        if key != self.current:
            self.current = key
            self.selected.emit()

    def write(self, key: int, text: str) -> None:
        """Type in a cue."""
        self.track.edit(edits.set_text(self.track.cues, key, text), self.tr("Typing"), typing=key)

    def retime(self, key: int, start: int, end: int) -> None:
        """Show a cue at another time."""
        self.track.edit(edits.retime(self.track.cues, key, start, end), self.tr("Change times"))

    def add(self, at: int) -> None:
        """Add an empty cue, as long as there is room."""
        following = [cue.start for cue in self.track.cues if cue.start > at]
        end = min([at + _NEW_CUE_MS, *following])
        after, key = edits.insert(self.track.cues, at, end)
        self.track.edit(after, self.tr("Add a cue"))
        self.select(key)

    def remove(self, keys: Collection[int]) -> None:
        """Take cues out."""
        self.track.edit(edits.remove(self.track.cues, keys), self.tr("Remove cues"))

    def split(self, key: int, at: int | None = None, letters: int | None = None) -> None:
        """Make two cues of one: at a moment, or where the cursor stands in its text."""
        row = place_of(self.track.cues, key)
        if row < 0:
            return
        cue = self.track.cues[row]
        if at is None:
            share = 0.5 if letters is None else letters / max(1, len(cue.text))
            at = cue.start + round(cue.duration * min(0.9, max(0.1, share)))
        self.track.edit(edits.split(self.track.cues, key, at, letters), self.tr("Split"))

    def merge(self, keys: Collection[int]) -> None:
        """Make one cue of several; of one, with the next."""
        wanted = set(keys)
        if len(wanted) == 1:
            row = place_of(self.track.cues, next(iter(wanted)))
            wanted |= {cue.key for cue in self.track.cues[row + 1 : row + 2]}
        after = edits.merge(self.track.cues, wanted, self.track.limits)
        self.track.edit(after, self.tr("Merge"))

    def rebreak(self, keys: Collection[int]) -> None:
        """Break the lines of cues anew."""
        after = edits.rebreak(self.track.cues, keys, self.track.limits)
        self.track.edit(after, self.tr("Break lines"))

    def shift(self, keys: Collection[int], milliseconds: int) -> None:
        """Move cues in time."""
        after = edits.shift(self.track.cues, keys, milliseconds)
        self.track.edit(after, self.tr("Shift"))

    def sync(self, first: tuple[int, int], second: tuple[int, int]) -> None:
        """Move every cue so that two moments fall where they belong."""
        self.track.edit(edits.sync(self.track.cues, first, second), self.tr("Sync to two points"))

    def change_rate(self, made_for: float, plays_at: float) -> None:
        """Fit the track to another frame rate."""
        after = edits.change_rate(self.track.cues, made_for, plays_at)
        self.track.edit(after, self.tr("Change the frame rate"))

    def find(self, words: str, *, regex: bool, case: bool) -> int | None:
        """The next cue after the current one whose text holds something; from the end, the first.

        Raises:
            ValueError: The pattern is no regular expression.
        """
        found = _pattern(words, regex=regex, case=case)
        cues = self.track.cues
        here = place_of(cues, self.current) if self.current is not None else -1
        rows = [*range(here + 1, len(cues)), *range(here + 1)]
        return next((cues[row].key for row in rows if found.search(cues[row].text)), None)

    def substitute(self, words: str, replacement: str, *, regex: bool, case: bool) -> int:
        """Find and replace in all cues. Returns how many cues changed.

        Raises:
            ValueError: The pattern or the replacement is no regular expression.
        """
        found = _pattern(words, regex=regex, case=case)
        new = replacement if regex else replacement.replace("\\", "\\\\")
        before = self.track.cues
        try:
            after = edits.substitute(before, {cue.key for cue in before}, found, new)
        except (re.error, IndexError) as error:
            raise ValueError(str(error)) from error
        count = sum(one is not other for one, other in zip(before, after, strict=True))
        self.track.edit(after, self.tr("Replace"))
        return count

    def fix(self, finding: Finding) -> None:
        """Put one thing right."""
        track = self.track
        after = fixed(track.cues, finding, track.limits, track.film)
        if not track.edit(after, self.tr("Fix")):
            self.failed.emit(self.tr("There is no room to do that. Change the cue by hand."))

    def fix_all(self) -> None:
        """Put right what needs no person, in one step."""
        self._run(self._fix_all())

    def import_file(self, path: Path) -> None:
        """Put a file's cues in place of what is here; it can be undone."""
        self._run(self._import(path))

    def export_file(self, path: Path, kind: FileFormat) -> None:
        """Write the track to a file, and tell what the format did not hold."""
        self._run(self._export(path, kind))

    async def _import(self, path: Path) -> None:
        shown = self.track.loads
        try:
            cues = await self._scope.run_blocking(open_file, path, self.track.film.frame_rate)
        except StudioError as error:
            self.failed.emit(sentence_of(error))
            return
        if shown != self.track.loads:
            return  # the file was meant for the track that was shown before
        self.track.edit(cues, self.tr("Import"))
        self.noted.emit(self.tr("%Ln cues imported", "", len(cues)), "file-down")

    async def _export(self, path: Path, kind: FileFormat) -> None:
        rate = self.track.film.frame_rate
        try:
            lost = await self._scope.run_blocking(save_file, path, self.track.cues, kind, rate)
        except StudioError as error:
            self.failed.emit(sentence_of(error))
            return
        if lost:
            words = self.tr("Exported; %Ln cues lost something the format cannot hold", "", lost)
            self.noted.emit(words, "triangle-alert")
        else:
            self.noted.emit(self.tr("Exported whole"), "file-up")

    async def _fix_all(self) -> None:
        track = self.track
        before = track.cues
        after = await self._scope.run_blocking(all_fixed, before, track.limits, track.film)
        if track.cues is before and track.edit(after, self.tr("Fix all that is safe")):
            left = len(track.all_findings())
            self.noted.emit(self.tr("%Ln things are left for you", "", left), "wand-sparkles")

    def _run(self, coroutine: Coroutine[Any, Any, None]) -> None:
        if self._scope.closed:
            coroutine.close()
        else:
            self._scope.start(coroutine)


def _pattern(words: str, *, regex: bool, case: bool) -> re.Pattern[str]:
    try:
        return re.compile(
            words if regex else re.escape(words), re.NOFLAG if case else re.IGNORECASE
        )
    except re.error as error:
        raise ValueError(str(error)) from error
