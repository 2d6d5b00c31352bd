"""The HTTP side of comments."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response, status

from server.contract.comments import CommentIn, CommentOut, CommentPatch, CommentSort
from server.contract.interactions import ReactionIn, ReactionOut
from server.contract.shapes import Page
from server.features.comments import repository
from server.features.comments.delete import delete_comment
from server.features.comments.edit import edit_comment
from server.features.comments.react import react
from server.features.comments.view import comment_out, comment_outs
from server.features.comments.write import write_comment
from server.features.identity.access import CurrentActor, MaybeActor
from server.features.videos.visible import visible_video
from server.kit.db.unit import Units
from server.kit.paging import LIMIT_DEFAULT, LIMIT_MAX
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["comments"])
Cursor = Annotated[str | None, Query(max_length=500)]
Limit = Annotated[int, Query(ge=1, le=LIMIT_MAX)]


@router.get("/videos/{video_id}/comments")
def list_comments(
    video_id: UUID,
    actor: MaybeActor,
    providers: ProvidersDep,
    sort: CommentSort = CommentSort.TOP,
    cursor: Cursor = None,
    limit: Limit = LIMIT_DEFAULT,
) -> Page[CommentOut]:
    """A page of a video's top comments."""
    viewer_id = actor.user_id if actor else None
    with providers.get(Units).read() as unit:
        visible_video(unit.session, video_id, viewer_id)
        rows, following = repository.top_comments(
            unit.session, video_id, sort=sort, cursor=cursor, limit=limit
        )
        return Page(items=comment_outs(unit.session, rows, viewer_id), next_cursor=following)


@router.post("/videos/{video_id}/comments", status_code=status.HTTP_201_CREATED)
def post_comment(
    video_id: UUID, asked: CommentIn, actor: CurrentActor, providers: ProvidersDep
) -> CommentOut:
    """Write a comment or a reply."""
    with providers.get(Units).write() as unit:
        comment = write_comment(unit, video_id, actor, asked)
        return comment_out(unit.session, comment.id, actor.user_id)


@router.get("/comments/{comment_id}")
def get_comment(comment_id: UUID, actor: MaybeActor, providers: ProvidersDep) -> CommentOut:
    """One comment."""
    viewer_id = actor.user_id if actor else None
    with providers.get(Units).read() as unit:
        comment = repository.standing_comment(unit.session, comment_id, viewer_id)
        return comment_out(unit.session, comment.id, viewer_id)


@router.patch("/comments/{comment_id}")
def patch_comment(
    comment_id: UUID, asked: CommentPatch, actor: CurrentActor, providers: ProvidersDep
) -> CommentOut:
    """Write a comment differently."""
    with providers.get(Units).write() as unit:
        comment = edit_comment(unit, comment_id, actor, asked.text)
        return comment_out(unit.session, comment.id, actor.user_id)


@router.delete("/comments/{comment_id}", status_code=status.HTTP_204_NO_CONTENT)
def remove_comment(comment_id: UUID, actor: CurrentActor, providers: ProvidersDep) -> Response:
    """Delete a comment; replies to it stay."""
    with providers.get(Units).write() as unit:
        delete_comment(unit, comment_id, actor)
    return Response(status_code=status.HTTP_204_NO_CONTENT)


@router.get("/comments/{comment_id}/replies")
def list_replies(
    comment_id: UUID,
    actor: MaybeActor,
    providers: ProvidersDep,
    cursor: Cursor = None,
    limit: Limit = LIMIT_DEFAULT,
) -> Page[CommentOut]:
    """A page of the replies to a top comment, the oldest first."""
    viewer_id = actor.user_id if actor else None
    with providers.get(Units).read() as unit:
        repository.standing_comment(unit.session, comment_id, viewer_id)
        rows, following = repository.replies(unit.session, comment_id, cursor=cursor, limit=limit)
        return Page(items=comment_outs(unit.session, rows, viewer_id), next_cursor=following)


@router.put("/comments/{comment_id}/reaction")
def put_reaction(
    comment_id: UUID, asked: ReactionIn, actor: CurrentActor, providers: ProvidersDep
) -> ReactionOut:
    """Like or dislike a comment."""
    with providers.get(Units).write() as unit:
        return react(unit, comment_id, actor, asked.reaction)


@router.delete("/comments/{comment_id}/reaction")
def delete_reaction(comment_id: UUID, actor: CurrentActor, providers: ProvidersDep) -> ReactionOut:
    """Take a like or dislike of a comment back."""
    with providers.get(Units).write() as unit:
        return react(unit, comment_id, actor, None)
