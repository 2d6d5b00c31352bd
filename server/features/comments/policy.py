"""Who may change a comment. Pure, and the only place where it is decided."""

from uuid import UUID


def may_edit(*, author_id: UUID, actor_id: UUID) -> bool:
    """Nobody else's words are put into somebody's mouth."""
    return actor_id == author_id


def may_delete(*, author_id: UUID, video_owner_id: UUID, actor_id: UUID) -> bool:
    """Its author, and whoever's video it stands under. Moderation hides and removes instead."""
    return actor_id in {author_id, video_owner_id}
