"""The HTTP side of the second factor."""

from fastapi import APIRouter, Depends, Response, status

from server.contract.account import AuthenticatorOut, Code, RecoveryCodesOut
from server.features.identity.access import CurrentActor, FreshActor
from server.features.identity.devices import DeviceDep
from server.features.identity.second_factor_setup import SecondFactorSetup
from server.features.identity.tokens import AccessTokens
from server.features.identity.turns import a_turn
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["identity"])


@router.post("/me/second-factor")
def post_second_factor(actor: FreshActor, providers: ProvidersDep) -> AuthenticatorOut:
    """Begin to set up an authenticator app. Needs a fresh proof."""
    return providers.get(SecondFactorSetup).begin(actor)


@router.post("/me/second-factor/confirm", dependencies=[Depends(a_turn)])
def post_second_factor_confirm(
    asked: Code, actor: CurrentActor, device: DeviceDep, providers: ProvidersDep
) -> RecoveryCodesOut:
    """Show that the app works; from now on its codes are asked for."""
    return providers.get(SecondFactorSetup).confirm(actor, asked.code, device)


@router.delete("/me/second-factor", status_code=status.HTTP_204_NO_CONTENT)
def delete_second_factor(actor: FreshActor, device: DeviceDep, providers: ProvidersDep) -> Response:
    """Let the password be enough again. Needs a fresh proof, and a role that may."""
    providers.get(SecondFactorSetup).remove(actor, providers.get(AccessTokens), device)
    return Response(status_code=status.HTTP_204_NO_CONTENT)


@router.post("/me/recovery-codes", dependencies=[Depends(a_turn)])
def post_recovery_codes(
    actor: FreshActor, device: DeviceDep, providers: ProvidersDep
) -> RecoveryCodesOut:
    """New recovery codes; those before work no more. Needs a fresh proof."""
    return providers.get(SecondFactorSetup).renew_codes(actor, device)
