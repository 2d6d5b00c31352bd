"""A dialog of one step: what it is about, what is asked, what is wrong, and two buttons."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.buttons import Button, PrimaryButton
from studio.ui.dialog import EdgedDialog
from studio.ui.labels import label
from studio.ui.note_box import NoteBox
from studio.ui.theme import current_theme

_WIDTH = 420


class StepDialog(EdgedDialog):
    """A heading, a sentence, a body, what is wrong, and two buttons; the safe one is first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = label("title")
        self.note = label("body", "secondary", wrap=True)
        self.wrong = NoteBox("danger")
        self.cancel = Button()
        self.go = PrimaryButton()
        self.go.setDefault(True)
        self.body = QVBoxLayout()
        tokens = current_theme().tokens
        self.body.setSpacing(tokens.number("space.3"))
        padding = tokens.number("space.6")
        column = QVBoxLayout(self)
        column.setContentsMargins(padding, padding, padding, padding)
        column.setSpacing(tokens.number("space.3"))
        column.addWidget(self.heading)
        column.addWidget(self.note)
        column.addWidget(self.wrong)
        column.addLayout(self.body)
        column.addSpacing(tokens.number("space.2"))
        self._row = QHBoxLayout()
        self._row.setSpacing(tokens.number("space.2"))
        self._row.addStretch()
        self._row.addWidget(self.cancel)
        self._row.addWidget(self.go)
        column.addLayout(self._row)
        self.setMinimumWidth(current_theme().scaled(_WIDTH))
        self.cancel.clicked.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need: Qt guesses too much for text that wraps."""
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Other words need other room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def show_problem(self, text: str) -> None:
        """Say what is wrong, or no longer."""
        self.wrong.show_text(text)
        if self.isVisible():
            QTimer.singleShot(0, self, self._fit)

    def put_in_place_of_go(self, button: Button) -> None:
        """Show another button where the primary one is, such as one that deletes."""
        self.go.hide()
        self._row.addWidget(button)
