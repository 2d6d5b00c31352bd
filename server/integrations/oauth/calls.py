"""Ask a provider over HTTP: only as long, as much and as far as is needed."""

import json
import time
from collections.abc import Mapping
from typing import Any

import httpx

from server.integrations.oauth.port import ProviderAwayError, ProviderRefusedError

TIMEOUT_SECONDS = 10.0
"""Of connecting, and of each wait for more of an answer."""
WHOLE_SECONDS = 20.0
"""Of an answer as a whole, however slowly it drips."""
MOST_BYTES = 256 * 1024
"""Of an answer; the longest real one, a set of keys, has a few thousand."""
SERVER_FAULT = 500
BAD = 400


class Calls:
    """Speaks to providers. Redirects are not followed, and proxies of the surroundings not used.

    Args:
        timeout: seconds.
        whole: seconds.
    """

    def __init__(self, timeout: float = TIMEOUT_SECONDS, whole: float = WHOLE_SECONDS) -> None:
        self._timeout = timeout
        self._whole = whole

    def get(
        self,
        url: str,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        """The JSON object at that address.

        Raises:
            ProviderAwayError: nothing usable is answered.
            ProviderRefusedError: the provider says no.
        """
        return self._ask("GET", url, params=query, headers=headers)

    def post(self, url: str, form: Mapping[str, str]) -> dict[str, Any]:
        """The JSON object that answers the form.

        Raises:
            ProviderAwayError: nothing usable is answered.
            ProviderRefusedError: the provider says no.
        """
        return self._ask("POST", url, data=form)

    def _ask(self, method: str, url: str, **what: Any) -> dict[str, Any]:
        try:
            with (
                httpx.Client(timeout=self._timeout, trust_env=False) as client,
                client.stream(method, url, **what) as answer,
            ):
                body = self._read(answer)
                status = answer.status_code
        # A ValueError is what a header makes of a token in other than plain letters.
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise ProviderAwayError(f"no answer: {type(error).__name__}") from error
        if status >= SERVER_FAULT:
            raise ProviderAwayError(f"answers {status}")
        if status >= BAD:
            raise ProviderRefusedError(f"answers {status}")
        return _object(body) if status == httpx.codes.OK else _unusable(f"answers {status}")

    def _read(self, answer: httpx.Response) -> bytes:
        until, body = time.monotonic() + self._whole, bytearray()
        for piece in answer.iter_bytes():
            body += piece
            if len(body) > MOST_BYTES:
                _unusable("answers without end")
            if time.monotonic() > until:
                _unusable("answers too slowly")
        return bytes(body)


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    return found if isinstance(found, dict) else _unusable("answers no JSON object")


def _unusable(why: str) -> Any:
    raise ProviderAwayError(why)
