"""The sign-in screen: the picture, the server picker, the form."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.features.identity.forms import SignInForm, SignUpForm
from studio.features.identity.illustration import RiverAtDusk
from studio.features.identity.server_card import ServerCard
from studio.features.identity.viewmodel import SignInViewModel
from studio.ui.announce import Announcer
from studio.ui.buttons import Button, Segments
from studio.ui.labels import hairline, label, set_tone
from studio.ui.note_box import NoteBox
from studio.ui.page import window_surface
from studio.ui.translated import TranslatedWidget

_PICTURE_LEAST = 280
_PICTURE_SHARE = 0.278
_PICKER_WIDTH = 456
_FORM_WIDTH = 392
_PAD = 32


class SignInView(TranslatedWidget):
    """Shows a :class:`SignInViewModel`."""

    language_chosen = Signal(str)

    def __init__(self, model: SignInViewModel, *, version: str) -> None:
        super().__init__()
        window_surface(self, "canvas")
        self.model = model
        self._picture = RiverAtDusk(version)
        self._languages = Segments(("en", "bn"))
        self._languages.say(("English", "বাংলা"))
        self._where = label("title")
        self._where_note = label("body", "secondary", wrap=True)
        self._cards: dict[str, ServerCard] = {}
        self._card_column = QVBoxLayout()
        self._add_label = label("bodyMedium")
        self._address = QLineEdit()
        self._add = Button()
        self._add_note = label("small", "tertiary", wrap=True)
        self._heading = label("title")
        self._heading_note = label("body", "secondary", wrap=True)
        self._problem = NoteBox("danger")
        self._warning = NoteBox("warn")
        self._sign_in = SignInForm()
        self._sign_up = SignUpForm()
        self._announcer = Announcer(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self._picture.say(self.tr("Version %1, open source"))
        self._where.setText(self.tr("Where is your studio?"))
        self._where_note.setText(
            self.tr("Your videos and viewers live on a server. You can use several.")
        )
        self._add_label.setText(self.tr("Add a server"))
        self._address.setPlaceholderText("studio.example.org")
        self._address.setAccessibleName(self.tr("Address of the server"))
        self._add.say(self.tr("Connect"))
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
        self._show_cards()
        server = model.chosen
        name = self.tr("This computer") if server.local else server.name or server.key
        if model.signing_up:
            self._heading.setText(self.tr("Create an account on %1").replace("%1", name))
            self._heading_note.setText(self.tr("A channel for your videos comes with it."))
        else:
            self._heading.setText(self.tr("Sign in to %1").replace("%1", name))
            self._heading_note.setText(self.tr("Use the account you created on this server."))
        form = self._sign_up if model.signing_up else self._sign_in
        self._sign_up.setVisible(model.signing_up)
        self._sign_in.setVisible(not model.signing_up)
        for each in (self._sign_in, self._sign_up):
            each.set_open(ready=server.ready and not model.busy)
        self._sign_in.offer_other(offered=server.sign_up_open)
        for name_of, field in form.fields.items():
            told = model.fields.get(name_of, "")
            if told and told != field.problem:
                field.show_problem(told)
        self._problem.show_text(model.problem)
        self._announcer.say(model.problem)
        self._say_warning()
        self._say_address()
        if server.email and not self._sign_in.email.text:
            self._sign_in.email.edit.setText(server.email)

    def _say_warning(self) -> None:
        text = ""
        if self.model.warning is not None:
            text = self.tr(
                "This computer has no keyring, so your sign-in is kept in an encrypted file in "
                "your own folder. Anyone who can read your files could use it."
            )
        self._warning.show_text(text)

    def _say_address(self) -> None:
        wrong = self.model.address_problem
        set_tone(self._add_note, "danger" if wrong else "tertiary")
        standing = self.tr(
            "Connections are encrypted. The server's certificate is checked before your "
            "password is sent."
        )
        self._add_note.setText(wrong or standing)
        self._add.setEnabled(not self.model.busy)

    def _show_cards(self) -> None:
        keys = [server.key for server in self.model.servers]
        for key in [key for key in self._cards if key not in keys]:
            card = self._cards.pop(key)
            card.hide()
            card.deleteLater()
        for server in self.model.servers:
            card = self._cards.get(server.key) or self._new_card(server.key)
            selected = server.key == self.model.chosen_key
            card.show_server(server, selected=selected, free=self.model.free_bytes)

    def _new_card(self, key: str) -> ServerCard:
        server = next(server for server in self.model.servers if server.key == key)
        card = ServerCard(server)
        card.chosen.connect(self.model.choose)
        card.start.connect(self.model.start_local)
        card.stop.connect(self.model.stop_local)
        card.again.connect(self.model.ask_again)
        card.forgotten.connect(self.model.forget)
        self._cards[key] = card
        self._card_column.addWidget(card)
        return card

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self._refresh)
        model.server_added.connect(self._address.clear)
        self._languages.chosen.connect(self.language_chosen)
        self._add.clicked.connect(self._connect_to_address)
        self._address.returnPressed.connect(self._connect_to_address)
        for form in (self._sign_in, self._sign_up):
            for name, field in form.fields.items():
                field.edit.textEdited.connect(lambda _text, name=name: model.forgive(name))
        self._sign_in.submitted.connect(model.sign_in)
        self._sign_up.submitted.connect(model.sign_up)
        self._sign_in.other_wanted.connect(lambda: model.show_form(signing_up=True))
        self._sign_up.other_wanted.connect(lambda: model.show_form(signing_up=False))

    def _connect_to_address(self) -> None:
        if self._address.text().strip():
            self.model.add(self._address.text())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._picture)
        picker = _scrolling(self._picker_part())
        picker.setMaximumWidth(_PICKER_WIDTH)
        row.addWidget(picker, stretch=5)
        row.addWidget(hairline("vertical"))
        row.addWidget(_scrolling(self._form_part()), stretch=6)

    def _picker_part(self) -> QWidget:
        part = QWidget()
        window_surface(part, "card")
        column = QVBoxLayout(part)
        column.setContentsMargins(_PAD, 60, _PAD, 24)
        column.setSpacing(8)
        column.addWidget(self._where)
        column.addWidget(self._where_note)
        column.addSpacing(12)
        self._card_column.setSpacing(8)
        column.addLayout(self._card_column)
        column.addSpacing(16)
        column.addWidget(self._add_label)
        add = QHBoxLayout()
        add.setSpacing(8)
        add.addWidget(self._address, stretch=1)
        add.addWidget(self._add)
        column.addLayout(add)
        column.addWidget(self._add_note)
        column.addStretch()
        return part

    def _form_part(self) -> QWidget:
        part = QWidget()
        outer = QVBoxLayout(part)
        outer.setContentsMargins(_PAD, 12, 16, 24)
        outer.addWidget(self._languages, alignment=Qt.AlignmentFlag.AlignRight)
        middle = QWidget()
        middle.setMaximumWidth(_FORM_WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 4, 16, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._heading_note)
        column.addSpacing(8)
        column.addWidget(self._problem)
        column.addWidget(self._sign_in)
        column.addWidget(self._sign_up)
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
