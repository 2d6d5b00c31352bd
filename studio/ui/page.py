"""The top of a page: its name, a note beside it, and actions at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.labels import label
from studio.ui.theme import current_theme


class PageHeader(QWidget):
    """Title and note; add actions to :attr:`row`."""

    def __init__(self) -> None:
        super().__init__()
        tokens = current_theme().tokens
        gutter = tokens.number("space.pageGutter")
        self._title = label("title")
        self._note = label("body", "tertiary")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(gutter, 0, gutter, 0)
        self.row.setSpacing(tokens.number("space.3"))
        self.row.addWidget(self._title)
        self.row.addSpacing(2)
        self.row.addWidget(self._note)
        self.row.addStretch()
        self.setMinimumHeight(tokens.number("layout.pageHeader"))

    def say(self, title: str, note: str = "") -> None:
        """Set the words."""
        self._title.setText(title)
        self._note.setText(note)

    @property
    def note(self) -> str:
        """The words beside the title."""
        return self._note.text()


def window_surface(widget: QWidget, surface: str) -> None:
    """Give a plain widget one of the window's grounds: shell, canvas or card."""
    widget.setProperty("surface", surface)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
