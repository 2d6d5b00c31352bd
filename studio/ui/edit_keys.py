"""Text fields of a page that has its own undo."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_PAGE = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class EditKeys(QObject):
    """Leaves the keys of undo and redo to the page, and tells when somebody goes elsewhere.

    Args:
        field: What is typed in.
    """

    left = Signal()

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """A field that may override a shortcut does not get the chance."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(key) for key in _PAGE)
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)
