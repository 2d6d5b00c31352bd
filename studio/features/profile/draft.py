"""What was changed of a profile and is not saved yet; it outlives a session and a crash."""

import json
from typing import Any

from studio.ui.memory import Memory

_KEY = "profile-draft"


class ProfileDraft:
    """Changed fields by their contract names, written down with every change.

    Args:
        memory: The account's.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.values: dict[str, Any] = self._kept()

    def set(self, field: str, value: object) -> None:
        """Note a change."""
        self.values[field] = value
        self._keep()

    def drop(self, field: str) -> None:
        """It is saved, or as it was."""
        if self.values.pop(field, None) is not None:
            self._keep()

    def _keep(self) -> None:
        text = json.dumps(self.values, ensure_ascii=False) if self.values else ""
        self._memory.keep_text(_KEY, text)

    def _kept(self) -> dict[str, Any]:
        try:
            kept = json.loads(self._memory.text(_KEY) or "{}")
        except ValueError:
            return {}
        if not isinstance(kept, dict):
            return {}
        return {str(name): value for name, value in kept.items() if type(value) in {str, bool}}
