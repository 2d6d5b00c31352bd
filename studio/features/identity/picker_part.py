"""The middle of the sign-in screen: which server, and how to add one."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from studio.features.identity.server_card import ServerCard
from studio.features.identity.viewmodel import SignInViewModel
from studio.ui.buttons import Button
from studio.ui.labels import label, set_tone
from studio.ui.page import window_surface
from studio.ui.translated import TranslatedWidget

_PAD = 32


class PickerPart(TranslatedWidget):
    """Shows the :class:`ServerPicker` of a :class:`SignInViewModel`."""

    def __init__(self, model: SignInViewModel) -> None:
        super().__init__()
        window_surface(self, "card")
        self._model = model
        self._where = label("title")
        self._where_note = label("body", "secondary", wrap=True)
        self._cards: dict[str, ServerCard] = {}
        self._card_column = QVBoxLayout()
        self._add_label = label("bodyMedium")
        self._address = QLineEdit()
        self._add = Button()
        self._add_note = label("small", "tertiary", wrap=True)
        self._lay_out()
        model.changed.connect(self._refresh)
        model.picker.added.connect(self._address.clear)
        self._add.clicked.connect(self._connect_to_address)
        self._address.returnPressed.connect(self._connect_to_address)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self._where.setText(self.tr("Where is your studio?"))
        self._where_note.setText(
            self.tr("Your videos and viewers live on a server. You can use several.")
        )
        self._add_label.setText(self.tr("Add a server"))
        self._address.setPlaceholderText("studio.example.org")
        self._address.setAccessibleName(self.tr("Address of the server"))
        self._add.say(self.tr("Connect"))
        self._refresh()

    def _refresh(self) -> None:
        self._show_cards()
        wrong = self._model.picker.address_problem
        set_tone(self._add_note, "danger" if wrong else "tertiary")
        standing = self.tr(
            "Connections are encrypted. The server's certificate is checked before your "
            "password is sent."
        )
        self._add_note.setText(wrong or standing)
        self._add.setEnabled(not self._model.busy)

    def _show_cards(self) -> None:
        picker = self._model.picker
        keys = [server.key for server in picker.servers]
        for key in [key for key in self._cards if key not in keys]:
            card = self._cards.pop(key)
            card.hide()
            card.deleteLater()
        for server in picker.servers:
            card = self._cards.get(server.key) or self._new_card(server.key)
            selected = server.key == picker.chosen_key
            card.show_server(server, selected=selected, free=picker.free_bytes)

    def _new_card(self, key: str) -> ServerCard:
        picker = self._model.picker
        server = next(server for server in picker.servers if server.key == key)
        card = ServerCard(server)
        card.chosen.connect(picker.choose)
        card.start.connect(picker.start_local)
        card.stop.connect(picker.stop_local)
        card.again.connect(picker.ask_again)
        card.forgotten.connect(picker.forget)
        self._cards[key] = card
        self._card_column.addWidget(card)
        return card

    def _connect_to_address(self) -> None:
        if self._address.text().strip():
            self._model.picker.add(self._address.text())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
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
