"""The HTTP side of proving anew who asks."""

from fastapi import APIRouter, Depends

from server.contract.account import Proof, ProofOut
from server.features.identity.access import CurrentActor
from server.features.identity.devices import DeviceDep
from server.features.identity.proof import Proving
from server.features.identity.rate_limit import SIGN_IN, limited
from server.features.identity.turns import a_turn
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["identity"], dependencies=[Depends(a_turn), Depends(limited(SIGN_IN))])


@router.post("/session/proof")
def post_proof(
    asked: Proof, actor: CurrentActor, device: DeviceDep, providers: ProvidersDep
) -> ProofOut:
    """Prove who asks, by password and by code where a second factor is set up."""
    return providers.get(Proving).prove(actor, asked, device)
