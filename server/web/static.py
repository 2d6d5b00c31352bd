"""Styles, scripts and fonts, read once and served from memory under a name that is their hash."""

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Header, Response

from server.kit.errors import NotFoundError
from server.kit.providers import ProvidersDep
from server.web.site import Site
from server.web.theme import tint, tokens_css

router = APIRouter(include_in_schema=False)

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
PACKED = {".css", ".js", ".mjs", ".svg"}
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class StaticFile:
    """One file, and its gzip where that is smaller."""

    body: bytes
    packed: bytes | None
    media_type: str


class StaticFiles:
    """All files of the site that are not pages."""

    def __init__(self, site: Site) -> None:
        self._files = dict(sorted(_read(site).items()))
        digest = hashlib.sha256()
        for name, file in self._files.items():
            digest.update(name.encode() + b"\0" + file.body)
        self.version = digest.hexdigest()[:16]

    def url(self, name: str) -> str:
        """The file's address. It changes with any file, so it may be kept for ever."""
        return f"/static/{self.version}/{name}"

    def get(self, name: str) -> StaticFile:
        """The file of that name.

        Raises:
            NotFoundError: there is none.
        """
        if name not in self._files:
            raise NotFoundError("There is nothing at this address.")
        return self._files[name]


def _read(site: Site) -> dict[str, StaticFile]:
    tokens = site.resources_dir / "themes" / "tokens.json"
    files = {"css/tokens.css": tokens_css(tokens).encode()}
    for folder, root in (
        ("css", site.resources_dir / "web"),
        ("js", site.resources_dir / "web"),
        ("player", site.assets_dir),
    ):
        files |= {f"{folder}/{path.name}": path.read_bytes() for path in _in(root / folder)}
    for drawing in _in(site.resources_dir / "web" / "img"):
        files[f"img/{drawing.name}"] = tint(drawing.read_text(encoding="utf-8"), tokens).encode()
    for font in (site.assets_dir / "fonts").glob("*.woff2"):
        files[f"fonts/{font.name}"] = font.read_bytes()
    return {name: _file(name, body) for name, body in files.items()}


def _in(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.suffix in TYPES] if folder.is_dir() else []


@cache
def _file(name: str, body: bytes) -> StaticFile:
    """Packed once, however many servers a process makes."""
    suffix = Path(name).suffix
    packed = gzip.compress(body, mtime=0) if suffix in PACKED else None
    return StaticFile(body, packed, TYPES[suffix])


@router.get("/static/{version}/{name:path}")
async def get_static(
    version: str,
    name: str,
    providers: ProvidersDep,
    accept_encoding: Annotated[str, Header()] = "",
) -> Response:
    """One of the site's files; also under an older version's name, but then only briefly."""
    files = providers.get(StaticFiles)
    file = files.get(name)
    caching = FOREVER if version == files.version else "no-cache"
    headers = {"Cache-Control": caching, "Vary": "Accept-Encoding"}
    if file.packed is not None and "gzip" in accept_encoding:
        headers["Content-Encoding"] = "gzip"
        return Response(file.packed, headers=headers, media_type=file.media_type)
    return Response(file.body, headers=headers, media_type=file.media_type)
