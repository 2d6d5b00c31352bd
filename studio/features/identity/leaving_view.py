"""The card that deletes the account, and its dialog."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.features.identity.leaving import LeavingViewModel
from studio.ui.buttons import Button, DangerButton
from studio.ui.cards import card, line
from studio.ui.fields import Field
from studio.ui.labels import label
from studio.ui.note_box import NoteBox
from studio.ui.step_dialog import StepDialog
from studio.ui.translated import TranslatedWidget


class DeleteDialog(StepDialog):
    """What happens, in plain words, and the name to be typed.

    Args:
        model: Whose account it is.
        parent: Whose dialog it is.
    """

    submitted = Signal(str)

    def __init__(self, model: LeavingViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._points = [label("body", "secondary", wrap=True) for _ in range(4)]
        self.name = Field()
        self.delete_button = DangerButton()
        for point in self._points:
            self.body.addLayout(_bulleted(point))
        self.body.addWidget(self.name)
        self.go.setDefault(False)
        self.put_in_place_of_go(self.delete_button)
        for button in (self.go, self.cancel, self.delete_button):
            button.setAutoDefault(False)  # Enter in the field is about the field alone
        self.delete_button.clicked.connect(self._submit)
        self.name.edit.textChanged.connect(lambda _text: self._check())
        self.name.edit.returnPressed.connect(self._submit)
        self.retranslate()
        self._check()
        self.cancel.setFocus()

    def retranslate(self) -> None:
        """All words."""
        self.heading.setText(self.tr("Delete your account?"))
        self.setWindowTitle(self.heading.text())
        self.note.setText(self.tr("This is what happens:"))
        points = (
            self.tr("You are signed out everywhere, and nobody can watch your videos any more."),
            self.tr("For some time you can bring all of it back: just sign in again."),
            self.tr(
                "After that your videos, comments and everything about you are removed for good."
            ),
            self.tr("Uploads that wait on this computer are not sent."),
        )
        for point, text in zip(self._points, points, strict=True):
            point.setText(text)
        asked = self.tr("Type %1 to show that you mean it")
        self.name.say(asked.replace("%1", self._model.username))
        self.cancel.say(self.tr("Keep my account"))
        self.delete_button.say(self.tr("Delete account"))

    def _check(self) -> None:
        self.delete_button.setEnabled(self._model.fits(self.name.text))

    def _submit(self) -> None:
        if self.delete_button.isEnabled():
            typed = self.name.text
            self.accept()
            self.submitted.emit(typed)


class LeavingView(TranslatedWidget):
    """Shows a :class:`LeavingViewModel`."""

    def __init__(self, model: LeavingViewModel) -> None:
        super().__init__()
        self._model = model
        self._title = label("section")
        self._name = label("bodyMedium")
        self._note = label("small", "tertiary", wrap=True)
        self._delete = Button("trash-2")
        self._delete.icon_colour = "danger.base"
        self._delete.set_icon("trash-2")
        self._problem = NoteBox("danger")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        parts = [line(self._name, self._note, self._delete), self._problem]
        column.addWidget(card(self._title, parts))
        model.changed.connect(self._refresh)
        self._delete.clicked.connect(self.ask)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self._title.setText(self.tr("Leaving"))
        self._name.setText(self.tr("Delete account"))
        self._note.setText(
            self.tr("Your videos go with it. For some time you can bring everything back.")
        )
        self._delete.say(self.tr("Delete account…"))
        self._refresh()

    def ask(self) -> None:
        """Show what happens, and ask for the name."""
        dialog = DeleteDialog(self._model, self)
        dialog.submitted.connect(self._model.delete)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _refresh(self) -> None:
        self.setVisible(not self._model.unknown)
        self._delete.setEnabled(self._model.ready)
        self._problem.show_text(self._model.refusal)


def _bulleted(point: QLabel) -> QHBoxLayout:
    """A point whose second line begins where its first does."""
    bullet = label("body", "secondary")
    bullet.setText("•")
    across = QHBoxLayout()
    across.setSpacing(8)
    across.addWidget(bullet, alignment=Qt.AlignmentFlag.AlignTop)
    across.addWidget(point, stretch=1)
    return across
