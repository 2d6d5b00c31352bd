"""A browser at a provider."""

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import httpx

_FIELD = re.compile(r'name="([^"]+)" value="([^"]*)"')
_ACTION = re.compile(r'action="([^"]+)"')


def visit(address: str) -> tuple[str, dict[str, str]]:
    """Where the provider sends the browser that was sent there, and with what."""
    answer = httpx.get(address, trust_env=False)
    if answer.status_code == httpx.codes.FOUND:
        parts = urlsplit(answer.headers["Location"])
        return f"{parts.scheme}://{parts.netloc}{parts.path}", dict(parse_qsl(parts.query))
    found = _ACTION.search(answer.text)
    assert found, answer.text
    fields = {name: unescape(value) for name, value in _FIELD.findall(answer.text)}
    return unescape(found[1]), fields
