"""Facebook as far as a server sees it: the dialog, and the Graph API."""

import hmac
from typing import Any
from urllib.parse import urlencode

from tests.server.elsewhere.web import Asked, Reply

APP_ID, APP_SECRET = "190", "what only the app and Facebook know"
VERSION = "v24.0"


class FacebookDouble:
    """Both of Facebook's hosts in one."""

    def __init__(self) -> None:
        self.url = ""
        self.asked: list[Asked] = []
        self.instead: dict[str, Reply] = {}
        self.person: dict[str, Any] = {
            "id": "7001",
            "name": "Rafi Khan",
            "first_name": "Rafi",
            "last_name": "Khan",
        }
        """Without an address, as for somebody who signed up with a telephone number."""
        self.consents = True
        self.token_says: dict[str, Any] = {}
        """What ``/debug_token`` says otherwise than the truth."""
        self.granted: dict[str, dict[str, str]] = {}

    def answer(self, asked: Asked) -> Reply:
        answers = {
            f"/{VERSION}/dialog/oauth": self._dialog,
            f"/{VERSION}/oauth/access_token": self._trade,
            f"/{VERSION}/debug_token": self._debug,
            f"/{VERSION}/me": self._me,
        }
        found = answers.get(asked.path)
        return found(asked) if found else _error("Unknown path components", 400)

    def _dialog(self, asked: Asked) -> Reply:
        query = asked.query
        assert (query["client_id"], query["response_type"]) == (APP_ID, "code")
        if self.consents:
            code = f"code-{len(self.granted)}"
            self.granted[code] = query
            outcome = {"code": code, "state": query["state"]}
        else:
            outcome = {
                "error": "access_denied",
                "error_reason": "user_denied",
                "error_description": "Permissions error",
                "state": query["state"],
            }
        return Reply(
            status=302, headers={"Location": f"{query['redirect_uri']}?{urlencode(outcome)}"}
        )

    def _trade(self, asked: Asked) -> Reply:
        query = self.granted.pop(asked.form.get("code", ""), None)
        wanted = query and (APP_ID, APP_SECRET, query["redirect_uri"])
        given = tuple(
            asked.form.get(name) for name in ("client_id", "client_secret", "redirect_uri")
        )
        if wanted != given:
            return _error("Invalid verification code format.", 400)
        token = f"EAA{asked.form['code']}"
        return Reply({"access_token": token, "token_type": "bearer", "expires_in": 5_183_944})

    def _debug(self, asked: Asked) -> Reply:
        if asked.headers.get("authorization") != f"Bearer {APP_ID}|{APP_SECRET}":
            return _error("Invalid OAuth access token signature.", 400)
        truth = {
            "app_id": APP_ID,
            "type": "USER",
            "is_valid": asked.query.get("input_token", "").startswith("EAA"),
            "user_id": self.person["id"],
            "scopes": ["public_profile", "email"],
        }
        return Reply({"data": {**truth, **self.token_says}})

    def _me(self, asked: Asked) -> Reply:
        token = asked.headers.get("authorization", "").removeprefix("Bearer ")
        proof = hmac.digest(APP_SECRET.encode(), token.encode(), "sha256").hex()
        if asked.query.get("appsecret_proof") != proof:
            return _error("Invalid appsecret_proof provided in the API argument", 400)
        fields = asked.query["fields"].split(",")
        return Reply({name: value for name, value in self.person.items() if name in fields})


def _error(message: str, status: int) -> Reply:
    return Reply({"error": {"message": message, "type": "OAuthException", "code": 100}}, status)
