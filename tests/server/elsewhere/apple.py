"""Apple as far as a server sees it: form_post, a signed client secret, a name told once."""

import html
import json

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from server.kit.clock import now
from tests.server.elsewhere.issuer import CLIENT_ID, Issuer
from tests.server.elsewhere.web import Reply

TEAM_ID, KEY_ID = "TEAM123456", "KEY1234567"
PRIVATE_KEY = ECKey.generate_key("P-256")
SIX_MONTHS = 15_777_000
"""Seconds; the longest life of a client secret."""


class AppleDouble(Issuer):
    """The issuer's addresses and manners are Apple's."""

    authorize_path, token_path, keys_path = "/auth/authorize", "/auth/token", "/auth/keys"

    def __init__(self) -> None:
        super().__init__()
        self.person = {
            "sub": "001234.abc.0001",
            "email": "x7@privaterelay.example",
            "email_verified": "true",
        }
        self.name: dict[str, str] | None = {"firstName": "Mina", "lastName": "Begum"}
        """Told at the first consent, and never again."""

    def back(self, query: dict[str, str], outcome: dict[str, str]) -> Reply:
        assert query["response_mode"] == "form_post"
        if not self.consents:
            outcome = {**outcome, "error": "user_cancelled_authorize"}
        elif self.name is not None:
            outcome = {**outcome, "user": json.dumps({"name": self.name, "email": "a@b.example"})}
            self.name = None
        fields = "".join(
            f'<input type="hidden" name="{name}" value="{html.escape(value)}">'
            for name, value in outcome.items()
        )
        page = f'<form method="post" action="{query["redirect_uri"]}">{fields}</form>'
        return Reply(page.encode())

    def is_client(self, form: dict[str, str]) -> bool:
        try:
            found = jwt.decode(form.get("client_secret", ""), PRIVATE_KEY, ["ES256"])
        except (JoseError, ValueError):
            return False
        stated, at = found.claims, int(now().timestamp())
        return (
            found.header.get("kid") == KEY_ID
            and (stated["iss"], stated["sub"], stated["aud"]) == (TEAM_ID, CLIENT_ID, self.url)
            and stated["exp"] > at
            and stated["exp"] - stated["iat"] <= SIX_MONTHS
        )


def private_pem() -> str:
    """The key as Apple's .p8 file has it."""
    return PRIVATE_KEY.as_pem(private=True).decode()
