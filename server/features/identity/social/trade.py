"""Trade the code that came to the loopback address, with the verifier that only its owner knows."""

import base64
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from uuid import UUID

import sqlalchemy as sa
import structlog

from server.contract.identity import SocialProvider
from server.contract.social import SocialCode
from server.features.identity.models import SocialFlow
from server.features.identity.social.offered import Flows, failed
from server.features.identity.social.sealed import open_profile
from server.features.identity.tokens import hash_token
from server.integrations.oauth.port import Profile
from server.kit.db.unit import Unit
from server.kit.sealing import SealBrokenError

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Proven:
    """An account elsewhere that somebody has just shown to be theirs."""

    flow_id: UUID
    provider: SocialProvider
    profile: Profile


@dataclass(frozen=True)
class _Taken:
    flow_id: UUID
    provider: SocialProvider
    code_challenge: str
    identity: str


def trade(flows: Flows, asked: SocialCode) -> Proven:
    """Whose account elsewhere the code stands for. It is void afterwards, whatever comes of it.

    Raises:
        InvalidError: code or verifier is wrong, or the code was used or is over.
    """
    with flows.units.write() as unit:
        taken = take(unit, asked.code.get_secret_value(), ticket=False)
    # After the commit: a code that was tried with a wrong verifier is not tried again.
    if taken is None:
        log.info("social code refused", reason="unknown, used or over")
        raise failed()
    if not _fits(asked.code_verifier.get_secret_value(), taken.code_challenge):
        log.warning("social code refused", reason="wrong verifier", provider=taken.provider.value)
        raise failed()
    return proven(flows, taken)


def take(unit: Unit, secret: str, *, ticket: bool) -> _Taken | None:
    """Compare and swap: what code or ticket stands for, for one of several that race with it.

    Who it was is forgotten with it, in this transaction.
    """
    this = (
        SocialFlow.code_hash == hash_token(secret),
        SocialFlow.ticket.is_(ticket),
        SocialFlow.expires_at > unit.clock(),
    )
    found = unit.session.execute(
        sa.select(
            SocialFlow.id, SocialFlow.provider, SocialFlow.code_challenge, SocialFlow.identity
        ).where(*this)
    ).first()
    if found is None:
        return None
    swapped = unit.session.execute(
        sa.update(SocialFlow)
        .where(SocialFlow.id == found.id, *this)
        .values(code_hash=None, identity=None)
        .returning(SocialFlow.id)
        .execution_options(synchronize_session=False)
    )
    if swapped.first() is None:
        return None
    return _Taken(found.id, found.provider, found.code_challenge, found.identity or "")


def proven(flows: Flows, taken: _Taken) -> Proven:
    """What was taken, opened.

    Raises:
        InvalidError: it cannot be: the server's secret was changed within the minute.
    """
    try:
        profile = open_profile(taken.identity, flows.sealer)
    except SealBrokenError as error:
        raise failed() from error
    return Proven(taken.flow_id, taken.provider, profile)


def _fits(verifier: str, challenge: str) -> bool:
    """Whether the challenge was made of the verifier (RFC 7636, section 4.6, S256)."""
    made = base64.urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")
    return compare_digest(made, challenge)
