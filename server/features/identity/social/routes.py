"""The HTTP side of signing in, and joining, with an account elsewhere."""

from typing import Any

from fastapi import APIRouter, Depends, Response, status
from pydantic import BaseModel
from starlette.responses import JSONResponse

from server.contract.account import CodeChallenge, MailSent, ProofOut
from server.contract.identity import SessionOut
from server.contract.social import (
    SocialFlow,
    SocialFlowOut,
    SocialNewcomer,
    SocialProof,
    SocialSignIn,
    SocialSignUp,
)
from server.features.identity.access import CurrentActor
from server.features.identity.devices import Device, DeviceDep
from server.features.identity.mail.post import ON_ITS_WAY, Post
from server.features.identity.rate_limit import SIGN_IN, SIGN_UP, limited
from server.features.identity.social.begin import begin
from server.features.identity.social.offered import Flows, ProviderName
from server.features.identity.social.proof import SocialProving
from server.features.identity.social.sign_in import SocialSigningIn
from server.features.identity.social.sign_up import SocialSigningUp
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["identity"])
_SIGN_IN = [Depends(limited(SIGN_IN))]
NOT_YET: dict[int | str, dict[str, Any]] = {
    202: {
        "model": CodeChallenge | SocialNewcomer,
        "description": "A code of the second factor is needed; or nobody here has that account",
    }
}
OR_MAIL: dict[int | str, dict[str, Any]] = {
    202: {"model": MailSent, "description": "The address is to be confirmed first, by mail"}
}


@router.post("/social/{provider}/flows", status_code=status.HTTP_201_CREATED, dependencies=_SIGN_IN)
def post_social_flow(
    provider: ProviderName, asked: SocialFlow, providers: ProvidersDep
) -> SocialFlowOut:
    """Begin a trip of the browser to the provider and back."""
    return begin(providers.get(Flows), provider, asked)


@router.post(
    "/social/sessions", response_model=SessionOut, responses=NOT_YET, dependencies=_SIGN_IN
)
def post_social_session(
    asked: SocialSignIn, device: DeviceDep, providers: ProvidersDep
) -> SessionOut | Response:
    """Trade the code for a session, or the first half of one, or a newcomer's ticket."""
    outcome = providers.get(SocialSigningIn).sign_in(
        asked, _named(asked.device, device), confirmed=providers.get(Post).works
    )
    return outcome if isinstance(outcome, SessionOut) else _accepted(outcome)


@router.post(
    "/social/accounts",
    status_code=status.HTTP_201_CREATED,
    response_model=SessionOut,
    responses=OR_MAIL,
    dependencies=[Depends(limited(SIGN_UP))],
)
def post_social_account(
    asked: SocialSignUp, device: DeviceDep, providers: ProvidersDep
) -> SessionOut | Response:
    """Trade a newcomer's ticket for an account with its channel, and sign in."""
    made = providers.get(SocialSigningUp).sign_up(asked, _named(asked.device, device))
    return _accepted(ON_ITS_WAY) if made is None else made


@router.post("/session/proof/social", dependencies=_SIGN_IN)
def post_social_proof(
    asked: SocialProof, actor: CurrentActor, device: DeviceDep, providers: ProvidersDep
) -> ProofOut:
    """Prove who asks by a linked account, and by code where a second factor is set up."""
    return providers.get(SocialProving).prove(actor, asked, device)


def _named(name: str, device: Device) -> Device:
    return Device(name or device.info, device.ip_address)


def _accepted(body: BaseModel) -> Response:
    return JSONResponse(body.model_dump(mode="json"), status.HTTP_202_ACCEPTED)
