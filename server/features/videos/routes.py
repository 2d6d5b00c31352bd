"""The HTTP side of a creator's videos."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Query, Response, status
from pydantic import AwareDatetime

from server.contract.media import VersionOut
from server.contract.shapes import Page
from server.contract.videos import (
    LanguageTag,
    VideoCounts,
    VideoOut,
    VideoPatch,
    VideoPublish,
    Visibility,
)
from server.features.channels.view import own_channel
from server.features.identity.access import CurrentActor
from server.features.videos import repository
from server.features.videos.delete import delete_video
from server.features.videos.details import change_details
from server.features.videos.filters import Filters, Restriction
from server.features.videos.publish import publish, unpublish
from server.features.videos.replace import put_on_air
from server.features.videos.retry import retry_processing
from server.features.videos.view import counts_out, version_outs, video_out, video_outs
from server.kit.db.unit import Units
from server.kit.paging import LIMIT_DEFAULT, LIMIT_MAX
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["videos"], prefix="/videos")

Tab = Literal["all", "published", "drafts", "processing", "failed", "planned"]
Sort = Literal[
    "newest",
    "oldest",
    "views",
    "fewest_views",
    "title",
    "title_down",
    "comments",
    "fewest_comments",
]
Text = Annotated[str, Query(max_length=200)]


def _filters(
    visibility: Annotated[tuple[Visibility, ...], Query(max_length=len(Visibility))] = (),
    language: Annotated[LanguageTag | None, Query()] = None,
    restriction: Restriction | None = None,
    since: AwareDatetime | None = None,
    until: AwareDatetime | None = None,
) -> Filters:
    return Filters(visibility, language, restriction, since, until)


Narrowed = Annotated[Filters, Depends(_filters)]


@router.get("")
def list_videos(
    actor: CurrentActor,
    providers: ProvidersDep,
    filters: Narrowed,
    tab: Tab = "all",
    q: Text = "",
    sort: Sort = "newest",
    cursor: Annotated[str | None, Query(max_length=500)] = None,
    limit: Annotated[int, Query(ge=1, le=LIMIT_MAX)] = LIMIT_DEFAULT,
) -> Page[VideoOut]:
    """A page of the channel's videos."""
    with providers.get(Units).read() as unit:
        rows, following = repository.list_own(
            unit.session,
            own_channel(unit, actor).id,
            tab=tab,
            text=q.strip(),
            sort=sort,
            cursor=cursor,
            limit=limit,
            filters=filters,
        )
        return Page(items=video_outs(unit.session, rows), next_cursor=following)


@router.get("/counts")
def count_videos(
    actor: CurrentActor,
    providers: ProvidersDep,
    filters: Narrowed,
    tab: Tab = "all",
    q: Text = "",
) -> VideoCounts:
    """How many videos stand under each tab, and how many of one tab fit text and filters."""
    with providers.get(Units).read() as unit:
        channel = own_channel(unit, actor)
        matching = repository.count_own(
            unit.session, channel.id, tab=tab, text=q.strip(), filters=filters
        )
        return counts_out(repository.count_by_status(unit.session, channel.id), matching)


@router.get("/{video_id}")
def get_video(video_id: UUID, actor: CurrentActor, providers: ProvidersDep) -> VideoOut:
    """One of the channel's videos."""
    with providers.get(Units).read() as unit:
        video = repository.own_video(unit.session, video_id, actor.user_id)
        return video_out(unit.session, video)


@router.patch("/{video_id}")
def patch_video(
    video_id: UUID,
    asked: VideoPatch,
    actor: CurrentActor,
    providers: ProvidersDep,
    if_match: Annotated[str | None, Header(max_length=500)] = None,
) -> VideoOut:
    """Change a video's details; with ``If-Match`` unless somebody else did since."""
    with providers.get(Units).write() as unit:
        video = repository.own_video(unit.session, video_id, actor.user_id)
        change_details(unit, video, asked, if_match)
        return video_out(unit.session, video)


@router.delete("/{video_id}", status_code=status.HTTP_204_NO_CONTENT)
def remove_video(video_id: UUID, actor: CurrentActor, providers: ProvidersDep) -> Response:
    """Put a video in the bin."""
    with providers.get(Units).write() as unit:
        delete_video(unit, repository.own_video(unit.session, video_id, actor.user_id))
    return Response(status_code=status.HTTP_204_NO_CONTENT)


@router.post("/{video_id}/publish")
def publish_video(
    video_id: UUID, asked: VideoPublish, actor: CurrentActor, providers: ProvidersDep
) -> VideoOut:
    """Put a playable video on air."""
    with providers.get(Units).write() as unit:
        video = repository.own_video(unit.session, video_id, actor.user_id)
        publish(unit, video, asked.visibility)
        return video_out(unit.session, video)


@router.post("/{video_id}/unpublish")
def unpublish_video(video_id: UUID, actor: CurrentActor, providers: ProvidersDep) -> VideoOut:
    """Take a video off air; it becomes a private draft."""
    with providers.get(Units).write() as unit:
        video = repository.own_video(unit.session, video_id, actor.user_id)
        unpublish(unit, video)
        return video_out(unit.session, video)


@router.post("/{video_id}/retry")
def retry_video(video_id: UUID, actor: CurrentActor, providers: ProvidersDep) -> VideoOut:
    """Process a failed video again."""
    with providers.get(Units).write() as unit:
        video = repository.own_video(unit.session, video_id, actor.user_id)
        retry_processing(unit, video)
        return video_out(unit.session, video)


@router.get("/{video_id}/versions")
def list_versions(video_id: UUID, actor: CurrentActor, providers: ProvidersDep) -> list[VersionOut]:
    """The video's versions, newest first. To send a new one, name the video in an upload."""
    with providers.get(Units).read() as unit:
        video = repository.own_video(unit.session, video_id, actor.user_id)
        return version_outs(unit.session, video)


@router.post("/{video_id}/versions/{number}/activate")
def activate_version(
    video_id: UUID, number: int, actor: CurrentActor, providers: ProvidersDep
) -> VideoOut:
    """Let viewers have this version in place of the one on air."""
    with providers.get(Units).write() as unit:
        video = repository.own_video(unit.session, video_id, actor.user_id)
        put_on_air(unit, video, number)
        return video_out(unit.session, video)
