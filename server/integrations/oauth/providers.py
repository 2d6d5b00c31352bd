"""Open the providers that the settings name: each wholly, or not at all."""

from collections.abc import Mapping
from typing import Protocol
from urllib.parse import urlsplit

from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from server.contract.identity import SocialProvider
from server.integrations.oauth.apple import Apple
from server.integrations.oauth.facebook import Facebook
from server.integrations.oauth.google import Google
from server.integrations.oauth.port import OAuthProvider

CALLBACK = "/account/social/{}/callback"
"""Of the site, by the provider's name in small letters; registered at the provider."""
HERE = {"localhost", "127.0.0.1", "::1"}


class BadOAuthSettingError(ValueError):
    """A setting cannot be used, or goes with one that is missing."""


class Given(Protocol):
    """What whoever runs the server has set."""

    google_client_id: str | None
    google_client_secret: str | None
    google_issuer: str
    facebook_app_id: str | None
    facebook_app_secret: str | None
    facebook_dialog_url: str
    facebook_graph_url: str
    facebook_version: str
    apple_client_id: str | None
    apple_team_id: str | None
    apple_key_id: str | None
    apple_private_key: str | None
    apple_url: str
    public_url: str | None


def open_providers(given: Given) -> Mapping[SocialProvider, OAuthProvider]:
    """Those that are configured; nothing is connected to yet.

    Raises:
        BadOAuthSettingError: a setting cannot be used, or goes with one that is missing.
    """
    found = [each for each in (_google(given), _facebook(given), _apple(given)) if each]
    return {each.name: each for each in found}


def _google(given: Given) -> OAuthProvider | None:
    if not _complete(given, "google_client_id", "google_client_secret"):
        return None
    return Google(
        client_id=given.google_client_id or "",
        client_secret=given.google_client_secret or "",
        callback=_callback(given, SocialProvider.GOOGLE),
        issuer=_site(given.google_issuer, "google_issuer"),
    )


def _facebook(given: Given) -> OAuthProvider | None:
    if not _complete(given, "facebook_app_id", "facebook_app_secret"):
        return None
    return Facebook(
        app_id=given.facebook_app_id or "",
        app_secret=given.facebook_app_secret or "",
        callback=_callback(given, SocialProvider.FACEBOOK),
        dialog_url=_site(given.facebook_dialog_url, "facebook_dialog_url"),
        graph_url=_site(given.facebook_graph_url, "facebook_graph_url"),
        version=given.facebook_version,
    )


def _apple(given: Given) -> OAuthProvider | None:
    names = ("apple_client_id", "apple_team_id", "apple_key_id", "apple_private_key")
    if not _complete(given, *names):
        return None
    return Apple(
        client_id=given.apple_client_id or "",
        team_id=given.apple_team_id or "",
        key_id=given.apple_key_id or "",
        key=_key(given.apple_private_key or ""),
        callback=_callback(given, SocialProvider.APPLE),
        url=_site(given.apple_url, "apple_url"),
    )


def _complete(given: Given, *names: str) -> bool:
    """Whether all are set; none is as good, some are not."""
    missing = [name for name in names if not getattr(given, name)]
    if missing and len(missing) < len(names):
        present = next(name for name in names if name not in missing)
        raise BadOAuthSettingError(
            f"{_variable(present)} is set, so {', '.join(map(_variable, missing))} "
            f"{'is' if len(missing) == 1 else 'are'} needed as well."
        )
    return not missing


def _callback(given: Given, provider: SocialProvider) -> str:
    # Never taken from a request: whoever sends one would choose where codes go.
    if given.public_url is None:
        raise BadOAuthSettingError(
            f"CHITRA_PUBLIC_URL: people can sign in with {provider.value.title()}, so the "
            "address that they come back to is needed, for instance https://video.example."
        )
    return _site(given.public_url, "public_url") + CALLBACK.format(provider.value.lower())


def _site(url: str, name: str) -> str:
    """The address without a slash at the end; over TLS, unless it is on this very machine."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    whole = host and not (parts.query or parts.fragment or parts.username or parts.password)
    if not whole or not (parts.scheme == "https" or (parts.scheme == "http" and host in HERE)):
        raise BadOAuthSettingError(
            f"{_variable(name)} has to be a whole address that begins with https://, "
            "for instance https://video.example."
        )
    return url.rstrip("/")


def _key(pem: str) -> ECKey:
    r"""Apple's private key; line breaks may be written as ``\n`` in the environment."""
    try:
        key = ECKey.import_key(pem.replace("\\n", "\n"))
    except (JoseError, ValueError, TypeError) as error:
        raise _no_key() from error
    if not key.is_private or key.curve_name != "P-256":
        raise _no_key()
    return key


def _no_key() -> BadOAuthSettingError:
    return BadOAuthSettingError(
        "CHITRA_APPLE_PRIVATE_KEY is not the private key that Apple gives as a .p8 file: it has to "
        "hold that file's text, from BEGIN PRIVATE KEY to END PRIVATE KEY."
    )


def _variable(name: str) -> str:
    return f"CHITRA_{name.upper()}"
