"""A track that is being edited: its cues, what is wrong with them, and the way back."""

import time

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from studio.features.subtitles.checks import Finding, findings_of
from studio.features.subtitles.cue import Cues, Splice, difference
from studio.features.subtitles.limits import Film, Limits

_TYPING_SECONDS = 1.0
"""Typing in one cue that pauses for less is one step to undo."""
_TYPING = 1

Findings = list[tuple[Finding, ...]]
"""Of each cue, in the cues' order."""


def judged(cues: Cues, limits: Limits, film: Film) -> Findings:
    """What is wrong with a track; blocking work for many cues."""
    return [findings_of(row, cues, limits, film) for row in range(len(cues))]


class EditedTrack(QObject):
    """Cues with unlimited undo; every change is one :class:`Splice`.

    Args:
        limits: Of the track's language.
        film: The video it belongs to.
    """

    spliced = Signal(object)
    """A :class:`Splice` was applied."""
    reset = Signal()
    """Other cues, or all of them judged anew."""

    def __init__(self, limits: Limits, film: Film) -> None:
        super().__init__()
        self.limits = limits
        self.film = film
        self.cues: Cues = ()
        self.findings: Findings = []
        """Of each cue, in the cues' order."""
        self.stack = QUndoStack(self)
        self.loads = 0
        """Grows whenever another track is shown."""

    def load(self, cues: Cues, findings: Findings | None = None) -> None:
        """Begin with other cues; there is no way back beyond them.

        Args:
            cues: The track.
            findings: What :func:`judged` says of it, which takes long for many cues.
        """
        self.stack.clear()
        self.loads += 1
        self.cues = cues
        self.findings = judged(cues, self.limits, self.film) if findings is None else findings
        self.reset.emit()

    def edit(self, after: Cues, words: str, *, typing: int | None = None) -> bool:
        """Change the track. Returns whether anything is different.

        Args:
            after: The track as it shall be.
            words: What was done, for the menu.
            typing: The cue that is typed in; steps that follow each other closely become one.
        """
        if after is self.cues:
            return False
        splice = difference(self.cues, after)
        if splice.old == splice.new:
            return False
        self.stack.push(_Step(self, splice, words, typing))
        return True

    def apply(self, splice: Splice) -> None:
        """Put a splice in place; only steps of the undo stack do that."""
        self.cues = splice.apply(self.cues)
        last = splice.start + len(splice.new)
        self.findings[splice.start : splice.start + len(splice.old)] = [()] * len(splice.new)
        for row in range(max(0, splice.start - 1), last):
            self.findings[row] = self._findings(row)
        self.spliced.emit(splice)

    def all_findings(self) -> list[Finding]:
        """Everything that is wrong, in the order of the cues."""
        return [finding for each in self.findings for finding in each]

    def _findings(self, row: int) -> tuple[Finding, ...]:
        return findings_of(row, self.cues, self.limits, self.film)


class _Step(QUndoCommand):
    """One step of the undo stack."""

    def __init__(self, track: EditedTrack, splice: Splice, words: str, typing: int | None) -> None:
        super().__init__(words)
        self._track = track
        self.splice = splice
        self.typing = typing
        self.at = time.monotonic()

    def redo(self) -> None:
        """Do it."""
        self._track.apply(self.splice)

    def undo(self) -> None:
        """Take it back."""
        self._track.apply(self.splice.back())

    def id(self) -> int:
        """Only typing is merged."""
        return -1 if self.typing is None else _TYPING

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's
        """Take up what was typed next in the same cue."""
        if not isinstance(other, _Step) or other.typing != self.typing:
            return False
        mine, theirs = self.splice, other.splice
        follows = (mine.start, mine.new) == (theirs.start, theirs.old)
        if not follows or other.at - self.at > _TYPING_SECONDS:
            return False
        self.splice = Splice(mine.start, mine.old, theirs.new)
        self.at = other.at
        return True
