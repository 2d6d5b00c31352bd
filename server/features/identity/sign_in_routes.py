"""The HTTP side of signing in."""

from typing import Any

from fastapi import APIRouter, Depends, Response, status
from starlette.responses import JSONResponse

from server.contract.account import CodeChallenge, CodeSignIn
from server.contract.errors import ErrorCode
from server.contract.identity import SessionOut, SignIn
from server.features.identity import repository, sessions
from server.features.identity.challenges import OVER, Challenges
from server.features.identity.devices import Device, DeviceDep
from server.features.identity.leaving import Leaving
from server.features.identity.mail.post import Post
from server.features.identity.rate_limit import SIGN_IN, limited
from server.features.identity.second_factor import SecondFactor
from server.features.identity.sign_in import authenticate
from server.features.identity.tokens import AccessTokens
from server.features.identity.turns import a_turn
from server.kit.db.unit import Units
from server.kit.errors import NotSignedInError
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["identity"], dependencies=[Depends(a_turn), Depends(limited(SIGN_IN))])
OR_CODE: dict[int | str, dict[str, Any]] = {
    202: {"model": CodeChallenge, "description": "The password was right; a code is needed"}
}


@router.post("/sign-in", response_model=SessionOut, responses=OR_CODE)
def post_sign_in(
    asked: SignIn, device: DeviceDep, providers: ProvidersDep
) -> SessionOut | Response:
    """Begin a session with an e-mail address and a password, or the first half of one."""
    units = providers.get(Units)
    named = Device(asked.device or device.info, device.ip_address)
    known = authenticate(units, asked, named, confirmed=providers.get(Post).works)
    if not known.second_factor:
        with units.write() as unit:
            return sessions.begin(
                unit,
                providers.get(AccessTokens),
                known.user_id,
                named,
                password_hash=known.password_hash,
                leaving=providers.get(Leaving),
                restore=asked.restore,
            )
    challenge, ends = providers.get(Challenges).issue(known.user_id, known.password_hash)
    answer = CodeChallenge(challenge=challenge, expires_at=ends)
    return JSONResponse(answer.model_dump(mode="json"), status.HTTP_202_ACCEPTED)


@router.post("/sign-in/code")
def post_sign_in_code(asked: CodeSignIn, device: DeviceDep, providers: ProvidersDep) -> SessionOut:
    """The second half: a code of the authenticator app, or a recovery code.

    That an account was deleted is told once the code was right, which is spent by that: to bring
    the account back takes the next one.
    """
    units = providers.get(Units)
    challenge = providers.get(Challenges).read(asked.challenge.get_secret_value())
    with units.read() as unit:
        user = repository.user_by_id(unit.session, challenge.user_id)
    if user is None or not user.mfa_enabled or not challenge.fits(user.password_hash):
        raise NotSignedInError(OVER, code=ErrorCode.SESSION_ENDED)
    named = Device(asked.device or device.info, device.ip_address)
    providers.get(SecondFactor).check(user.id, asked.code, named)
    with units.write() as unit:
        tokens = providers.get(AccessTokens)
        return sessions.begin(
            unit,
            tokens,
            user.id,
            named,
            second_factor=True,
            password_hash=user.password_hash,
            leaving=providers.get(Leaving),
            restore=asked.restore,
        )
