"""Send a browser on its way to a provider."""

from datetime import timedelta

import structlog

from server.contract.identity import SocialProvider
from server.contract.social import SocialFlow as Asked
from server.contract.social import SocialFlowOut
from server.features.identity.models import SocialFlow
from server.features.identity.social.offered import Flows, away
from server.features.identity.social.sealed import seal_trip
from server.features.identity.tokens import hash_token
from server.integrations.oauth.port import ProviderError, new_trip

log = structlog.get_logger(__name__)

LASTS = timedelta(minutes=10)
"""A person looks for a password, or for the telephone, meanwhile."""


def begin(flows: Flows, name: SocialProvider, asked: Asked) -> SocialFlowOut:
    """Where the browser goes. State, nonce and verifier of the trip are made here, for it alone.

    Raises:
        ConflictError: the provider is not offered here, or does not answer.
    """
    provider, trip = flows.provider(name), new_trip()
    try:
        url = provider.address(trip)
    except ProviderError as error:
        log.warning("provider failed", provider=name.value, reason=str(error))
        raise away(name) from error
    with flows.units.write() as unit:
        at = unit.clock()
        unit.session.add(
            SocialFlow(
                provider=name,
                state_hash=hash_token(trip.state),
                secrets=seal_trip(trip, flows.sealer),
                redirect_uri=asked.redirect_uri,
                client_state=asked.state,
                code_challenge=asked.code_challenge,
                expires_at=at + LASTS,
                created_at=at,
            )
        )
    return SocialFlowOut(url=url, expires_at=at + LASTS)
