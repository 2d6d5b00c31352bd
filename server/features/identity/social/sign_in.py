"""Sign in with an account elsewhere, or learn that it is nobody's yet."""

from server.contract.account import CodeChallenge
from server.contract.identity import SessionOut, UserStatus
from server.contract.social import SocialNewcomer, SocialSignIn
from server.features.identity import repository, sessions
from server.features.identity.challenges import Challenges
from server.features.identity.devices import Device
from server.features.identity.social import links, tickets
from server.features.identity.social.offered import Flows
from server.features.identity.social.trade import trade
from server.features.identity.tokens import AccessTokens


def sign_in(
    flows: Flows,
    tokens: AccessTokens,
    challenges: Challenges,
    asked: SocialSignIn,
    device: Device,
    *,
    confirmed: bool,
) -> SessionOut | CodeChallenge | SocialNewcomer:
    """A session; or the question for a code, where the account has a second factor; or a ticket.

    A provider may have asked for a second factor of its own. It does not stand for ours, about
    which the provider knows nothing.

    Args:
        flows: The trips.
        tokens: What signs sessions.
        challenges: What signs the question for a code.
        asked: Code and verifier.
        device: From where.
        confirmed: An account whose address was not confirmed does not count, as if there were
            none: whoever mistyped the address can join anew, and nobody learns from this
            answer whether an address that they gave was known.

    Raises:
        InvalidError: the code cannot be traded.
        NotAllowedError: the account may not be used.
    """
    found = trade(flows, asked)
    with flows.units.write() as unit:
        link = links.link_to(unit.session, found.provider, found.profile.subject)
        user = None if link is None else repository.user_by_id(unit.session, link.user_id)
        if user is None or (confirmed and user.status is UserStatus.PENDING_VERIFICATION):
            return tickets.issue(flows, unit, found)
        if not user.mfa_enabled:
            return sessions.begin(unit, tokens, user.id, device)
        challenge, ends = challenges.issue(user.id, user.password_hash)
        return CodeChallenge(challenge=challenge, expires_at=ends)
