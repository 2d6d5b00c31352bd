"""Grants: the unguessable, expiring word in the addresses of a stream.

A grant is a piece of the path, so that relative addresses in playlists inherit it and a CDN can
check or strip it: ``/media/t/{grant}/{version}/{name}`` with

    grant = {expires}.{ceiling}.{run}.{viewer}.{signature}

- ``expires``: seconds since 1970, in decimal. It is rounded up to a whole hour, so that guests
  who come within the hour share addresses, and so what caches hold.
- ``ceiling``: the largest rung it opens, such as ``720p``.
- ``run``: how often the version's creator has had it processed, from 1. What was made again has
  other addresses than before, so that no cache mixes the two.
- ``viewer``: ``guest``, or who it was made for, sealed: it is asked again whether they may.
- ``signature``: ``base64url(HMAC-SHA256(key, "{version}/{expires}.{ceiling}.{run}.{viewer}"))``
  without padding, where ``version`` is written as in the path, ``key`` is ``CHITRA_PLAYBACK_KEY``.
"""

import base64
import binascii
import hashlib
import hmac
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from server.contract.media import Resolution
from server.kit.sealing import SealBrokenError, Sealer, derived

PURPOSE = "playback"
GUEST = "guest"
GRANT_IN_PATH = re.compile(r"(?<=^/media/t/)[^/]+")
"""For who must not read grants: the log."""
LEAST_LIFE = timedelta(hours=6)
LEAST_FINISH = timedelta(hours=1)
"""So long the grants of a version that was replaced go on, or as long as the video is."""
LIFE_IN_LENGTHS = 2
"""A grant outlives this many times the video's length: people pause."""
ROUND_SECONDS = 3600
_PARTS = 5


class BadGrantError(ValueError):
    """It was not made here for this version, was altered, or has expired."""


@dataclass(frozen=True)
class Holder:
    """Who a grant was made for."""

    user_id: UUID
    staff: bool
    """They watch as staff, which their session had the right to."""


@dataclass(frozen=True)
class Grant:
    """What a grant says."""

    version_id: UUID
    ceiling: Resolution
    expires_at: datetime
    run: int
    """Of the version, when the grant was made."""
    holder: Holder | None
    """None: a guest."""


class Grants:
    """Makes grants and reads them.

    Args:
        secrets: the server's, newest first; they seal who a grant is for.
        key: what signs, for a CDN to know too; derived from the secrets where there is none.
    """

    def __init__(self, secrets: Sequence[str], key: str | None = None) -> None:
        self._sealer = Sealer(secrets)
        self._keys = [key.encode()] if key else [derived(each, PURPOSE) for each in secrets]

    def make(self, grant: Grant) -> str:
        """The grant as it stands in a path."""
        viewer = GUEST if grant.holder is None else self._seal(grant.holder)
        said = f"{int(grant.expires_at.timestamp())}.{grant.ceiling}.{grant.run}.{viewer}"
        return f"{said}.{_sign(self._keys[0], grant.version_id, said)}"

    def read(self, text: str, version_id: UUID, at: datetime) -> Grant:
        """What it says.

        Raises:
            BadGrantError: it is not good for this version at that time.
        """
        said, _, signature = text.rpartition(".")
        parts = text.split(".")
        if len(parts) != _PARTS or not self._signed(signature, version_id, said):
            raise BadGrantError("not signed")
        expires_at = datetime.fromtimestamp(int(parts[0]), UTC)
        if expires_at <= at:
            raise BadGrantError("expired")
        ceiling, run = Resolution(parts[1]), int(parts[2])
        return Grant(version_id, ceiling, expires_at, run, self._holder(parts[3]))

    def _signed(self, signature: str, version_id: UUID, said: str) -> bool:
        try:
            given = signature.encode("ascii")
        except UnicodeEncodeError:
            return False
        expected = [_sign(key, version_id, said).encode() for key in self._keys]
        return any(hmac.compare_digest(given, each) for each in expected)

    def _seal(self, holder: Holder) -> str:
        words = f"{holder.user_id}{'+' if holder.staff else ''}"
        # Fernet pads its text; in a path the padding is left out.
        return self._sealer.seal(PURPOSE, words).rstrip("=")

    def _holder(self, viewer: str) -> Holder | None:
        if viewer == GUEST:
            return None
        try:
            words = self._sealer.open(PURPOSE, viewer + "=" * (-len(viewer) % 4))
            return Holder(UUID(words.removesuffix("+")), words.endswith("+"))
        except (SealBrokenError, binascii.Error, ValueError) as error:
            raise BadGrantError("sealed by a secret that is gone") from error


def may_finish(at: datetime, replaced_at: datetime | None, duration_seconds: float) -> bool:
    """Whether somebody may go on with a version in whose place another is on the air.

    Args:
        at: now.
        replaced_at: since when; None where nobody knows, which is long ago.
        duration_seconds: of the version: who has just begun may see its end.
    """
    longest = max(LEAST_FINISH, timedelta(seconds=duration_seconds))
    return replaced_at is not None and at < replaced_at + longest


def expiry(at: datetime, duration_seconds: float) -> datetime:
    """When a grant ends that is made now for a video of that length."""
    life = max(LEAST_LIFE, timedelta(seconds=LIFE_IN_LENGTHS * duration_seconds))
    seconds = math.ceil((at + life).timestamp() / ROUND_SECONDS) * ROUND_SECONDS
    return datetime.fromtimestamp(seconds, UTC)


def _sign(key: bytes, version_id: UUID, said: str) -> str:
    digest = hmac.new(key, f"{version_id}/{said}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")
