"""Hand out a file of a stream, with what caches and other sites need to know."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Self

from fastapi import Depends, Header, Request, Response, status
from fastapi.responses import StreamingResponse

from server.features.media.playback import ranges
from server.integrations.storage.port import Storage

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
AT_ONCE = 4 << 20
"""Bytes of an answer that is held in memory as a whole; segments are smaller."""
UNSATISFIABLE = 416
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


@dataclass(frozen=True)
class Conditions:
    """What a request asks of a file, by its headers."""

    if_none_match: str | None = None
    range: str | None = None
    if_range: str | None = None
    head: bool = False
    """Only what is said of the file, and not its bytes."""

    def knows(self, tag: str) -> bool:
        """Whoever asks has these very bytes already."""
        given = re.split(r"\s*,\s*", self.if_none_match) if self.if_none_match else []
        return tag in given or "*" in given


async def conditions_of(
    request: Request,
    if_none_match: Annotated[str | None, Header()] = None,
    range: Annotated[str | None, Header()] = None,  # noqa: A002 - the header's name
    if_range: Annotated[str | None, Header()] = None,
) -> Conditions:
    """The conditions of a request."""
    return Conditions(if_none_match, range, if_range, request.method == "HEAD")


ConditionsDep = Annotated[Conditions, Depends(conditions_of)]


def unchanged(tag: str, caching: Caching) -> Response:
    """The answer to who has the latest already."""
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

    def answer(self, key: str, content_type: str, caching: Caching, asked: Conditions) -> Response:
        """The file, whole or the range asked for, or that it has not changed.

        Raises:
            NotFoundError: it is not in the store.
        """
        facts = self._storage.facts(key)
        if self._handed_to is not None:
            headers = {**caching.headers, "X-Accel-Redirect": f"{self._handed_to}/{key}"}
            return Response(media_type=content_type, headers=headers)
        if asked.knows(facts.tag):
            return unchanged(facts.tag, caching)
        headers = {**caching.headers, "ETag": facts.tag, "Accept-Ranges": "bytes"}
        try:
            changed = asked.if_range is not None and asked.if_range != facts.tag
            span = None if changed else ranges.asked(asked.range, facts.size)
        except ranges.UnsatisfiableError:
            headers["Content-Range"] = f"bytes */{facts.size}"
            return Response(status_code=UNSATISFIABLE, headers=headers)
        code = 200 if span is None else 206
        if span is None:
            span = ranges.Span(0, facts.size)
        else:
            headers["Content-Range"] = f"bytes {span.start}-{span.end - 1}/{facts.size}"
        if asked.head:
            # The bytes would be read, or paid for, and then thrown away.
            headers["Content-Length"] = str(span.size)
            return Response(status_code=code, headers=headers, media_type=content_type)
        return self._body(key, span, code, content_type, headers)

    def _body(
        self, key: str, span: ranges.Span, code: int, content_type: str, headers: dict[str, str]
    ) -> Response:
        pieces = self._storage.pieces(key, span.start, span.end)
        if span.size <= AT_ONCE:
            # A segment is read here and now: each further piece costs a hop to a thread and back.
            return Response(b"".join(pieces), code, headers, content_type)
        headers["Content-Length"] = str(span.size)
        return StreamingResponse(pieces, code, headers, content_type)
