"""The secret of one trip through the browser (RFC 7636), and the word it is recognised by."""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field

_BYTES = 32
"""256 bits: 43 letters, which is what RFC 7636 asks for at least."""


@dataclass(frozen=True, slots=True)
class Pkce:
    """What only this studio knows of a trip.

    Attributes:
        verifier: Shown to the server when the code is traded; never before.
        state: Comes back with the code, so that an answer to another's question is noticed.
    """

    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(_BYTES), repr=False)
    state: str = field(default_factory=lambda: secrets.token_urlsafe(_BYTES), repr=False)

    @property
    def challenge(self) -> str:
        """What the server may see from the start: the verifier's digest (method S256)."""
        digest = hashlib.sha256(self.verifier.encode("ascii")).digest()
        return urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")
