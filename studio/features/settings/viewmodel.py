"""The person's choices about the studio itself, kept and applied at once. No widgets."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from studio.kit.config import ConfigFile, Language, Theme
from studio.net.bandwidth import Bandwidth


class Appearance(Protocol):
    """What carries the choices out."""

    def set_theme(self, theme: Theme) -> None:
        """Show other colours."""
        ...

    def set_language(self, language: Language) -> None:
        """Speak another language."""
        ...

    def set_text_scale(self, scale: float) -> None:
        """Show larger or smaller text."""
        ...

    def set_calm(self, *, calm: bool) -> None:
        """Let things slide and fade, or not."""
        ...


class SettingsViewModel(QObject):
    """Appearance, language, and how much of the line uploads may take.

    Args:
        config: Where choices are kept.
        appearance: What carries them out.
        bandwidth: What uploads are granted.
        text_scale: The text size in use, 1.0 being the design's.
    """

    changed = Signal()

    def __init__(
        self,
        config: ConfigFile,
        appearance: Appearance,
        bandwidth: Bandwidth,
        *,
        text_scale: float,
    ) -> None:
        super().__init__()
        self._config = config
        self._appearance = appearance
        self._bandwidth = bandwidth
        bandwidth.cap(config.value.upload_limit)
        self.text_scale = text_scale
        self.account_name = ""
        self.account_email = ""
        self.server_address = ""
        self.warning = False

    @property
    def theme(self) -> Theme:
        """The chosen colours."""
        return self._config.value.theme

    @property
    def language(self) -> Language:
        """The chosen language."""
        return self._config.value.language

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing slides or fades."""
        return self._config.value.reduced_motion

    @property
    def single_keys(self) -> bool:
        """Whether keys without Ctrl or Alt are shortcuts."""
        return self._config.value.single_keys

    @property
    def upload_limit(self) -> int | None:
        """Bytes a second that all uploads together may send; null for no limit."""
        return self._config.value.upload_limit

    @property
    def encode_here(self) -> bool:
        """Whether the sizes of what is uploaded are made on this computer first."""
        return self._config.value.encode_here

    def choose_encode_here(self, *, on: bool) -> None:
        """Keep where the sizes of what is added from now on are made."""
        self._config.change(encode_here=on)
        self.changed.emit()

    def choose_upload_limit(self, bytes_per_second: int | None) -> None:
        """Keep and apply another limit, for what is under way too."""
        self._config.change(upload_limit=bytes_per_second)
        self._bandwidth.cap(bytes_per_second)
        self.changed.emit()

    def choose_motion(self, *, reduced: bool) -> None:
        """Keep and apply how much moves."""
        self._config.change(reduced_motion=reduced)
        self._appearance.set_calm(calm=reduced)
        self.changed.emit()

    def choose_single_keys(self, *, on: bool) -> None:
        """Keep whether single keys are shortcuts; who has the keys hears ``changed``."""
        self._config.change(single_keys=on)
        self.changed.emit()

    def choose_theme(self, theme: Theme) -> None:
        """Keep and show other colours."""
        self._config.change(theme=theme)
        self._appearance.set_theme(theme)
        self.changed.emit()

    def choose_language(self, language: Language) -> None:
        """Keep and speak another language."""
        self._config.change(language=language)
        self._appearance.set_language(language)
        self.changed.emit()

    def choose_text_scale(self, scale: float) -> None:
        """Keep and show another text size."""
        self.text_scale = scale
        self._appearance.set_text_scale(scale)
        self.changed.emit()

    def show_account(self, *, name: str, email: str, server: str, warning: bool) -> None:
        """Who is signed in, and whether their sign-in lies in a file for want of a keyring."""
        self.account_name, self.account_email, self.server_address = name, email, server
        self.warning = warning
        self.changed.emit()
