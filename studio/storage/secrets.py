"""Where tokens are kept: the system's keyring, or an encrypted file where there is none.

The file is encrypted with a key in a second file beside it, both readable by this person
only. That protects the tokens in a backup or synced folder that holds just one of the two, and
from a search of the disk for something that looks like a token. It does **not** protect them
from a program that runs as this person, or from someone who can read both files: only a
keyring does. The studio says so wherever :attr:`Secrets.warning` is not null.
"""

import json
from pathlib import Path
from threading import Lock
from typing import Protocol

import keyring
from cryptography.fernet import Fernet, InvalidToken
from keyring.backends import fail, null
from keyring.errors import KeyringError, PasswordDeleteError

from studio.kit.atomic_file import write_atomically
from studio.kit.errors import StorageFailed

SERVICE = "chitra-studio"
_TRIAL = "trial"

FILE_WARNING = (
    "This computer has no keyring, so your sign-in is kept in an encrypted file in your own "
    "folder. Anyone who can read your files could use it. Install a keyring such as GNOME "
    "Keyring or KWallet, then sign in again."
)


class Secrets(Protocol):
    """Keeps short secrets by name. The methods block."""

    @property
    def warning(self) -> str | None:
        """What the person should know about how safe this is; null when all is well."""
        ...

    def get(self, name: str) -> str | None:
        """The secret, or null."""
        ...

    def set(self, name: str, secret: str) -> None:
        """Keep a secret, durably."""
        ...

    def delete(self, name: str) -> None:
        """Forget a secret; one that is not there is as good."""
        ...


class KeyringSecrets:
    """The system's keyring."""

    warning: str | None = None

    def get(self, name: str) -> str | None:
        """The secret, or null."""
        try:
            return keyring.get_password(SERVICE, name)
        except KeyringError as error:
            raise _locked(error) from error

    def set(self, name: str, secret: str) -> None:
        """Keep a secret."""
        try:
            keyring.set_password(SERVICE, name, secret)
        except KeyringError as error:
            raise _locked(error) from error

    def delete(self, name: str) -> None:
        """Forget a secret."""
        try:
            keyring.delete_password(SERVICE, name)
        except PasswordDeleteError:
            return
        except KeyringError as error:
            raise _locked(error) from error


class FileSecrets:
    """The encrypted file; the module says what it is good for.

    Args:
        folder: Where ``secrets.bin`` and ``secrets.key`` lie.
    """

    warning: str | None = FILE_WARNING

    def __init__(self, folder: Path) -> None:
        self._file = folder / "secrets.bin"
        self._key_file = folder / "secrets.key"
        self._lock = Lock()

    def get(self, name: str) -> str | None:
        """The secret, or null."""
        with self._lock:
            return self._read().get(name)

    def set(self, name: str, secret: str) -> None:
        """Keep a secret."""
        with self._lock:
            self._write({**self._read(), name: secret})

    def delete(self, name: str) -> None:
        """Forget a secret."""
        with self._lock:
            secrets = self._read()
            if secrets.pop(name, None) is not None:
                self._write(secrets)

    def _read(self) -> dict[str, str]:
        try:
            sealed = self._file.read_bytes()
            plain = Fernet(self._key_file.read_bytes()).decrypt(sealed)
            secrets: dict[str, str] = json.loads(plain)
        except FileNotFoundError:
            return {}
        except (InvalidToken, ValueError):
            # Key and file do not belong together: what they held is lost, and signing in again
            # makes a new pair.
            return {}
        except OSError as error:
            raise _unusable(self._file, error) from error
        return secrets

    def _write(self, secrets: dict[str, str]) -> None:
        try:
            sealed = Fernet(self._key()).encrypt(json.dumps(secrets).encode())
            write_atomically(self._file, sealed)
        except OSError as error:
            raise _unusable(self._file, error) from error

    def _key(self) -> bytes:
        try:
            key = self._key_file.read_bytes()
            Fernet(key)
        except (FileNotFoundError, ValueError):
            key = Fernet.generate_key()
            write_atomically(self._key_file, key)
        return key


def open_secrets(folder: Path) -> Secrets:
    """The keyring if there is one that works, else the encrypted file.

    Blocks, and may make the system ask the person to unlock the keyring.

    Args:
        folder: Where the file would lie.
    """
    return KeyringSecrets() if _keyring_works() else FileSecrets(folder)


def _keyring_works() -> bool:
    backend = keyring.get_keyring()
    if isinstance(backend, (fail.Keyring, null.Keyring)):
        return False
    try:
        # A backend may be there and its service not: only a round trip tells.
        keyring.set_password(SERVICE, _TRIAL, _TRIAL)
        works = keyring.get_password(SERVICE, _TRIAL) == _TRIAL
        keyring.delete_password(SERVICE, _TRIAL)
    except Exception:  # noqa: BLE001 - backends let D-Bus and system errors of all kinds through
        return False
    return works


def _locked(error: Exception) -> StorageFailed:
    return StorageFailed(
        f"The keyring cannot read or keep your sign-in: {error}. Unlock it and try again."
    )


def _unusable(file: Path, error: OSError) -> StorageFailed:
    return StorageFailed(f"Your sign-in cannot be kept in {file}: {error.strerror}.")
