"""The HTTP side of playlists."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response, status

from server.contract.playlists import (
    PlaylistIn,
    PlaylistItemIn,
    PlaylistItemOut,
    PlaylistItemPatch,
    PlaylistOut,
    PlaylistPatch,
)
from server.contract.shapes import Page
from server.features.channels.repository import public_channel_by_handle
from server.features.identity.access import CurrentActor, MaybeActor
from server.features.playlists import repository
from server.features.playlists.arrange import add_video, move_video, remove_video
from server.features.playlists.edit import delete_playlist, edit_playlist, make_playlist
from server.features.playlists.view import item_outs, playlist_out
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from server.kit.paging import LIMIT_DEFAULT, LIMIT_MAX
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["playlists"])
NOTHING = status.HTTP_204_NO_CONTENT
Cursor = Annotated[str | None, Query(max_length=500)]
Limit = Annotated[int, Query(ge=1, le=LIMIT_MAX)]


@router.get("/playlists")
def list_playlists(
    actor: CurrentActor,
    providers: ProvidersDep,
    cursor: Cursor = None,
    limit: Limit = LIMIT_DEFAULT,
) -> Page[PlaylistOut]:
    """The asker's playlists, the newest first."""
    with providers.get(Units).read() as unit:
        rows, following = repository.list_own(
            unit.session, actor.user_id, cursor=cursor, limit=limit
        )
        return Page(items=[playlist_out(row) for row in rows], next_cursor=following)


@router.get("/channels/{handle}/playlists")
def list_channel_playlists(
    handle: str, providers: ProvidersDep, cursor: Cursor = None, limit: Limit = LIMIT_DEFAULT
) -> Page[PlaylistOut]:
    """The playlists that a channel's owner shows to others, the newest first."""
    with providers.get(Units).read() as unit:
        channel = public_channel_by_handle(unit.session, handle)
        if channel is None:
            raise NotFoundError("There is no channel with this handle.")
        rows, following = repository.list_public(
            unit.session, channel.user_id, cursor=cursor, limit=limit
        )
        return Page(items=[playlist_out(row) for row in rows], next_cursor=following)


@router.post("/playlists", status_code=status.HTTP_201_CREATED)
def post_playlist(asked: PlaylistIn, actor: CurrentActor, providers: ProvidersDep) -> PlaylistOut:
    """Make an empty playlist."""
    with providers.get(Units).write() as unit:
        made = make_playlist(unit, actor, asked)
        return playlist_out(repository.visible_playlist(unit.session, made.id, actor.user_id))


@router.get("/playlists/{playlist_id}")
def get_playlist(playlist_id: UUID, actor: MaybeActor, providers: ProvidersDep) -> PlaylistOut:
    """A playlist that is public, or the asker's own."""
    viewer_id = actor.user_id if actor else None
    with providers.get(Units).read() as unit:
        return playlist_out(repository.visible_playlist(unit.session, playlist_id, viewer_id))


@router.patch("/playlists/{playlist_id}")
def patch_playlist(
    playlist_id: UUID, asked: PlaylistPatch, actor: CurrentActor, providers: ProvidersDep
) -> PlaylistOut:
    """Change a playlist's title, description or who may see it."""
    with providers.get(Units).write() as unit:
        edit_playlist(unit, playlist_id, actor, asked)
        return playlist_out(repository.visible_playlist(unit.session, playlist_id, actor.user_id))


@router.delete("/playlists/{playlist_id}", status_code=NOTHING)
def remove_playlist(playlist_id: UUID, actor: CurrentActor, providers: ProvidersDep) -> Response:
    """Delete a playlist."""
    with providers.get(Units).write() as unit:
        delete_playlist(unit, playlist_id, actor)
    return Response(status_code=NOTHING)


@router.get("/playlists/{playlist_id}/items")
def list_items(
    playlist_id: UUID,
    actor: MaybeActor,
    providers: ProvidersDep,
    cursor: Cursor = None,
    limit: Limit = LIMIT_DEFAULT,
) -> Page[PlaylistItemOut]:
    """A page of a playlist's videos, in their order."""
    viewer_id = actor.user_id if actor else None
    with providers.get(Units).read() as unit:
        playlist, _, _ = repository.visible_playlist(unit.session, playlist_id, viewer_id)
        rows, following = repository.items(
            unit.session, playlist, viewer_id, cursor=cursor, limit=limit
        )
        return Page(items=item_outs(unit.session, rows), next_cursor=following)


@router.post("/playlists/{playlist_id}/items", status_code=status.HTTP_201_CREATED)
def post_item(
    playlist_id: UUID, asked: PlaylistItemIn, actor: CurrentActor, providers: ProvidersDep
) -> PlaylistItemOut:
    """Add a video to a playlist."""
    with providers.get(Units).write() as unit:
        item = add_video(unit, playlist_id, actor, asked)
        row = repository.placed(unit.session, item.id, actor.user_id)
        return item_outs(unit.session, [row])[0]


@router.patch("/playlists/{playlist_id}/items/{item_id}")
def patch_item(
    playlist_id: UUID,
    item_id: UUID,
    asked: PlaylistItemPatch,
    actor: CurrentActor,
    providers: ProvidersDep,
) -> PlaylistItemOut:
    """Move a video within a playlist."""
    with providers.get(Units).write() as unit:
        item = move_video(unit, playlist_id, item_id, actor, asked.position)
        row = repository.placed(unit.session, item.id, actor.user_id)
        return item_outs(unit.session, [row])[0]


@router.delete("/playlists/{playlist_id}/items/{item_id}", status_code=NOTHING)
def delete_item(
    playlist_id: UUID, item_id: UUID, actor: CurrentActor, providers: ProvidersDep
) -> Response:
    """Take a video out of a playlist."""
    with providers.get(Units).write() as unit:
        remove_video(unit, playlist_id, item_id, actor)
    return Response(status_code=NOTHING)
