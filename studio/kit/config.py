"""The person's settings: few, typed, and never lost half-written."""

from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from studio.kit.atomic_file import write_atomically

THIS_COMPUTER = "this-computer"
"""The value of :attr:`Config.server` that stands for the bundled server."""


class Theme(StrEnum):
    """Which colours."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


class Language(StrEnum):
    """Which language the studio speaks."""

    SYSTEM = "system"
    ENGLISH = "en"
    BENGALI = "bn"


class Config(BaseModel):
    """Everything the person has chosen. Unknown entries of a newer studio are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    theme: Theme = Theme.SYSTEM
    language: Language = Language.SYSTEM
    server: str = THIS_COMPUTER
    """The address last used, or :data:`THIS_COMPUTER`."""
    account: str | None = None
    """Key of the account last used; see :mod:`studio.storage.accounts`."""
    parallel_uploads: int = Field(default=2, ge=1, le=4)
    upload_limit: int | None = Field(default=None, ge=64_000)
    """Bytes a second that all uploads together may send; null for no limit."""
    encode_here: bool = False
    """Whether the sizes of what is uploaded are made on this computer first."""
    rail: bool = False
    """Whether the sidebar is folded."""
    reduced_motion: bool = False
    """Whether nothing slides or fades."""
    single_keys: bool = True
    """Whether keys without Ctrl or Alt are shortcuts (WCAG 2.1.4 wants them to be switched off)."""


class ConfigFile:
    """Keeps a :class:`Config` in one JSON file.

    Args:
        path: The file; it need not exist.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._config = self._read()

    @property
    def value(self) -> Config:
        """The settings as they are now."""
        return self._config

    def change(self, **changes: object) -> Config:
        """Change some settings and keep them.

        Raises:
            pydantic.ValidationError: A value does not fit; nothing is changed.
            OSError: The file cannot be written; the running studio has the new settings.
        """
        self._config = Config.model_validate(self._config.model_dump() | changes)
        write_atomically(self._path, self._config.model_dump_json(indent=2).encode())
        return self._config

    def _read(self) -> Config:
        try:
            return Config.model_validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return Config()
        except (OSError, ValidationError):
            # Someone edited it by hand, or the disk is failing: keep theirs aside and go on.
            self._set_aside()
            return Config()

    def _set_aside(self) -> None:
        try:
            self._path.replace(self._path.with_suffix(".broken.json"))
        except OSError:
            return
