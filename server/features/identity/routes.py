"""The HTTP side of accounts and sessions."""

from typing import Any

from fastapi import APIRouter, Depends, Response, status
from starlette.responses import JSONResponse

from server.contract.account import MailSent
from server.contract.errors import ErrorCode
from server.contract.identity import Refresh, SessionOut, SignUp, UserOut
from server.features.identity import repository, sessions
from server.features.identity.access import CurrentActor
from server.features.identity.age import check_age
from server.features.identity.devices import DeviceDep
from server.features.identity.mail.post import ON_ITS_WAY, Post
from server.features.identity.rate_limit import SIGN_UP, limited
from server.features.identity.sessions import user_out
from server.features.identity.sign_up import CLOSED, hashed, sign_up, sign_up_by_mail
from server.features.identity.standing import ENDED
from server.features.identity.tokens import UNREADABLE, AccessTokens
from server.features.identity.turns import a_turn
from server.kit.db.unit import Units
from server.kit.errors import NotAllowedError, NotSignedInError
from server.kit.policies import SignUpPolicy, SiteName
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["identity"])


OR_MAIL: dict[int | str, dict[str, Any]] = {
    202: {"model": MailSent, "description": "The address is to be confirmed first, by mail"}
}


@router.post(
    "/sign-up",
    status_code=status.HTTP_201_CREATED,
    response_model=SessionOut,
    responses=OR_MAIL,
    dependencies=[Depends(a_turn), Depends(limited(SIGN_UP))],
)
def post_sign_up(
    asked: SignUp, device: DeviceDep, providers: ProvidersDep
) -> SessionOut | Response:
    """Make an account with its channel, and sign in; where mail works, once it is confirmed."""
    policy, units, post = providers.get(SignUpPolicy), providers.get(Units), providers.get(Post)
    if not policy.open:
        raise NotAllowedError(CLOSED)
    check_age(asked.birthdate, policy.minimum_age, units.clock().date())
    password_hash = hashed(asked, providers.get(SiteName).name)
    with units.write() as unit:
        if post.works:
            sign_up_by_mail(unit, post, asked, password_hash, device)
            return JSONResponse(ON_ITS_WAY.model_dump(mode="json"), status.HTTP_202_ACCEPTED)
        user = sign_up(unit, asked, password_hash, device=device)
        return sessions.begin(unit, providers.get(AccessTokens), user.id, device)


@router.post("/refresh")
def post_refresh(asked: Refresh, device: DeviceDep, providers: ProvidersDep) -> SessionOut:
    """Trade a refresh token for a new pair. A token works once."""
    units, token = providers.get(Units), asked.refresh_token.get_secret_value()
    renewed = None
    # Looked for first by reading alone: of what is no token, strangers may send any number, and
    # there may be but one writer.
    if sessions.is_known(units, token):
        with units.write() as unit:
            tokens, post = providers.get(AccessTokens), providers.get(Post)
            renewed = sessions.refresh(unit, tokens, token, device, post)
    if renewed is None:
        raise NotSignedInError(ENDED, code=ErrorCode.SESSION_ENDED)
    return renewed


@router.post("/sign-out", status_code=status.HTTP_204_NO_CONTENT)
def post_sign_out(asked: Refresh, device: DeviceDep, providers: ProvidersDep) -> Response:
    """End the session."""
    units, token = providers.get(Units), asked.refresh_token.get_secret_value()
    if sessions.is_known(units, token):
        with units.write() as unit:
            sessions.end(unit, token, device)
    return Response(status_code=status.HTTP_204_NO_CONTENT)


@router.get("/me")
def get_me(actor: CurrentActor, providers: ProvidersDep) -> UserOut:
    """Who is signed in."""
    with providers.get(Units).read() as unit:
        user = repository.user_by_id(unit.session, actor.user_id)
        if user is None:
            raise NotSignedInError(UNREADABLE)
        tokens = providers.get(AccessTokens)
        lacking = tokens.lacks(user.role, second_factor=actor.second_factor)
        return user_out(user, second_factor_missing=lacking)
