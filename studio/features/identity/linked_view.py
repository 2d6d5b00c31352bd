"""The card of accounts elsewhere."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from server.contract.identity import SocialProvider
from studio.features.identity.browser_panel import BrowserPanel
from studio.features.identity.linked import LinkedViewModel
from studio.features.identity.social_entry import PROVIDER_ICONS, PROVIDER_NAMES
from studio.ui import formatting
from studio.ui.buttons import Button, GhostButton
from studio.ui.cards import card, row
from studio.ui.labels import IconLabel, hairline, label
from studio.ui.layouts import clear
from studio.ui.note_box import NoteBox
from studio.ui.translated import TranslatedWidget


class LinkedView(TranslatedWidget):
    """Shows a :class:`LinkedViewModel`: one row for each provider."""

    def __init__(self, model: LinkedViewModel) -> None:
        super().__init__()
        self._model = model
        self._title = label("section")
        self._note = label("small", "tertiary", wrap=True)
        self._problem = NoteBox("danger")
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._browser = BrowserPanel(model.trip)
        self._browser.hide()
        holder = QWidget()
        holder.setLayout(self._rows)
        below = QWidget()
        inner = QVBoxLayout(below)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        for part in (self._note, self._problem, self._browser, holder):
            inner.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card(self._title, [below]))
        model.changed.connect(self._refresh)
        self._browser.cancelled.connect(model.give_up)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self._title.setText(self.tr("Accounts elsewhere"))
        self._note.setText(
            self.tr("An account that is linked signs you in here, without a password.")
        )
        self._refresh()

    def _refresh(self) -> None:
        model = self._model
        self.setVisible(not model.unknown)
        self._problem.show_text(model.refusal)
        if model.waiting is not None:
            self._browser.show_provider(PROVIDER_NAMES[model.waiting])
        self._browser.setVisible(model.waiting is not None)
        clear(self._rows)
        for place, provider in enumerate(model.providers):
            if place:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(provider))

    def _row(self, provider: SocialProvider) -> QWidget:
        model, link = self._model, self._model.link_of(provider)
        name, note = label("bodyMedium"), label("small", "tertiary")
        name.setText(PROVIDER_NAMES[provider])
        button: Button
        if link is None:
            note.setText(self.tr("Not linked"))
            button = Button()
            words, whole = self.tr("Link"), self.tr("Link your %1 account")
            button.clicked.connect(lambda: model.link(provider))
        else:
            since = self.tr("linked %1").replace("%1", formatting.date_long(link.linked_at))
            note.setText(f"{link.email}, {since}" if link.email else since)
            button = GhostButton()
            words, whole = self.tr("Unlink"), self.tr("Unlink your %1 account")
            link_id = link.id
            button.clicked.connect(lambda: model.unlink(link_id))
        button.say(words, whole.replace("%1", PROVIDER_NAMES[provider]))
        button.setAccessibleName(whole.replace("%1", PROVIDER_NAMES[provider]))
        button.setEnabled(model.waiting is None)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(name)
        lines.addWidget(note)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(IconLabel(PROVIDER_ICONS[provider], "text.primary", 20))
        across.addLayout(lines, stretch=1)
        whole_row = QVBoxLayout()
        whole_row.addLayout(across)
        return row(whole_row, button)
