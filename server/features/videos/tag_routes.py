"""The HTTP side of tags."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from server.contract.shapes import Page
from server.contract.tags import TAG_MAX, TagOut, TagsIn
from server.features.identity.access import CurrentActor, MaybeActor
from server.features.videos.models import VideoTag
from server.features.videos.repository import own_video
from server.features.videos.tag_names import normal_name
from server.features.videos.tags import list_tags, set_tags, tags_of
from server.features.videos.visible import visible_video
from server.kit.db.unit import Units
from server.kit.paging import LIMIT_MAX
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["videos"])
COMPLETIONS = 20


@router.get("/tags")
def get_tags(
    providers: ProvidersDep,
    prefix: Annotated[str, Query(max_length=TAG_MAX)] = "",
    cursor: Annotated[str | None, Query(max_length=500)] = None,
    limit: Annotated[int, Query(ge=1, le=LIMIT_MAX)] = COMPLETIONS,
) -> Page[TagOut]:
    """The most used tags, or those that begin as asked, for completing what is being typed."""
    with providers.get(Units).read() as unit:
        rows, following = list_tags(
            unit.session, prefix=normal_name(prefix), cursor=cursor, limit=limit
        )
        return Page(items=[_out(row) for row in rows], next_cursor=following)


@router.get("/videos/{video_id}/tags")
def get_video_tags(video_id: UUID, actor: MaybeActor, providers: ProvidersDep) -> list[TagOut]:
    """A video's tags by name."""
    with providers.get(Units).read() as unit:
        visible_video(unit.session, video_id, actor.user_id if actor else None)
        return [_out(row) for row in tags_of(unit.session, video_id)]


@router.put("/videos/{video_id}/tags")
def put_video_tags(
    video_id: UUID, asked: TagsIn, actor: CurrentActor, providers: ProvidersDep
) -> list[TagOut]:
    """Give one of the asker's videos its tags; whatever it had before is replaced."""
    with providers.get(Units).write() as unit:
        video = own_video(unit.session, video_id, actor.user_id)
        return [_out(row) for row in set_tags(unit, video, asked.names)]


def _out(row: VideoTag) -> TagOut:
    return TagOut(name=row.name, slug=row.slug, usage_count=row.usage_count)
