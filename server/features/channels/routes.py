"""The HTTP side of channels. The quota's route is with uploads, which count."""

from fastapi import APIRouter

from server.contract.channels import ChannelOut, ChannelPatch
from server.features.channels import repository
from server.features.channels.edit import edit_channel
from server.features.channels.view import channel_out, own_channel
from server.features.identity.access import CurrentActor
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["channels"])


@router.get("/channel")
def get_own_channel(actor: CurrentActor, providers: ProvidersDep) -> ChannelOut:
    """The channel of whoever is signed in."""
    with providers.get(Units).read() as unit:
        return channel_out(own_channel(unit, actor))


@router.patch("/channel")
def patch_own_channel(
    asked: ChannelPatch, actor: CurrentActor, providers: ProvidersDep
) -> ChannelOut:
    """Change the channel of whoever is signed in."""
    with providers.get(Units).write() as unit:
        channel = own_channel(unit, actor)
        edit_channel(unit, channel, asked)
        return channel_out(channel)


@router.get("/channels/{handle}")
def get_channel(handle: str, providers: ProvidersDep) -> ChannelOut:
    """A channel that the public may see."""
    with providers.get(Units).read() as unit:
        channel = repository.public_channel_by_handle(unit.session, handle)
        if channel is None:
            raise NotFoundError("There is no channel with this handle.")
        return channel_out(channel)
