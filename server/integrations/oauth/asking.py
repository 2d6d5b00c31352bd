"""What all code flows have in common: where the browser goes, and what the code is traded with."""

from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from server.integrations.oauth.port import Trip


def browser_address(
    endpoint: str, client_id: str, callback: str, scope: str, trip: Trip, **more: str
) -> str:
    """The address of the provider's page, for the code flow with PKCE (RFC 7636, S256)."""
    return str(
        prepare_grant_uri(
            endpoint,
            client_id,
            "code",
            redirect_uri=callback,
            scope=scope,
            state=trip.state,
            code_challenge=create_s256_code_challenge(trip.verifier),
            code_challenge_method="S256",
            **more,
        )
    )


def code_form(
    client_id: str, client_secret: str, callback: str, code: str, trip: Trip
) -> dict[str, str]:
    """The form that trades the code (RFC 6749, section 4.1.3).

    The secret is in the form: Facebook and Apple take it no other way.
    """
    return {
        "grant_type": "authorization_code",
        "client_id": client_id,
        "client_secret": client_secret,
        "redirect_uri": callback,
        "code": code,
        "code_verifier": trip.verifier,
    }
