"""Hand out a file of a stream, with what caches and other sites need to know."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from fastapi import Response, status

from server.integrations.storage.port import Storage
from server.integrations.storage.response import StoredResponse
from server.kit.errors import NotFoundError

SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Length, Content-Range, ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}
PREFLIGHT = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "Authorization, Range, If-None-Match, If-Range",
    "Access-Control-Max-Age": "86400",
}
A_WHILE = 300
CDN_SECONDS = 30
"""A shared cache asks again after this, which costs no bytes, so that it stops with the server
when something is taken off the air (RFC 9213)."""


@dataclass(frozen=True)
class Caching:
    """What caches may do, as headers."""

    headers: dict[str, str]

    @classmethod
    def personal(cls) -> Self:
        """For one viewer and one moment: it carries their grant, and grows with the rungs."""
        return cls({**SHARED, "Cache-Control": "private, no-store", "Vary": "Authorization"})

    @classmethod
    def revalidated(cls, *, guest: bool) -> Self:
        """What may change under its address, and is asked for again by its ETag."""
        whose = "public" if guest else "private"
        headers = {**SHARED, "Cache-Control": f"{whose}, max-age={A_WHILE}"}
        return cls(headers if guest else {**headers, "Vary": "Authorization"})

    @classmethod
    def edited(cls, *, shared: bool) -> Self:
        """What its creator changes now and then; asked for again by its ETag."""
        whose = "public" if shared else "private"
        return cls({**SHARED, "Cache-Control": f"{whose}, max-age={CDN_SECONDS}"})

    @classmethod
    def granted(cls, left: timedelta, *, shared: bool) -> Self:
        """What never changes under its address, which ends with the grant in ``left``."""
        seconds = max(0, int(left.total_seconds()))
        whose = "public" if shared else "private"
        headers = {**SHARED, "Cache-Control": f"{whose}, max-age={seconds}, immutable"}
        if shared:
            headers["CDN-Cache-Control"] = f"public, max-age={min(CDN_SECONDS, seconds)}"
        return cls(headers)


def unchanged(tag: str, caching: Caching, if_none_match: str | None) -> Response | None:
    """The answer to who has the latest already; None to everybody else."""
    if if_none_match is None or tag not in re.split(r"\s*,\s*", if_none_match):
        return None
    headers = {**caching.headers, "ETag": tag}
    return Response(status_code=status.HTTP_304_NOT_MODIFIED, headers=headers)


class Delivery:
    """Answers with files of the store.

    Args:
        storage: where they are.
        handed_to: the internal location of an nginx in front that sends the files itself
            (``X-Accel-Redirect``), when the store is a folder that it can read.
    """

    def __init__(self, storage: Storage, handed_to: str | None = None) -> None:
        self._storage = storage
        self._handed_to = handed_to

    def answer(
        self, key: str, content_type: str, caching: Caching, if_none_match: str | None
    ) -> Response:
        """The file, whole or the ranges asked for, or that it has not changed.

        Raises:
            NotFoundError: it is not in the store.
        """
        if self._handed_to is not None:
            return self._hand_over(key, content_type, caching)
        held = self._storage.local(key)
        path = held.__enter__()
        facts = path.stat()
        tag = f'"{facts.st_mtime_ns:x}-{facts.st_size:x}"'
        known = unchanged(tag, caching, if_none_match)
        if known is not None:
            held.__exit__(None, None, None)
            return known
        headers = {**caching.headers, "ETag": tag}
        return StoredResponse(held, path, media_type=content_type, headers=headers)

    def _hand_over(self, key: str, content_type: str, caching: Caching) -> Response:
        if self._storage.size(key) is None:
            raise NotFoundError("This file is not in the store.")
        headers = {**caching.headers, "X-Accel-Redirect": f"{self._handed_to}/{key}"}
        return Response(media_type=content_type, headers=headers)
