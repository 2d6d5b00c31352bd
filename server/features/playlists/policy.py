"""Who may see a playlist. Pure, and the only place where it is decided."""

from uuid import UUID


def may_see(
    *,
    owner_id: UUID,
    is_public: bool,
    is_hidden: bool,
    owner_in_good_standing: bool,
    viewer_id: UUID | None,
) -> bool:
    """True for the owner, and for anyone while it is public and nothing shuts it.

    Args:
        is_hidden: by moderation.
        viewer_id: None for a guest.
    """
    shown = is_public and not is_hidden and owner_in_good_standing
    return viewer_id == owner_id or shown
