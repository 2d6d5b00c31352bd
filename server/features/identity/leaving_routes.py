"""The HTTP side of leaving."""

from fastapi import APIRouter

from server.contract.leaving import DeletionOut
from server.features.identity.access import FreshActor
from server.features.identity.devices import DeviceDep
from server.features.identity.leaving import Leaving
from server.kit.db.unit import Units
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["identity"])


@router.post("/me/deletion")
def post_deletion(actor: FreshActor, device: DeviceDep, providers: ProvidersDep) -> DeletionOut:
    """Delete the account. Until the answer's ``final_at`` its owner can bring it back."""
    with providers.get(Units).write() as unit:
        return providers.get(Leaving).leave(unit, actor.user_id, device)
