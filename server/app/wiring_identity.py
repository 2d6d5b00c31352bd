"""The parts of accounts, sessions and ways in, put together."""

from collections.abc import Mapping

from server.app.settings import Settings
from server.contract.identity import SocialProvider
from server.features.identity.avatar import Avatars
from server.features.identity.challenges import Challenges
from server.features.identity.change_password import PasswordChanging
from server.features.identity.leaving import Leaving
from server.features.identity.mail.compose import Composer
from server.features.identity.mail.post import Post
from server.features.identity.proof import Proving
from server.features.identity.reset_password import PasswordResetting
from server.features.identity.second_factor import SecondFactor
from server.features.identity.second_factor_setup import SecondFactorSetup
from server.features.identity.social.offered import Flows
from server.features.identity.social.proof import SocialProving
from server.features.identity.social.sign_in import SocialSigningIn
from server.features.identity.social.sign_up import SocialSigningUp
from server.features.identity.tokens import AccessTokens
from server.features.identity.turns import Turns
from server.integrations.mail.port import Mailer
from server.integrations.oauth.port import OAuthProvider
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.policies import SignUpPolicy, StaffPolicy
from server.kit.providers import Providers
from server.kit.sealing import Sealer


def put_identity(
    providers: Providers,
    settings: Settings,
    secret: str,
    elsewhere: Mapping[SocialProvider, OAuthProvider],
) -> None:
    """Make what identity's routes and jobs ask for; database and mailer are there already.

    Args:
        providers: where it is put.
        settings: the server's.
        secret: signs and seals; the settings know older ones.
        elsewhere: accounts at other sites that sign in here.
    """
    get, put = providers.get, providers.put
    units, mailer = get(Units), get(Mailer)  # type: ignore[type-abstract]
    secrets = [secret, *settings.previous_secret_keys]
    staff = put(StaffPolicy, StaffPolicy(second_factor=settings.staff_second_factor))
    policy = put(SignUpPolicy, SignUpPolicy(settings.sign_up_open, settings.minimum_age))
    tokens = put(AccessTokens, AccessTokens(secret, previous=secrets[1:], staff=staff))
    sealer = put(Sealer, Sealer(secrets))
    put(Turns, Turns())
    challenges = put(Challenges, Challenges(secrets))
    post = put(Post, Post(sealer, works=mailer.works))
    checking = put(SecondFactor, SecondFactor(units, sealer, post))
    put(SecondFactorSetup, SecondFactorSetup(checking, settings.name))
    proving = put(Proving, Proving(checking, tokens))
    leaving = put(Leaving, Leaving(post, settings.deletion_grace))
    put(Avatars, Avatars(units, get(Storage)))  # type: ignore[type-abstract]
    put(Composer, Composer(settings.name, settings.public_url))
    put(PasswordResetting, PasswordResetting(checking, post, settings.name))
    put(PasswordChanging, PasswordChanging(units, post, settings.name))
    flows = put(Flows, Flows(units, sealer, elsewhere))
    put(SocialSigningIn, SocialSigningIn(flows, tokens, challenges, leaving))
    put(SocialSigningUp, SocialSigningUp(flows, post, tokens, policy))
    put(SocialProving, SocialProving(flows, proving))
