"""Who may see a playlist. Pure, and the only place where it is decided."""

from uuid import UUID


def may_see(
    *, owner_id: UUID, is_public: bool, owner_in_good_standing: bool, viewer_id: UUID | None
) -> bool:
    """True for the owner, and for anyone while it is public and its owner not shut out."""
    return viewer_id == owner_id or (is_public and owner_in_good_standing)
