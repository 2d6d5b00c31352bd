"""Render pages: templates, words, icons, and the headers that keep a page to itself."""

import re
from dataclasses import dataclass
from typing import Any

import jinja2
from fastapi import Request
from starlette.responses import HTMLResponse

from server.web import language as writing
from server.web import words as saying
from server.web.language import Language
from server.web.moments import moments
from server.web.site import Site
from server.web.static import StaticFiles

COOKIE = "lang"
COOKIE_SECONDS = 365 * 86_400
# Nothing from another host, nothing inline. The player's engine feeds video from memory (blob:),
# and its empty subtitle tracks have their text in the address (data:).
CONTENT_SECURITY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; media-src 'self' blob: data:; connect-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY,
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Vary": "Accept-Language, Cookie",
    "Cache-Control": "no-cache",
}
_ICON_NAME = re.compile(r"[a-z0-9-]+")
_SVG_TAG = re.compile(r"<svg[^>]*>", re.DOTALL)
_SVG_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class Reader:
    """Who reads a page: their language, and where they are."""

    language: Language
    base_url: str
    """Scheme and host, without a slash at the end."""
    path: str
    asked: Language | None
    """The language that this very request chose."""


def reader_of(request: Request, site: Site) -> Reader:
    """Who sent the request."""
    given = request.query_params.get(COOKIE)
    asked = Language(given) if given in set(Language) else None
    chosen = asked or writing.choose(
        request.cookies.get(COOKIE), request.headers.get("accept-language")
    )
    base = site.public_url or f"{request.url.scheme}://{request.headers.get('host', '')}"
    return Reader(chosen, base.rstrip("/"), request.url.path, asked)


class Pages:
    """The site's templates."""

    def __init__(self, site: Site, static: StaticFiles) -> None:
        self._site = site
        self._icons: dict[str, str] = {}
        loader = jinja2.FileSystemLoader(site.resources_dir / "web" / "templates")
        self._templates = jinja2.Environment(
            loader=loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(
            static=static.url, icon=self.icon, site=site, moments=moments
        )

    def render(self, name: str, reader: Reader, *, status: int = 200, **facts: Any) -> HTMLResponse:
        """The page as HTML, in the reader's language."""
        language = reader.language
        other = Language.BENGALI if language is Language.ENGLISH else Language.ENGLISH
        body = self._templates.get_template(name).render(
            facts,
            reader=reader,
            lang=language.value,
            other=other.value,
            t=saying.words(language),
            views=lambda count: saying.views(count, language),
            videos_count=lambda count: saying.videos(count, language),
            clock=lambda seconds: writing.clock(seconds, language),
            ago=lambda then, now: writing.ago(then, now, language),
            date=lambda when: writing.date(when, language),
        )
        answer = HTMLResponse(body, status, headers=HEADERS | {"Content-Language": language})
        if reader.asked is not None:
            answer.set_cookie(
                COOKIE, reader.asked, max_age=COOKIE_SECONDS, samesite="lax", httponly=True
            )
        return answer

    def icon(self, name: str) -> str:
        """A Lucide icon as inline SVG, drawn in the colour of the text around it."""
        if name not in self._icons:
            if not _ICON_NAME.fullmatch(name):
                raise ValueError(f"not an icon's name: {name}")
            raw = (self._site.assets_dir / "icons" / f"{name}.svg").read_text(encoding="utf-8")
            head = (
                '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" '
                'stroke="currentColor" stroke-linecap="round" stroke-linejoin="round" '
                'aria-hidden="true">'
            )
            self._icons[name] = _SVG_TAG.sub(head, _SVG_COMMENT.sub("", raw), count=1).strip()
        return self._icons[name]
