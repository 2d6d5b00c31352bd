"""Sign in with an account elsewhere, or learn that it is nobody's yet."""

from dataclasses import dataclass

from server.contract.account import CodeChallenge
from server.contract.identity import SessionOut, UserStatus
from server.contract.social import SocialNewcomer, SocialSignIn
from server.features.identity import repository, sessions
from server.features.identity.challenges import Challenges
from server.features.identity.devices import Device
from server.features.identity.leaving import Leaving
from server.features.identity.social import links, tickets
from server.features.identity.social.offered import Flows
from server.features.identity.social.trade import trade
from server.features.identity.tokens import AccessTokens


@dataclass(frozen=True)
class SocialSigningIn:
    """Begins sessions for accounts elsewhere."""

    flows: Flows
    tokens: AccessTokens
    challenges: Challenges
    leaving: Leaving

    def sign_in(
        self, asked: SocialSignIn, device: Device, *, confirmed: bool
    ) -> SessionOut | CodeChallenge | SocialNewcomer:
        """A session; or the question for a code, where there is a second factor; or a ticket.

        A provider may have asked for a second factor of its own. It does not stand for ours, about
        which the provider knows nothing.

        Args:
            asked: Code and verifier.
            device: From where.
            confirmed: An account whose address was not confirmed does not count, as if there were
                none: whoever mistyped the address can join anew, and nobody learns from this
                answer whether an address that they gave was known.

        Raises:
            InvalidError: the code cannot be traded.
            NotAllowedError: the account may not be used, or has to be brought back first.
        """
        found = trade(self.flows, asked)
        with self.flows.units.write() as unit:
            link = links.link_to(unit.session, found.provider, found.profile.subject)
            user = None if link is None else repository.user_by_id(unit.session, link.user_id)
            if user is None or (confirmed and user.status is UserStatus.PENDING_VERIFICATION):
                return tickets.issue(self.flows, unit, found)
            if not user.mfa_enabled:
                return sessions.begin(
                    unit,
                    self.tokens,
                    user.id,
                    device,
                    leaving=self.leaving,
                    restore=asked.restore,
                )
            challenge, ends = self.challenges.issue(user.id, user.password_hash)
            return CodeChallenge(challenge=challenge, expires_at=ends)
