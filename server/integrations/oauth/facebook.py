"""Facebook: OAuth 2.0, and the Graph API to learn who it was."""

import hmac
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from server.contract.identity import SocialProvider
from server.integrations.oauth import claims
from server.integrations.oauth.asking import browser_address, code_form
from server.integrations.oauth.calls import Calls
from server.integrations.oauth.port import Arrival, Profile, ProviderRefusedError, Trip

DIALOG = "https://www.facebook.com"
GRAPH = "https://graph.facebook.com"
VERSION = "v24.0"
SCOPE = "public_profile email"
FIELDS = "id,name,first_name,last_name,email"


@dataclass(frozen=True)
class Facebook:
    """The server as an app of Facebook's."""

    app_id: str
    app_secret: str = field(repr=False)
    callback: str
    dialog_url: str = DIALOG
    graph_url: str = GRAPH
    version: str = VERSION
    calls: Calls = field(default_factory=Calls)
    name = SocialProvider.FACEBOOK
    posts_form = False

    def address(self, trip: Trip) -> str:
        """Where the browser is sent."""
        endpoint = f"{self.dialog_url}/{self.version}/dialog/oauth"
        return browser_address(endpoint, self.app_id, self.callback, SCOPE, trip)

    def identify(self, arrival: Arrival, trip: Trip) -> Profile:
        """Trade the code, and ask whom the token is of.

        An address is told, if at all, without a word on whether it was ever confirmed: it never
        counts as verified.

        Raises:
            ProviderAwayError: Facebook does not answer.
            ProviderRefusedError: the token is not ours, or over.
        """
        form = code_form(self.app_id, self.app_secret, self.callback, arrival.code, trip)
        token = claims.text(
            self.calls.post(self._graph("oauth/access_token"), form), "access_token"
        )
        user_id = self._checked(token)
        said = self.calls.get(
            self._graph("me"),
            {"fields": FIELDS, "appsecret_proof": self._proof(token)},
            {"Authorization": f"Bearer {token}"},
        )
        if said.get("id") != user_id:
            raise ProviderRefusedError("two accounts for one token")
        return Profile(
            subject=claims.subject(user_id),
            email=claims.email(said.get("email")),
            first_name=claims.name(said.get("first_name") or said.get("name")),
            last_name=claims.name(said.get("last_name")),
        )

    def _checked(self, token: str) -> str:
        """Whom the token is of, if it was made for this very app (the confused deputy's question).

        The Graph API takes the token in question in the query alone; nothing logs that.
        """
        answer = self.calls.get(
            self._graph("debug_token"),
            {"input_token": token},
            {"Authorization": f"Bearer {self.app_id}|{self.app_secret}"},
        )
        said: dict[str, Any] = found if isinstance(found := answer.get("data"), dict) else {}
        if said.get("is_valid") is not True:
            raise ProviderRefusedError("token is not valid")
        if str(said.get("app_id")) != self.app_id:
            raise ProviderRefusedError("token of another app")
        return claims.text(said, "user_id")

    def _proof(self, token: str) -> str:
        """Shows that whoever uses the token is the app itself."""
        return hmac.new(self.app_secret.encode(), token.encode(), sha256).hexdigest()

    def _graph(self, path: str) -> str:
        return f"{self.graph_url}/{self.version}/{path}"
