"""Widgets that say everything again when the language changes."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QWidget


class TranslatedWidget(QWidget):
    """Calls :meth:`retranslate` on every change of language; subclasses call it once when built."""

    def retranslate(self) -> None:
        """Set every visible string again."""

    def changeEvent(self, event: QEvent) -> None:
        """Listen for the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class TranslatedDialog(QDialog):
    """The same for dialogs."""

    def retranslate(self) -> None:
        """Set every visible string again."""

    def changeEvent(self, event: QEvent) -> None:
        """Listen for the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
