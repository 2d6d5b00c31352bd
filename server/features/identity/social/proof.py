"""Prove anew who asks, by an account elsewhere: for whoever has no password."""

from dataclasses import dataclass

from server.contract.account import ProofOut
from server.contract.errors import ErrorCode
from server.contract.social import SocialProof
from server.features.identity import repository
from server.features.identity.devices import Device
from server.features.identity.proof import CODE_NEEDED, Proving
from server.features.identity.social import links
from server.features.identity.social.offered import Flows
from server.features.identity.social.trade import trade
from server.features.identity.tokens import UNREADABLE, Actor
from server.kit.errors import InvalidError, NotSignedInError

NOT_LINKED = "The account that you chose there is not linked to yours. Choose the one that is."


@dataclass(frozen=True)
class SocialProving:
    """Checks the proof."""

    flows: Flows
    proving: Proving

    def prove(self, actor: Actor, asked: SocialProof, device: Device) -> ProofOut:
        """An access token that remembers the proof, as does the session.

        That a code of the second factor is missing is said before the other code is used up.

        Raises:
            InvalidError: a code is missing or wrong, or the account elsewhere is not linked.
            TooManyRequestsError: wrong codes came before, and it has to wait.
            NotSignedInError: the session was ended meanwhile.
        """
        with self.flows.units.read() as unit:
            user = repository.user_by_id(unit.session, actor.user_id)
        if user is None:
            raise NotSignedInError(UNREADABLE)
        if user.mfa_enabled and asked.second_factor_code is None:
            raise InvalidError(
                CODE_NEEDED,
                code=ErrorCode.CODE_NEEDED,
                fields={"second_factor_code": CODE_NEEDED},
            )
        found = trade(self.flows, asked)
        with self.flows.units.read() as unit:
            link = links.link_to(unit.session, found.provider, found.profile.subject)
        if link is None or link.user_id != actor.user_id:
            raise InvalidError(NOT_LINKED, code=ErrorCode.SOCIAL_FAILED)
        if user.mfa_enabled and asked.second_factor_code is not None:
            self.proving.checking.check(user.id, asked.second_factor_code, device)
        return self.proving.remember(actor, second_factor=user.mfa_enabled)
