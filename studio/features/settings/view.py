"""The settings page: appearance, language, uploads, account, about."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.features.settings.viewmodel import SettingsViewModel
from studio.kit.config import Language, Theme
from studio.ui import formatting
from studio.ui.buttons import Button, Segments
from studio.ui.cards import card, line, row
from studio.ui.choice import Choice
from studio.ui.labels import TextLabel, label
from studio.ui.note_box import NoteBox
from studio.ui.page import PageHeader
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget

_WIDTH = 720
_LIMITS = (None, 250_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 25_000_000)
"""Bytes a second, as sizes are shown: decimal."""


class SettingsView(TranslatedWidget):
    """Shows a :class:`SettingsViewModel`.

    Args:
        model: The choices.
        profile: What another feature shows of who the person is.
        security: What another feature shows of the account's safety.
        version: Of the studio.
        folder: Where it keeps its files.
    """

    sign_out_wanted = Signal()

    def __init__(
        self,
        model: SettingsViewModel,
        profile: QWidget,
        security: QWidget,
        *,
        version: str,
        folder: str,
    ) -> None:
        super().__init__()
        self._profile = profile
        self._security = security
        self._model = model
        self._version = version
        self._folder = folder
        self._header = PageHeader()
        self._titles = [label("section") for _ in range(5)]
        self._names = [label("bodyMedium") for _ in range(10)]
        self._notes = [label("small", "tertiary", wrap=True) for _ in range(10)]
        self._theme = Segments([theme.value for theme in Theme])
        self._language = Segments([language.value for language in Language])
        self._motion = Segments(("full", "reduced"))
        self._keys = Segments(("on", "off"))
        self._scale = Choice()
        for _scale in current_theme().tokens.text_scales():
            self._scale.addItem("")
        self._encode_here = Segments(("server", "here"))
        self._limit = Choice()
        for _limit in _LIMITS:
            self._limit.addItem("")
        self._account = TextLabel("bodyMedium")
        self._account_note = TextLabel("small", "text.tertiary")
        self._sign_out = Button("log-out")
        self._warning = NoteBox("warn")
        self._folder_button = Button("folder-open")
        self._lay_out()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self._header.say(self.tr("Settings"))
        sections = (
            self.tr("Appearance and language"),
            self.tr("Keyboard"),
            self.tr("Uploads"),
            self.tr("Account"),
            self.tr("About"),
        )
        for title, text in zip(self._titles, sections, strict=True):
            title.setText(text)
        self._theme.say((self.tr("System"), self.tr("Dark"), self.tr("Light")))
        self._language.say((self.tr("System"), "English", "বাংলা"))
        self._motion.say((self.tr("Full"), self.tr("Reduced")))
        self._keys.say((self.tr("On"), self.tr("Off")))
        self._encode_here.say((self.tr("On the server"), self.tr("On this computer")))
        self._scale.setAccessibleName(self.tr("Text size"))
        for place, scale in enumerate(current_theme().tokens.text_scales()):
            self._scale.setItemText(place, formatting.percent(scale * 100))
        self._limit.setAccessibleName(self.tr("Speed limit"))
        for place, limit in enumerate(_LIMITS):
            text = self.tr("No limit") if limit is None else formatting.speed(limit)
            self._limit.setItemText(place, text)
        words = (
            (self.tr("Colours"), self.tr("System follows your desktop.")),
            (self.tr("Language"), self.tr("Titles and comments stay as they were written.")),
            (self.tr("Text size"), ""),
            (self.tr("Motion"), self.tr("Reduced: nothing slides or fades.")),
            (
                self.tr("Single-letter keys"),
                self.tr("Keys such as / and ? work while no text is being typed."),
            ),
            (
                self.tr("Speed limit"),
                self.tr("For all uploads together, to leave others some of the line."),
            ),
            (
                self.tr("Encoding"),
                self.tr(
                    "On this computer: the server only checks the sizes, and lets them go on air."
                ),
            ),
            (self.tr("Version"), f"Chitra Studio {self._version}"),
            (self.tr("Licence"), self.tr("Free software, GPL-3.0-or-later.")),
            (self.tr("Your files"), self._folder),
        )
        for name, note, (text, detail) in zip(self._names, self._notes, words, strict=True):
            name.setText(text)
            note.setText(detail)
            note.setVisible(bool(detail))
        self._sign_out.say(self.tr("Sign out"))
        self._folder_button.say(self.tr("Open folder"))
        self._refresh()

    def _refresh(self) -> None:
        model = self._model
        self._theme.choose(model.theme.value)
        self._language.choose(model.language.value)
        self._motion.choose("reduced" if model.reduced_motion else "full")
        self._keys.choose("on" if model.single_keys else "off")
        self._encode_here.choose("here" if model.encode_here else "server")
        scales = current_theme().tokens.text_scales()
        if model.text_scale in scales:
            self._scale.setCurrentIndex(scales.index(model.text_scale))
        if model.upload_limit in _LIMITS:
            self._limit.setCurrentIndex(_LIMITS.index(model.upload_limit))
        self._account.set_text(model.account_name)
        self._account_note.set_text(f"{model.account_email}, {model.server_address}")
        warning = self.tr(
            "This computer has no keyring, so your sign-in is kept in an encrypted file in "
            "your own folder. Anyone who can read your files could use it."
        )
        self._warning.show_text(warning if model.warning else "")

    def _connect(self) -> None:
        model = self._model
        scales = current_theme().tokens.text_scales()
        model.changed.connect(self._refresh)
        self._theme.chosen.connect(lambda value: model.choose_theme(Theme(value)))
        self._language.chosen.connect(lambda value: model.choose_language(Language(value)))
        self._scale.activated.connect(lambda place: model.choose_text_scale(scales[place]))
        self._motion.chosen.connect(lambda how: model.choose_motion(reduced=how == "reduced"))
        self._keys.chosen.connect(lambda how: model.choose_single_keys(on=how == "on"))
        self._encode_here.chosen.connect(lambda how: model.choose_encode_here(on=how == "here"))
        self._limit.activated.connect(lambda place: model.choose_upload_limit(_LIMITS[place]))
        self._sign_out.clicked.connect(self.sign_out_wanted)
        folder = QUrl.fromLocalFile(self._folder)
        self._folder_button.clicked.connect(lambda: QDesktopServices.openUrl(folder))

    def _lay_out(self) -> None:
        names, notes = self._names, self._notes
        account = QVBoxLayout()
        account.setSpacing(0)
        account.addWidget(self._account)
        account.addWidget(self._account_note)
        cards = (
            card(
                self._titles[0],
                [
                    line(names[0], notes[0], self._theme),
                    line(names[1], notes[1], self._language),
                    line(names[2], notes[2], self._scale),
                    line(names[3], notes[3], self._motion),
                ],
            ),
            card(self._titles[1], [line(names[4], notes[4], self._keys)]),
            card(
                self._titles[2],
                [
                    line(names[5], notes[5], self._limit),
                    line(names[6], notes[6], self._encode_here),
                ],
            ),
            card(self._titles[3], [row(account, self._sign_out), self._warning]),
            card(
                self._titles[4],
                [
                    line(names[7], notes[7], None),
                    line(names[8], notes[8], None),
                    line(names[9], notes[9], self._folder_button),
                ],
            ),
        )
        tokens = current_theme().tokens
        gutter = tokens.number("space.pageGutter")
        holder = QWidget()
        holder.setMaximumWidth(current_theme().scaled(_WIDTH))
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(tokens.number("space.cardGap"))
        for part_of in (*cards[:4], self._profile, self._security, cards[4]):
            inner.addWidget(part_of)
        inner.addStretch()
        # Side by side with nothing: only so does Qt reckon heights with the width that is there.
        part = QWidget()
        across = QHBoxLayout(part)
        across.setContentsMargins(gutter, 4, gutter, gutter)
        across.addWidget(holder, stretch=1)
        across.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(area, stretch=1)
