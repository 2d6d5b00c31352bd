"""Buttons for accounts elsewhere, above the form that needs none."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from server.contract.identity import SocialProvider
from studio.features.identity.social_entry import PROVIDER_ICONS, PROVIDER_NAMES
from studio.ui.buttons import Button
from studio.ui.labels import hairline, label
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget


class ProviderButton(Button):
    """One provider: its own mark and name."""

    icon_colour = "text.primary"

    def __init__(self, provider: SocialProvider) -> None:
        super().__init__(PROVIDER_ICONS[provider])
        self.provider = provider
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say_whole(self, whole: str, *, short: bool) -> None:
        """The words; where there is little room the name alone is shown, and all of it told."""
        self.say(PROVIDER_NAMES[self.provider] if short else whole, whole)
        self.setAccessibleName(whole)


class SocialButtons(TranslatedWidget):
    """What the server offers, in the contract's order; not there while it offers nothing."""

    chosen = Signal(object)
    """A :class:`SocialProvider`."""

    def __init__(self, *, divider: bool = True) -> None:
        super().__init__()
        self.buttons = {provider: ProviderButton(provider) for provider in SocialProvider}
        self._or = label("small", "tertiary")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().tokens.number("space.2"))
        for provider, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, which=provider: self.chosen.emit(which))
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().tokens.number("space.formGap"))
        column.addLayout(row)
        self._divider = QWidget()
        between = QHBoxLayout(self._divider)
        between.setContentsMargins(0, 0, 0, 0)
        between.setSpacing(12)
        between.addWidget(hairline(), stretch=1)
        between.addWidget(self._or)
        between.addWidget(hairline(), stretch=1)
        column.addWidget(self._divider)
        self._divider.setVisible(divider)
        self.hide()
        self.retranslate()

    def offer(self, providers: Sequence[SocialProvider]) -> None:
        """Show those and no others."""
        self.setVisible(bool(providers))
        for provider, button in self.buttons.items():
            button.setVisible(provider in providers)
        self._short = len(providers) > 1
        self._say()

    _short = False

    def retranslate(self) -> None:
        """All words."""
        self._or.setText(self.tr("or with email"))
        self._say()

    def _say(self) -> None:
        for provider, button in self.buttons.items():
            whole = self.tr("Continue with %1").replace("%1", PROVIDER_NAMES[provider])
            button.say_whole(whole, short=self._short)
