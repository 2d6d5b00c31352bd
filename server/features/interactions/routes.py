"""The HTTP side of what viewers do."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response, status

from server.contract.interactions import (
    HistoryOut,
    LikedOut,
    ProgressIn,
    ProgressOut,
    ReactionIn,
    ReactionOut,
    WatchSessionIn,
    WatchSessionOut,
    WatchSessionPatch,
)
from server.contract.shapes import Page
from server.features.identity.access import CurrentActor, MaybeActor
from server.features.interactions import repository
from server.features.interactions.dismiss import dismiss, undo_dismissal
from server.features.interactions.measure import begin_session, report_session
from server.features.interactions.progress import own_progress, report_progress
from server.features.interactions.react import own_reaction, react
from server.features.interactions.share import share_video
from server.features.interactions.view import history_outs, liked_outs, progress_out, session_out
from server.features.interactions.view_video import view_video
from server.features.interactions.visit import VisitDep
from server.kit.db.unit import Units
from server.kit.paging import LIMIT_DEFAULT, LIMIT_MAX
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["interactions"])
NOTHING = status.HTTP_204_NO_CONTENT
Cursor = Annotated[str | None, Query(max_length=500)]
Limit = Annotated[int, Query(ge=1, le=LIMIT_MAX)]


@router.post("/videos/{video_id}/views", status_code=NOTHING)
def post_view(
    video_id: UUID, visit: VisitDep, actor: MaybeActor, providers: ProvidersDep
) -> Response:
    """Count a view, once per viewer and video in six hours."""
    with providers.get(Units).write() as unit:
        view_video(unit, video_id, actor, visit)
    return Response(status_code=NOTHING)


@router.post("/videos/{video_id}/shares", status_code=NOTHING)
def post_share(
    video_id: UUID, visit: VisitDep, actor: MaybeActor, providers: ProvidersDep
) -> Response:
    """Count that a video was passed on, once per viewer and video in six hours."""
    with providers.get(Units).write() as unit:
        share_video(unit, video_id, actor, visit)
    return Response(status_code=NOTHING)


@router.get("/videos/{video_id}/reaction")
def get_reaction(video_id: UUID, actor: CurrentActor, providers: ProvidersDep) -> ReactionOut:
    """What the asker thinks of a video."""
    with providers.get(Units).read() as unit:
        return own_reaction(unit, video_id, actor)


@router.put("/videos/{video_id}/reaction")
def put_reaction(
    video_id: UUID, asked: ReactionIn, actor: CurrentActor, providers: ProvidersDep
) -> ReactionOut:
    """Like or dislike a video."""
    with providers.get(Units).write() as unit:
        return react(unit, video_id, actor, asked.reaction)


@router.delete("/videos/{video_id}/reaction")
def delete_reaction(video_id: UUID, actor: CurrentActor, providers: ProvidersDep) -> ReactionOut:
    """Take a like or dislike back."""
    with providers.get(Units).write() as unit:
        return react(unit, video_id, actor, None)


@router.put("/videos/{video_id}/not-interested", status_code=NOTHING)
def put_not_interested(video_id: UUID, actor: CurrentActor, providers: ProvidersDep) -> Response:
    """Ask not to be recommended a video."""
    with providers.get(Units).write() as unit:
        dismiss(unit, video_id, actor)
    return Response(status_code=NOTHING)


@router.delete("/videos/{video_id}/not-interested", status_code=NOTHING)
def delete_not_interested(video_id: UUID, actor: CurrentActor, providers: ProvidersDep) -> Response:
    """Allow a video to be recommended again."""
    with providers.get(Units).write() as unit:
        undo_dismissal(unit, video_id, actor)
    return Response(status_code=NOTHING)


@router.get("/videos/{video_id}/progress")
def get_progress(video_id: UUID, actor: CurrentActor, providers: ProvidersDep) -> ProgressOut:
    """Where the asker stands with a video."""
    with providers.get(Units).read() as unit:
        return progress_out(own_progress(unit, video_id, actor))


@router.put("/videos/{video_id}/progress")
def put_progress(
    video_id: UUID, asked: ProgressIn, actor: CurrentActor, providers: ProvidersDep
) -> ProgressOut:
    """Remember how far the asker is."""
    with providers.get(Units).write() as unit:
        return progress_out(report_progress(unit, video_id, actor, asked))


@router.get("/liked-videos")
def list_liked(
    actor: CurrentActor,
    providers: ProvidersDep,
    cursor: Cursor = None,
    limit: Limit = LIMIT_DEFAULT,
) -> Page[LikedOut]:
    """The videos that the asker likes, the latest like first."""
    with providers.get(Units).read() as unit:
        rows, following = repository.liked(unit.session, actor.user_id, cursor=cursor, limit=limit)
        return Page(items=liked_outs(unit.session, rows), next_cursor=following)


@router.get("/history")
def list_history(
    actor: CurrentActor,
    providers: ProvidersDep,
    cursor: Cursor = None,
    limit: Limit = LIMIT_DEFAULT,
) -> Page[HistoryOut]:
    """What the asker has watched, the latest first."""
    with providers.get(Units).read() as unit:
        rows, following = repository.history(
            unit.session, actor.user_id, cursor=cursor, limit=limit
        )
        return Page(items=history_outs(unit.session, rows), next_cursor=following)


@router.delete("/history", status_code=NOTHING)
def clear_history(actor: CurrentActor, providers: ProvidersDep) -> Response:
    """Forget all that the asker has watched."""
    with providers.get(Units).write() as unit:
        repository.forget_history(unit.session, actor.user_id)
    return Response(status_code=NOTHING)


@router.delete("/history/{video_id}", status_code=NOTHING)
def forget_video(video_id: UUID, actor: CurrentActor, providers: ProvidersDep) -> Response:
    """Forget that the asker has watched a video."""
    with providers.get(Units).write() as unit:
        repository.forget_history(unit.session, actor.user_id, video_id)
    return Response(status_code=NOTHING)


@router.post("/watch-sessions", status_code=status.HTTP_201_CREATED)
def post_watch_session(
    asked: WatchSessionIn, visit: VisitDep, actor: MaybeActor, providers: ProvidersDep
) -> WatchSessionOut:
    """Begin to measure one sitting."""
    with providers.get(Units).write() as unit:
        return session_out(begin_session(unit, actor, visit, asked))


@router.patch("/watch-sessions/{session_id}")
def patch_watch_session(
    session_id: UUID,
    asked: WatchSessionPatch,
    visit: VisitDep,
    actor: MaybeActor,
    providers: ProvidersDep,
) -> WatchSessionOut:
    """Report how a sitting goes."""
    with providers.get(Units).write() as unit:
        return session_out(report_session(unit, session_id, actor, visit, asked))
