"""The HTTP side of choosing a video's picture."""

from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool

from server.contract.thumbnails import ThumbnailChoice, ThumbnailOut
from server.contract.videos import VideoOut
from server.features.identity import picture
from server.features.identity.access import CurrentActor
from server.features.identity.avatar import Avatars
from server.features.identity.profile_routes import BODY, SENT
from server.features.identity.rate_limit import PICTURE, limited
from server.features.media.playback.gate import Gate
from server.features.media.playback.routes import Address, under
from server.features.media.poster import THUMBNAIL
from server.features.media.thumbnails import (
    bring_picture,
    candidates,
    choose_thumbnail,
    own_version,
)
from server.features.videos.repository import own_video
from server.features.videos.view import video_out
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["videos"], prefix="/videos/{video_id}")


@router.get("/thumbnails")
def list_thumbnails(
    video_id: UUID, actor: CurrentActor, address: Address, providers: ProvidersDep
) -> list[ThumbnailOut]:
    """The pictures that the video's poster can be chosen from; none before they are made."""
    with providers.get(Units).read() as unit:
        version = own_version(unit.session, video_id, actor)
    storage = providers.get(Storage)  # type: ignore[type-abstract]
    numbers = candidates(storage, version)
    if version is None or not numbers:
        return []
    folder = f"/media/{under(providers.get(Gate).open(version.id, actor, address))}"
    return [
        ThumbnailOut(candidate=number, path=folder + THUMBNAIL.format(number=number))
        for number in numbers
    ]


@router.post("/thumbnail")
def post_thumbnail(
    video_id: UUID, asked: ThumbnailChoice, actor: CurrentActor, providers: ProvidersDep
) -> VideoOut:
    """Let one of the pictures stand for the video. Caches may show the old one for minutes."""
    units = providers.get(Units)
    storage = providers.get(Storage)  # type: ignore[type-abstract]
    choose_thumbnail(units, storage, video_id, actor, asked.candidate)
    with units.read() as unit:
        return video_out(unit.session, own_video(unit.session, video_id, actor.user_id))


@router.put("/thumbnail", openapi_extra=BODY, dependencies=[Depends(limited(PICTURE))])
async def put_thumbnail(
    video_id: UUID, request: Request, actor: CurrentActor, providers: ProvidersDep
) -> VideoOut:
    """Take the body as the picture that stands for the video: upright, and nothing beside it."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    # How long it may be is seen to while it comes (BodyLimitMiddleware).
    sent = await request.body()

    def work() -> VideoOut:
        units = providers.get(Units)
        storage = providers.get(Storage)  # type: ignore[type-abstract]
        with units.read() as unit:
            own_version(unit.session, video_id, actor)
        if kind not in SENT:
            raise picture.not_a_picture(picture.NOT_A_PICTURE)
        bring_picture(units, storage, video_id, actor, sent)
        with units.read() as unit:
            return video_out(unit.session, own_video(unit.session, video_id, actor.user_id))

    # As many pictures are decoded at once as of people.
    async with providers.get(Avatars).decoding:
        return await run_in_threadpool(work)
