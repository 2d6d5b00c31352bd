"""Seal what must not be readable in the database: account numbers, second factors.

Fernet (AES-128-CBC with HMAC-SHA256) under keys that HKDF (RFC 5869) derives from the
server's secret, one for each purpose, so that what was sealed for one cannot be passed off as
another. Whoever copies the database alone reads none of it.
"""

import base64
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32


class SealBrokenError(ValueError):
    """What was to be opened was not sealed for this purpose by any of the secrets, or altered."""


class Sealer:
    """Seals with the newest of the server's secrets, and opens with any of them."""

    def __init__(self, secrets: Sequence[str]) -> None:
        """Take the secrets, newest first.

        Raises:
            ValueError: there is none.
        """
        if not secrets:
            raise ValueError("a sealer needs a secret")
        self._secrets = tuple(secrets)

    def seal(self, purpose: str, text: str) -> str:
        """The text, unreadable without the secret; different each time, in ASCII."""
        return self._keys(purpose).encrypt(text.encode()).decode("ascii")

    def open(self, purpose: str, sealed: str) -> str:
        """The text that was sealed for this purpose.

        Raises:
            SealBrokenError: it was sealed for another purpose or by another secret, or altered.
        """
        try:
            return self._keys(purpose).decrypt(sealed).decode()
        # A ValueError is what base64 makes of text that is none of its own.
        except (InvalidToken, ValueError) as error:
            raise SealBrokenError(f"cannot open what was sealed for {purpose}") from error

    def renew(self, purpose: str, sealed: str) -> str:
        """The same text, sealed by the newest secret, so that an older one can be forgotten.

        Raises:
            SealBrokenError: it cannot be opened.
        """
        return self.seal(purpose, self.open(purpose, sealed))

    def _keys(self, purpose: str) -> MultiFernet:
        keys = [derived(secret, f"sealing: {purpose}") for secret in self._secrets]
        return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])


def derived(secret: str, purpose: str) -> bytes:
    """A key of 32 bytes for one purpose, from which nobody gets back to the secret."""
    info = f"chitra {purpose}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(secret.encode())
