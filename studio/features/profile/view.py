"""The profile card of the settings page."""

from pathlib import Path

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from server.contract.profile import BIO_MAX
from studio.features.profile.bio_field import BioField
from studio.features.profile.crop_dialog import CropDialog
from studio.features.profile.viewmodel import NAME_MAX, ProfileViewModel, Saving
from studio.ui import formatting
from studio.ui.announce import Announcer
from studio.ui.avatar import Avatar
from studio.ui.buttons import Button, GhostDangerButton, LinkButton, Segments
from studio.ui.cards import card, line
from studio.ui.fields import Field
from studio.ui.labels import TextLabel, label, set_tone
from studio.ui.note_box import NoteBox
from studio.ui.problems import sentence_of
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget

_AVATAR = 72


class ProfileView(TranslatedWidget):
    """Shows a :class:`ProfileViewModel`."""

    def __init__(self, model: ProfileViewModel) -> None:
        super().__init__()
        self._model = model
        self._title = label("section")
        self._state = label("small", "tertiary")
        self._again = LinkButton()
        self._problem = NoteBox("danger")
        self._problem.action.connect(model.load)
        self._picture_problem = NoteBox("danger")
        self._avatar = Avatar(_AVATAR)
        self._username = TextLabel("bodyStrong")
        self._picture_note = label("small", "tertiary", wrap=True)
        self._choose = Button("image-up")
        self._remove = GhostDangerButton("trash-2")
        self.first_name, self.last_name = Field(), Field()
        self.bio = BioField(BIO_MAX)
        self._names = [label("bodyMedium") for _ in range(2)]
        self._notes = [label("small", "tertiary", wrap=True) for _ in range(2)]
        self._language = Segments(("en", "bn"))
        self._mail = Segments(("on", "off"))
        self._dialog: CropDialog | None = None
        self._announcer = Announcer(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self._title.setText(self.tr("Profile"))
        self._again.say(self.tr("Try again"))
        self._choose.say(self.tr("Choose a picture…"))
        self._remove.say(self.tr("Remove"), self.tr("Remove your picture"))
        self._picture_note.setText(self.tr("A square of a JPEG, PNG or WebP. Everybody sees it."))
        self.first_name.say(self.tr("First name"))
        self.last_name.say(self.tr("Last name"))
        self.bio.say(self.tr("About you"))
        for name, text in zip(
            self._names, (self.tr("Language of mails"), self.tr("Mail about news")), strict=True
        ):
            name.setText(text)
        notes = (
            self.tr("And of what the server writes to you."),
            self.tr("Comments, processing and the like. What concerns safety is always mailed."),
        )
        for note, text in zip(self._notes, notes, strict=True):
            note.setText(text)
        self._language.say(("English", "বাংলা"))
        self._mail.say((self.tr("On"), self.tr("Off")))
        self._language.setAccessibleName(self._names[0].text())
        self._mail.setAccessibleName(self._names[1].text())
        self._refresh()

    def _refresh(self) -> None:
        model, profile = self._model, self._model.profile
        self.setVisible(not model.unknown)
        told = model.problem
        self._problem.offer("" if told is None else self.tr("Try again"))
        self._problem.show_text(sentence_of(told) if told is not None else model.refusal)
        self._picture_problem.show_text("" if self._cropping else model.picture_refusal)
        for part in (self.first_name, self.last_name, self.bio, self._language, self._mail):
            part.setEnabled(profile is not None)
        busy = model.picture_busy or profile is None
        self._choose.setEnabled(not busy)
        self._remove.setEnabled(not busy)
        self._remove.setVisible(profile is not None and profile.avatar_url is not None)
        for field, edit in (("first_name", self.first_name), ("last_name", self.last_name)):
            _fill(edit, str(model.value(field) or ""))
            edit.show_problem(model.field_problem(field))
        self.bio.show_text(str(model.value("bio") or ""))
        self.bio.show_problem(model.field_problem("bio"))
        self._language.choose(str(model.value("preferred_language") or ""))
        mailed = model.value("email_notifications_enabled")
        self._mail.choose("" if mailed is None else "on" if mailed else "off")
        self._show_person()
        self._say_state()
        if self._dialog is not None and shiboken6.isValid(self._dialog):
            self._dialog.set_busy(busy=model.picture_busy)
            self._dialog.show_problem(model.picture_refusal)

    @property
    def _cropping(self) -> bool:
        return self._dialog is not None and shiboken6.isValid(self._dialog)

    def _show_person(self) -> None:
        model, profile = self._model, self._model.profile
        name = "" if profile is None else profile.username
        picture = None if model.picture is None else QPixmap.fromImage(model.picture)
        self._avatar.show_person(name, picture)
        self._username.set_text(name)

    def _say_state(self) -> None:
        model = self._model
        saved_at = "" if model.saved_at is None else formatting.clock(model.saved_at)
        words = {
            Saving.NOTHING: "",
            Saving.EDITED: self.tr("Kept on this computer"),
            Saving.SENDING: self.tr("Saving"),
            Saving.SAVED: self.tr("Saved %1").replace("%1", saved_at),
            Saving.FAILED: self.tr("Could not save. Kept on this computer."),
        }
        failed = model.saving is Saving.FAILED
        self._state.setText(words[model.saving])
        set_tone(self._state, "danger" if failed else "tertiary")
        self._again.setVisible(failed)
        if model.saving in {Saving.SAVED, Saving.FAILED}:
            self._announcer.say(self._state.text())

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self._refresh)
        model.picture_changed.connect(self._show_person)
        model.picture_chosen.connect(self._crop)
        model.picture_set.connect(self._end_dialog)
        self._again.clicked.connect(model.save)
        self._choose.clicked.connect(self._ask_file)
        self._remove.clicked.connect(model.remove_picture)
        for field, edit in (("first_name", self.first_name), ("last_name", self.last_name)):
            edit.edit.setMaxLength(NAME_MAX)
            edit.edit.textEdited.connect(lambda text, field=field: model.edit(field, text))
            edit.edit.editingFinished.connect(model.save)
        self.bio.edited.connect(lambda text: model.edit("bio", text))
        self.bio.left.connect(model.save)
        self._language.chosen.connect(lambda value: model.edit("preferred_language", value))
        self._mail.chosen.connect(
            lambda value: model.edit("email_notifications_enabled", value == "on")
        )

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a picture"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Pictures (%1)").replace("%1", _PATTERNS))
        dialog.fileSelected.connect(lambda path: self._model.choose_picture(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _crop(self, image: QImage) -> None:
        dialog = CropDialog(image, self)
        self._dialog = dialog
        dialog.chosen.connect(lambda square: self._model.set_picture(image, square))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda: QTimer.singleShot(0, self, self._choose.setFocus))
        dialog.open()

    def _end_dialog(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None and shiboken6.isValid(dialog):
            dialog.accept()

    def _lay_out(self) -> None:
        space = current_theme().tokens.number("space.3")
        top = QWidget()
        across = QHBoxLayout(top)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._username)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._remove)
        buttons.addStretch()
        words.addLayout(buttons)
        words.addWidget(self._picture_note)
        across.addWidget(self._avatar)
        across.addLayout(words, stretch=1)
        said = QWidget()
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space)
        names = QHBoxLayout()
        names.setSpacing(space)
        names.addWidget(self.first_name)
        names.addWidget(self.last_name)
        column.addLayout(names)
        column.addWidget(self.bio)
        state = QWidget()
        beside = QHBoxLayout(state)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(self._state)
        beside.addWidget(self._again)
        lines = [
            line(name, note, control)
            for name, note, control in zip(
                self._names, self._notes, (self._language, self._mail), strict=True
            )
        ]
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        parts = [top, self._picture_problem, said, *lines, self._problem]
        whole.addWidget(card(self._title, parts, state))


_PATTERNS = "*.jpg *.jpeg *.png *.webp *.gif *.bmp"


def _fill(field: Field, text: str) -> None:
    """Show a text, but never under somebody's fingers."""
    if field.text != text and not field.edit.hasFocus():
        field.edit.setText(text)
