"""The HTTP side of mailed links, and of another password or address."""

from fastapi import APIRouter, Depends, Response, status

from server.contract.account import (
    EmailAsked,
    EmailChange,
    MailedLink,
    MailSent,
    PasswordChange,
    PasswordReset,
)
from server.features.identity.access import CurrentActor, FreshActor, MaybeActor
from server.features.identity.change_email import ask_for_email
from server.features.identity.change_password import PasswordChanging
from server.features.identity.confirm_email import confirm_email
from server.features.identity.devices import DeviceDep
from server.features.identity.mail.post import ON_ITS_WAY, Asked, Post
from server.features.identity.rate_limit import LINK, MAIL, SIGN_IN, limited
from server.features.identity.reset_password import PasswordResetting
from server.features.identity.turns import a_turn
from server.kit.db.unit import Units
from server.kit.providers import Providers, ProvidersDep

router = APIRouter(tags=["identity"])
_MAIL = [Depends(limited(MAIL))]
_TRIED = [Depends(a_turn), Depends(limited(SIGN_IN))]
_LINK = [Depends(a_turn), Depends(limited(LINK))]


@router.post("/email/confirmations", status_code=status.HTTP_202_ACCEPTED, dependencies=_MAIL)
def post_email_confirmation(asked: EmailAsked, providers: ProvidersDep) -> MailSent:
    """Mail the link that confirms an account's address once more."""
    return _ask(providers, Asked.CONFIRMATION, asked)


@router.post("/email/confirm", status_code=status.HTTP_204_NO_CONTENT, dependencies=_LINK)
def post_email_confirm(
    asked: MailedLink, actor: MaybeActor, device: DeviceDep, providers: ProvidersDep
) -> Response:
    """Confirm an address by a mailed link: of a new account, or one that takes another's place."""
    keep = (actor.user_id, actor.family_id) if actor else None
    with providers.get(Units).write() as unit:
        confirm_email(unit, providers.get(Post), asked.token.get_secret_value(), device, keep)
    return Response(status_code=status.HTTP_204_NO_CONTENT)


@router.post("/password/resets", status_code=status.HTTP_202_ACCEPTED, dependencies=_MAIL)
def post_password_resets(asked: EmailAsked, providers: ProvidersDep) -> MailSent:
    """Mail a link to set a new password."""
    return _ask(providers, Asked.PASSWORD_RESET, asked)


@router.post("/password/reset", status_code=status.HTTP_204_NO_CONTENT, dependencies=_LINK)
def post_password_reset(
    asked: PasswordReset, device: DeviceDep, providers: ProvidersDep
) -> Response:
    """Set a new password by a mailed link. Ends all sessions and begins none."""
    providers.get(PasswordResetting).reset(asked, device)
    return Response(status_code=status.HTTP_204_NO_CONTENT)


@router.post("/me/password", status_code=status.HTTP_204_NO_CONTENT, dependencies=_TRIED)
def post_my_password(
    asked: PasswordChange, actor: CurrentActor, device: DeviceDep, providers: ProvidersDep
) -> Response:
    """Set a new password, knowing the present one."""
    providers.get(PasswordChanging).change(actor, asked, device)
    return Response(status_code=status.HTTP_204_NO_CONTENT)


@router.post("/me/email", status_code=status.HTTP_202_ACCEPTED)
def post_my_email(asked: EmailChange, actor: FreshActor, providers: ProvidersDep) -> MailSent:
    """Ask for another address; a link mailed there makes it the account's. Needs a fresh proof."""
    post = providers.get(Post)
    post.check()
    with providers.get(Units).write() as unit:
        ask_for_email(unit, post, actor.user_id, asked.email)
    return ON_ITS_WAY


def _ask(providers: Providers, what: Asked, asked: EmailAsked) -> MailSent:
    post = providers.get(Post)
    post.check()
    with providers.get(Units).write() as unit:
        post.ask(unit, what, asked.email)
    return ON_ITS_WAY
