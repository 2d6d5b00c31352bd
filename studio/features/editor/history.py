"""Undo and redo of field edits. Pure; the caller brings the clock."""

from dataclasses import dataclass, replace
from typing import Any

MERGE_SECONDS = 1.0
"""Typing in one field without a longer pause is one step."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One step: a field that went from one value to another.

    Attributes:
        field: Its contract name.
        before: What it said.
        after: What it says.
        at: When it was changed last, in seconds of a clock that only goes forward.
    """

    field: str
    before: Any
    after: Any
    at: float


class History:
    """Steps that can be taken back, and steps that were."""

    def __init__(self) -> None:
        self._done: list[Edit] = []
        self._undone: list[Edit] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back and nothing was changed since."""
        return bool(self._undone)

    def note(self, edit: Edit, *, typing: bool) -> None:
        """A field was changed; typing goes on in the step before when it was just there."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        follows = last is not None and last.field == edit.field and last.after == edit.before
        if typing and last is not None and follows and edit.at - last.at <= MERGE_SECONDS:
            self._done[-1] = replace(last, after=edit.after, at=edit.at)
        else:
            self._done.append(edit)

    def undo(self) -> Edit | None:
        """The step to take back, if there is one."""
        if not self._done:
            return None
        edit = self._done.pop()
        self._undone.append(edit)
        return edit

    def redo(self) -> Edit | None:
        """The step to take again, if there is one."""
        if not self._undone:
            return None
        edit = self._undone.pop()
        # Typing after a redo is a step of its own.
        self._done.append(replace(edit, at=float("-inf")))
        return edit

    def clear(self) -> None:
        """Forget all: what the steps were about is not there any more."""
        self._done.clear()
        self._undone.clear()
