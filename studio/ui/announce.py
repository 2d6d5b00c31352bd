"""Telling people who listen instead of looking."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


class Announcer:
    """Announces politely through one widget, and never the same thing twice in a row."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self.last = ""

    def say(self, text: str) -> None:
        """Announce a sentence."""
        if not text or text == self.last:
            return
        self.last = text
        event = QAccessibleAnnouncementEvent(self._widget, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
