"""A provider of OpenID Connect that others wrote: what we think the protocol is, they do too."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

with warnings.catch_warnings():
    # It is built on a part of Authlib that is to go.
    warnings.simplefilter("ignore")
    from oidc_provider_mock import run_server_in_thread

DATED = pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning")
"""For tests with this provider: it speaks to Authlib as to older ones."""


@dataclass(frozen=True)
class Mock:
    """The running provider."""

    url: str

    def person(self, subject: str, **claims: Any) -> None:
        """Somebody who has an account there."""
        answer = httpx.put(f"{self.url}/users/{subject}", json=claims, trust_env=False)
        answer.raise_for_status()

    def visit(self, address: str, subject: str | None) -> tuple[str, dict[str, str]]:
        """Sign in there, or press Deny: where the browser is sent, and with what."""
        form = {"sub": subject} if subject else {"action": "deny"}
        answer = httpx.post(address, data=form, trust_env=False)
        assert answer.status_code == httpx.codes.FOUND, answer.text
        parts = urlsplit(answer.headers["Location"])
        brought = dict(parse_qsl(parts.query))
        if subject is None:
            # It forgets to say so, where RFC 6749 (section 4.1.2.1) requires it.
            brought["state"] = dict(parse_qsl(urlsplit(address).query))["state"]
        return f"{parts.scheme}://{parts.netloc}{parts.path}", brought


@contextmanager
def provider_mock() -> Iterator[Mock]:
    """The provider, in a thread."""
    with run_server_in_thread() as server:
        yield Mock(f"http://localhost:{server.server_port}")
