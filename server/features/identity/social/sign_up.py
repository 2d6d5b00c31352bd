"""Join with an account elsewhere: a name and a birthdate, and no password."""

from dataclasses import dataclass

from server.contract.errors import ErrorCode
from server.contract.identity import SessionOut
from server.contract.social import SocialSignUp
from server.features.identity import repository, sessions
from server.features.identity.age import check_age
from server.features.identity.ask_for_mail import mark_confirmed
from server.features.identity.devices import Device
from server.features.identity.mail.post import Post
from server.features.identity.sign_up import CLOSED, Newcomer, sign_up, sign_up_by_mail
from server.features.identity.social import links, tickets
from server.features.identity.social.offered import Flows, titled
from server.features.identity.social.trade import Proven
from server.features.identity.tokens import AccessTokens
from server.integrations.oauth.port import Profile
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError, InvalidError, NotAllowedError
from server.kit.policies import SignUpPolicy

EMAIL_NEEDED = "An e-mail address is needed: the other account does not vouch for one."
LINK_INSTEAD = (
    "There is an account with the e-mail address of your {} account already. Sign in with its "
    "password, then link the other account under Security."
)
NO_PASSWORD = ""
"""In place of a hash: no password fits it."""


@dataclass(frozen=True)
class SocialSigningUp:
    """Makes accounts for tickets."""

    flows: Flows
    post: Post
    tokens: AccessTokens
    policy: SignUpPolicy

    def sign_up(self, asked: SocialSignUp, device: Device) -> SessionOut | None:
        """The account, linked, and its first session; None when its address is confirmed first.

        The ticket is used up by success alone, so that the form can be mended. What the provider
        says of the person waits sealed until the ticket is over, and of somebody who is
        too young nothing is added to it.

        Raises:
            NotAllowedError: nobody may join, or not at that age.
            InvalidError: the ticket is over, or an address is needed.
            ConflictError: name, address or the account elsewhere is taken.
        """
        if not self.policy.open:
            raise NotAllowedError(CLOSED)
        ticket = asked.ticket.get_secret_value()
        profile = tickets.look(self.flows, ticket)
        today = self.flows.units.clock().date()
        check_age(asked.birthdate, self.policy.minimum_age, today)
        newcomer = _newcomer(asked, profile)
        with self.flows.units.write() as unit:
            found = tickets.use(self.flows, unit, ticket)
            links.release(unit, found, device)
            if not _vouched(profile) and self.post.works:
                self._join_by_mail(unit, newcomer, found, device)
                return None
            return self._join(unit, newcomer, found, device)

    def _join(self, unit: Unit, newcomer: Newcomer, found: Proven, device: Device) -> SessionOut:
        vouched = _vouched(found.profile)
        if vouched and repository.user_by_email(unit.session, newcomer.email) is not None:
            # Never linked by the address alone: who has it there may not be who has it here.
            sentence = LINK_INSTEAD.format(titled(found.provider))
            raise ConflictError(sentence, code=ErrorCode.EMAIL_TAKEN, fields={"email": sentence})
        user = sign_up(unit, newcomer, NO_PASSWORD, device=device)
        if vouched:
            mark_confirmed(user, unit)
        links.add(unit, user.id, found, device)
        return sessions.begin(unit, self.tokens, user.id, device)

    def _join_by_mail(self, unit: Unit, newcomer: Newcomer, found: Proven, device: Device) -> None:
        user = sign_up_by_mail(unit, self.post, newcomer, NO_PASSWORD, device)
        if user is not None:
            links.add(unit, user.id, found, device)


def _vouched(profile: Profile) -> bool:
    return profile.email_verified and profile.email is not None


def _newcomer(asked: SocialSignUp, profile: Profile) -> Newcomer:
    email = profile.email if _vouched(profile) else asked.email
    if email is None:
        raise InvalidError(EMAIL_NEEDED, fields={"email": EMAIL_NEEDED})
    return Newcomer(
        email=email,
        username=asked.username,
        channel_name=asked.channel_name,
        preferred_language=asked.preferred_language,
        birthdate=asked.birthdate,
        first_name=profile.first_name,
        last_name=profile.last_name,
    )
