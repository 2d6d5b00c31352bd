"""What an account's screens were like when they were left: order, filters, widths."""

import hashlib
import json
from collections.abc import Mapping

from PySide6.QtCore import QSettings


class Memory:
    """One account's part of the settings file.

    Args:
        settings: The file.
        account: The account's key; it is an address and an id, so only its digest is a name.
    """

    def __init__(self, settings: QSettings, account: str) -> None:
        self._settings = settings
        self.name = hashlib.sha256(account.encode()).hexdigest()[:16]
        """Stands for the account in names of groups and folders."""
        self._group = f"account-{self.name}"

    def text(self, key: str) -> str:
        """A word kept under a key; empty when there is none."""
        kept = self._settings.value(f"{self._group}/{key}", "")
        return kept if isinstance(kept, str) else ""

    def keep_text(self, key: str, value: str) -> None:
        """Keep a word."""
        self._settings.setValue(f"{self._group}/{key}", value)

    def numbers(self, key: str) -> dict[str, int]:
        """Whole numbers kept under a key, by name; what a hand has broken is left out."""
        try:
            kept = json.loads(self.text(key) or "{}")
        except ValueError:
            return {}
        if not isinstance(kept, dict):
            return {}
        return {str(name): value for name, value in kept.items() if type(value) is int}

    def keep_numbers(self, key: str, values: Mapping[str, int]) -> None:
        """Keep whole numbers by name."""
        self.keep_text(key, json.dumps(dict(values)))
