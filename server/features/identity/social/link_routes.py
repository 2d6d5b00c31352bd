"""The HTTP side of linked accounts."""

from uuid import UUID

from fastapi import APIRouter, Depends, Response, status

from server.contract.social import SocialCode, SocialLinkOut
from server.features.identity.access import CurrentActor, FreshActor
from server.features.identity.devices import DeviceDep
from server.features.identity.mail.post import Post
from server.features.identity.rate_limit import SIGN_IN, limited
from server.features.identity.social.links import link, link_out, links_of, unlink
from server.features.identity.social.offered import Flows
from server.features.identity.social.trade import trade
from server.kit.db.unit import Units
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["identity"])


@router.get("/me/social")
def get_my_social(actor: CurrentActor, providers: ProvidersDep) -> list[SocialLinkOut]:
    """The accounts elsewhere that sign in to the asker's, oldest first."""
    with providers.get(Units).read() as unit:
        return [link_out(each) for each in links_of(unit.session, actor.user_id)]


@router.post(
    "/me/social",
    status_code=status.HTTP_201_CREATED,
    dependencies=[Depends(limited(SIGN_IN))],
)
def post_my_social(
    asked: SocialCode, actor: FreshActor, device: DeviceDep, providers: ProvidersDep
) -> SocialLinkOut:
    """Link the account elsewhere that the code stands for. Needs a fresh proof."""
    flows = providers.get(Flows)
    found = trade(flows, asked)
    with flows.units.write() as unit:
        return link_out(link(unit, providers.get(Post), actor.user_id, found, device))


@router.delete("/me/social/{link_id}", status_code=status.HTTP_204_NO_CONTENT)
def delete_my_social(
    link_id: UUID, actor: FreshActor, device: DeviceDep, providers: ProvidersDep
) -> Response:
    """Unlink one. Needs a fresh proof, and another way in."""
    post, offered = providers.get(Post), providers.get(Flows).offered
    with providers.get(Units).write() as unit:
        unlink(unit, post, actor.user_id, link_id, device, offered)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
