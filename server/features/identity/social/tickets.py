"""A newcomer's ticket: stands for an account elsewhere while its owner fills in a form."""

from datetime import timedelta

import sqlalchemy as sa

from server.contract.social import SocialNewcomer
from server.features.identity.models import SocialFlow
from server.features.identity.social.offered import Flows, failed
from server.features.identity.social.sealed import open_profile, seal_profile
from server.features.identity.social.trade import Proven, proven, take
from server.features.identity.tokens import hash_token, new_refresh_token
from server.integrations.oauth.port import Profile
from server.kit.db.unit import Unit
from server.kit.sealing import SealBrokenError

LASTS = timedelta(minutes=15)


def issue(flows: Flows, unit: Unit, found: Proven) -> SocialNewcomer:
    """A ticket in place of the code that was traded."""
    ticket, until, profile = new_refresh_token(), unit.clock() + LASTS, found.profile
    unit.session.execute(
        sa.update(SocialFlow)
        .where(SocialFlow.id == found.flow_id)
        .values(
            identity=seal_profile(profile, flows.sealer),
            code_hash=hash_token(ticket),
            ticket=True,
            expires_at=until,
        )
        .execution_options(synchronize_session=False)
    )
    return SocialNewcomer(
        ticket=ticket,
        expires_at=until,
        provider=found.provider,
        email=profile.email,
        email_verified=profile.email_verified,
        first_name=profile.first_name,
        last_name=profile.last_name,
    )


def look(flows: Flows, ticket: str) -> Profile:
    """Whom the ticket stands for; it is not used up by asking.

    Raises:
        InvalidError: it is used or over.
    """
    with flows.units.read() as unit:
        sealed = unit.session.scalar(
            sa.select(SocialFlow.identity).where(
                SocialFlow.code_hash == hash_token(ticket),
                SocialFlow.ticket,
                SocialFlow.expires_at > unit.clock(),
            )
        )
    if sealed is None:
        raise failed()
    try:
        return open_profile(sealed, flows.sealer)
    except SealBrokenError as error:
        raise failed() from error


def use(flows: Flows, unit: Unit, ticket: str) -> Proven:
    """Use it up, in this transaction: if that fails, the ticket can be used again.

    Raises:
        InvalidError: it is used or over.
    """
    taken = take(unit, ticket, ticket=True)
    if taken is None:
        raise failed()
    return proven(flows, taken)
