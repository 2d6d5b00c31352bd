"""Playlists as the contract shows them."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from server.contract.playlists import PlaylistItemOut, PlaylistOut
from server.features.playlists.repository import Listed, Placed
from server.features.videos.cards import video_cards


def playlist_out(row: Listed) -> PlaylistOut:
    """A playlist."""
    playlist, username, count = row
    return PlaylistOut(
        id=playlist.id,
        user_id=playlist.user_id,
        username=username,
        title=playlist.title,
        description=playlist.description,
        is_public=playlist.is_public,
        hidden_at=playlist.hidden_at,
        item_count=count,
        created_at=playlist.created_at,
        updated_at=playlist.updated_at,
    )


def item_outs(session: Session, rows: Sequence[Placed]) -> list[PlaylistItemOut]:
    """Items with their videos, in one more query however many."""
    shown = [(video, channel) for _, video, channel, seen in rows if seen]
    cards = {card.id: card for card in video_cards(session, shown)}
    return [
        PlaylistItemOut(
            id=item.id,
            video_id=item.video_id,
            position=item.position,
            added_at=item.added_at,
            video=cards.get(item.video_id),
        )
        for item, _, _, _ in rows
    ]
