"""The sign-in screen: the picture, the server picker, the form."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.features.identity.browser_panel import BrowserPanel
from studio.features.identity.form import Form
from studio.features.identity.illustration import RiverAtDusk
from studio.features.identity.join_form import JoinForm
from studio.features.identity.mail_forms import ForgotForm, MailSentNote
from studio.features.identity.picker_part import PickerPart
from studio.features.identity.sign_in_form import SignInForm
from studio.features.identity.sign_up_form import SignUpForm
from studio.features.identity.social_entry import PROVIDER_NAMES
from studio.features.identity.viewmodel import SignInViewModel
from studio.ui import formatting
from studio.ui.announce import Announcer
from studio.ui.buttons import Button, GhostButton, Segments
from studio.ui.labels import hairline, label
from studio.ui.note_box import NoteBox
from studio.ui.page import window_surface
from studio.ui.translated import TranslatedWidget

_PICTURE_LEAST = 280
_PICTURE_SHARE = 0.278
_PICKER_WIDTH = 456
_FORM_WIDTH = 392
_PAD = 32


AnyForm = SignInForm | SignUpForm | ForgotForm | MailSentNote | BrowserPanel | JoinForm


class SignInView(TranslatedWidget):
    """Shows a :class:`SignInViewModel`."""

    language_chosen = Signal(str)
    back_wanted = Signal()
    """Back to the account that goes on without signing in."""

    def __init__(self, model: SignInViewModel, *, version: str, back_to: str = "") -> None:
        super().__init__()
        window_surface(self, "canvas")
        self.model = model
        self._picture = RiverAtDusk(version)
        self._back_to = back_to
        self._back = GhostButton("arrow-left")
        self._back.setVisible(bool(back_to))
        self._languages = Segments(("en", "bn"))
        self._languages.say(("English", "বাংলা"))
        self._heading = label("title", wrap=True)
        self._heading_note = label("body", "secondary", wrap=True)
        self._problem = NoteBox("danger")
        self._farewell = NoteBox("warn")
        self._restore = Button("undo-2")
        self._warning = NoteBox("warn")
        self._sign_in = SignInForm()
        self._sign_up = SignUpForm()
        self._forgot = ForgotForm()
        self._mailed = MailSentNote()
        self._join = JoinForm()
        self._browser = BrowserPanel(model.social.trip)
        self._forms: dict[Form, AnyForm] = {
            Form.SIGN_IN: self._sign_in,
            Form.SIGN_UP: self._sign_up,
            Form.FORGOT: self._forgot,
            Form.CONFIRM: self._mailed,
            Form.RESET_SENT: self._mailed,
            Form.BROWSER: self._browser,
            Form.JOIN: self._join,
        }
        self._announcer = Announcer(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self._picture.say(self.tr("Version %1, open source"))
        self._restore.say(self.tr("Bring it back"))
        self._back.say(self.tr("Back to %1").replace("%1", self._back_to))
        self._languages.setAccessibleName(self.tr("Language"))
        bengali = QLocale().language() == QLocale.Language.Bengali
        self._languages.choose("bn" if bengali else "en")
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture takes its share, but leaves room for the rest."""
        super().resizeEvent(event)
        self._picture.setFixedWidth(max(_PICTURE_LEAST, round(self.width() * _PICTURE_SHARE)))

    def _refresh(self) -> None:
        model = self.model
        server = model.picker.chosen
        self._say_heading()
        self._show_social()
        shown = self._forms[model.form]
        for form in self._forms.values():
            form.setVisible(form is shown)
            form.set_open(ready=server.ready and not model.busy)
        for young in (self._sign_up, self._join):
            young.set_open(ready=server.ready and not model.busy and not model.too_young)
        self._sign_in.offer_other(offered=server.sign_up_open)
        self._sign_in.offer_reset(offered=server.mail)
        problems = model.fields
        self._sign_in.ask_code(
            asked=model.challenge is not None,
            problem=problems.get("code", ""),
            by_password=model.by_password,
        )
        fields = {} if isinstance(shown, MailSentNote | BrowserPanel) else shown.fields
        for name_of, field in fields.items():
            told = problems.get(name_of, "")
            if told and told != field.problem:
                field.show_problem(told)
        self._problem.show_text(model.problem)
        self._restore.setVisible(model.can_restore)
        self._restore.setEnabled(not model.busy)
        self._announcer.say(model.problem)
        self._say_warning()
        self._say_farewell()
        known = model.known_email
        if known and not self._sign_in.email.text:
            self._sign_in.email.edit.setText(known)

    def _show_social(self) -> None:
        social, server = self.model.social, self.model.picker.chosen
        self._sign_in.offer_social(server.social_providers if server.ready else ())
        self._join.show_newcomer(social.newcomer)
        if social.provider is not None:
            self._browser.show_provider(PROVIDER_NAMES[social.provider])

    def _say_heading(self) -> None:
        model = self.model
        server = model.picker.chosen
        name = self.tr("This computer") if server.local else server.name or server.key
        if model.form is Form.SIGN_UP:
            heading = self.tr("Create an account on %1")
            note = self.tr("A channel for your videos comes with it.")
        elif model.form is Form.JOIN:
            heading = self.tr("One more step to join %1")
            note = self.tr("A channel for your videos comes with it.")
        elif model.form is Form.FORGOT:
            heading = self.tr("A new password for %1")
            note = self.tr("A link to choose one is mailed to you. It works for half an hour.")
        elif model.form in {Form.CONFIRM, Form.RESET_SENT}:
            heading, note = self.tr("Look into your mail"), ""
        elif model.form is Form.BROWSER:
            heading, note = self.tr("Sign in to %1"), ""
        else:
            heading = self.tr("Sign in to %1")
            note = self.tr("Use the account you created on this server.")
        self._heading.setText(heading.replace("%1", name))
        self._heading_note.setText(note)
        self._heading_note.setVisible(bool(note))
        self._say_mailed()

    def _say_mailed(self) -> None:
        if self.model.form is Form.CONFIRM:
            text = self.tr("A link to confirm your address was sent to %1. Open it, then sign in.")
        else:
            text = self.tr(
                "If %1 has an account here, a link for a new password is on its way. It works once."
            )
        self._mailed.show_text(text.replace("%1", self.model.mailed_to))

    def _send_again(self) -> None:
        if self.model.form is Form.CONFIRM:
            self.model.ask_confirmation()
        else:
            self.model.ask_reset(self.model.mailed_to)

    def _say_warning(self) -> None:
        text = ""
        if self.model.warning is not None:
            text = self.tr(
                "This computer has no keyring, so your sign-in is kept in an encrypted file in "
                "your own folder. Anyone who can read your files could use it."
            )
        self._warning.show_text(text)

    def _say_farewell(self) -> None:
        deletion = self.model.deletion
        text = ""
        if deletion is not None and self.model.form is Form.SIGN_IN and not self.model.problem:
            final = deletion.final_at
            text = self.tr("Your account was deleted. Sign in to bring it back.")
            if final is not None:
                text = self.tr(
                    "Your account was deleted. Until %1 you can sign in to bring it back."
                )
                text = text.replace("%1", formatting.date_long(final))
        self._farewell.show_text(text)

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self._refresh)
        self._languages.chosen.connect(self.language_chosen)
        self._back.clicked.connect(self.back_wanted)
        for form in (self._sign_in, self._sign_up, self._forgot, self._join):
            for name, field in form.fields.items():
                field.edit.textEdited.connect(lambda _text, name=name: model.forgive(name))
        self._restore.clicked.connect(model.restore)
        self._sign_in.submitted.connect(model.sign_in)
        self._sign_in.social_wanted.connect(model.continue_with)
        self._join.submitted.connect(model.join)
        self._sign_in.code_submitted.connect(model.send_code)
        self._sign_in.withdrawn.connect(model.withdraw)
        self._sign_in.panel.edited.connect(lambda: model.forgive("code"))
        self._sign_up.submitted.connect(model.sign_up)
        self._forgot.submitted.connect(model.ask_reset)
        self._mailed.again_wanted.connect(self._send_again)
        self._sign_in.other_wanted.connect(lambda: model.show_form(Form.SIGN_UP))
        self._sign_in.forgot_wanted.connect(lambda: model.show_form(Form.FORGOT))
        for wants in (
            self._sign_up.other_wanted,
            self._forgot.back_wanted,
            self._mailed.back_wanted,
            self._join.back_wanted,
            self._browser.cancelled,
        ):
            wants.connect(lambda: model.show_form(Form.SIGN_IN))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._picture)
        picker = _scrolling(PickerPart(self.model))
        picker.setMaximumWidth(_PICKER_WIDTH)
        row.addWidget(picker, stretch=5)
        row.addWidget(hairline("vertical"))
        row.addWidget(_scrolling(self._form_part()), stretch=6)

    def _form_part(self) -> QWidget:
        part = QWidget()
        outer = QVBoxLayout(part)
        outer.setContentsMargins(_PAD, 12, 16, 24)
        top = QHBoxLayout()
        top.addWidget(self._back)
        top.addStretch()
        top.addWidget(self._languages)
        outer.addLayout(top)
        middle = QWidget()
        middle.setMaximumWidth(_FORM_WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 4, 16, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._heading_note)
        column.addSpacing(8)
        column.addWidget(self._farewell)
        column.addWidget(self._problem)
        back = QHBoxLayout()
        back.addWidget(self._restore)
        back.addStretch()
        column.addLayout(back)
        for form in dict.fromkeys(self._forms.values()):
            column.addWidget(form)
        column.addSpacing(8)
        column.addWidget(self._warning)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(middle, stretch=8)
        row.addStretch()
        outer.addLayout(row)
        outer.addStretch()
        return part


def _scrolling(part: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(part)
    return area
