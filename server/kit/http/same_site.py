"""Nobody else's page may send what a cookie of ours stands behind (cross-site request forgery).

Browsers say where a request comes from: by ``Sec-Fetch-Site``, and older ones by ``Origin``.
Programs that are no browsers say neither, and carry nobody's cookies.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers

READING = {"GET", "HEAD", "OPTIONS"}
"""Methods that change nothing (RFC 9110, section 9.2.1)."""


def is_forged(method: str, headers: Headers) -> bool:
    """Whether a request that changes something comes from another site's page."""
    if method in READING:
        return False
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host", "")
