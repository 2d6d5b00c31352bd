"""Receive a browser that a provider sent back, and bring it to the loopback address it came for."""

from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlencode
from uuid import UUID

import sqlalchemy as sa
import structlog

from server.contract.identity import SocialProvider
from server.features.identity.models import SocialFlow
from server.features.identity.social.offered import Flows
from server.features.identity.social.sealed import open_trip, seal_profile
from server.features.identity.tokens import hash_token, new_refresh_token
from server.integrations.oauth.port import (
    Arrival,
    OAuthProvider,
    Profile,
    ProviderAwayError,
    ProviderRefusedError,
)
from server.kit.sealing import SealBrokenError

log = structlog.get_logger(__name__)

CODE_LIFE = timedelta(minutes=1)
"""The studio waits for the code; nobody has to type it."""
DENIED = "access_denied"
DENIALS = {DENIED, "user_cancelled_authorize"}
"""What providers send when the person said no; Apple has a word of its own for it."""
FAILED = "server_error"
AWAY = "temporarily_unavailable"
"""The other two errors that the loopback address may be told (RFC 6749, section 4.1.2.1)."""


@dataclass(frozen=True)
class Brought:
    """What the browser brought along; any of it may be missing, or a stranger's work."""

    state: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    error: str = ""
    issuer: str | None = None
    user: str | None = field(default=None, repr=False)
    posted: bool = False
    """It came as a form."""


@dataclass(frozen=True)
class _Flow:
    id: UUID
    secrets: str = field(repr=False)
    redirect_uri: str
    client_state: str = field(repr=False)


def arrive(flows: Flows, name: SocialProvider, brought: Brought) -> str | None:
    """Where the browser goes on to; None for one that nobody here has sent.

    The address is the one that the trip was begun with: nothing that arrives has a say in it.
    """
    provider = flows.offered.get(name)
    if provider is None or provider.posts_form is not brought.posted or not brought.state:
        return None
    flow = _claim(flows, name, brought.state)
    if flow is None:
        return None
    # No transaction is open while the provider is asked.
    outcome = _identified(flows, provider, flow, brought)
    if isinstance(outcome, Profile):
        return _onward(flow, {"code": _keep(flows, flow, outcome)})
    return _onward(flow, {"error": outcome})


def _claim(flows: Flows, name: SocialProvider, state: str) -> _Flow | None:
    """Compare and swap: the trip, for the first that comes back from it."""
    with flows.units.write() as unit:
        at = unit.clock()
        found = unit.session.execute(
            sa.update(SocialFlow)
            .where(
                SocialFlow.state_hash == hash_token(state),
                SocialFlow.provider == name,
                SocialFlow.returned_at.is_(None),
                SocialFlow.expires_at > at,
            )
            .values(returned_at=at)
            .returning(
                SocialFlow.id, SocialFlow.secrets, SocialFlow.redirect_uri, SocialFlow.client_state
            )
            .execution_options(synchronize_session=False)
        ).first()
    return None if found is None else _Flow(*found)


def _identified(
    flows: Flows, provider: OAuthProvider, flow: _Flow, brought: Brought
) -> Profile | str:
    """Who it was, or the error to tell."""
    told = log.bind(provider=provider.name.value)
    if brought.error or not brought.code:
        denied = brought.error in DENIALS
        told.info("social sign-in came back without a code", denied=denied)
        return DENIED if denied else FAILED
    arrival = Arrival(brought.code, brought.issuer, brought.user)
    try:
        trip = open_trip(flow.secrets, flows.sealer).with_state(brought.state)
        return provider.identify(arrival, trip)
    except ProviderAwayError as error:
        told.warning("provider failed", reason=str(error))
        return AWAY
    except ProviderRefusedError as error:
        told.warning("social sign-in refused", reason=str(error))
    except SealBrokenError:
        told.warning("social sign-in refused", reason="the server's secret was changed")
    return FAILED


def _keep(flows: Flows, flow: _Flow, profile: Profile) -> str:
    """Write down who it was, all at once, and make the code that it can be traded for."""
    code = new_refresh_token()
    with flows.units.write() as unit:
        unit.session.execute(
            sa.update(SocialFlow)
            .where(SocialFlow.id == flow.id)
            .values(
                # The trip is over: its secrets have done their work.
                secrets="",
                identity=seal_profile(profile, flows.sealer),
                code_hash=hash_token(code),
                expires_at=unit.clock() + CODE_LIFE,
            )
            .execution_options(synchronize_session=False)
        )
    return code


def _onward(flow: _Flow, outcome: dict[str, str]) -> str:
    return f"{flow.redirect_uri}?{urlencode({**outcome, 'state': flow.client_state})}"
