"""Who may do what in moderation, and what can be reported. Pure, and decided here alone."""

from uuid import UUID

from server.contract.channels import ChannelStatus
from server.contract.identity import Role
from server.contract.videos import VideoStatus, Visibility
from server.features.channels.models import Channel
from server.features.comments.models import Comment
from server.features.identity.models import User
from server.features.identity.standing import BLOCKED
from server.features.moderation.resolve import Named
from server.features.playlists.models import Playlist
from server.features.videos.models import Video

MODERATORS = {Role.MODERATOR, Role.ADMIN}


def may_moderate(role: Role) -> bool:
    """True for those who see reports and decide about them."""
    return role in MODERATORS


def may_act_on(*, actor_id: UUID, actor_role: Role, owner_id: UUID, owner_role: Role) -> bool:
    """True when the moderator may decide about what this person owns, or about the person.

    Nobody decides about what is their own, and only an ADMIN about another moderator's.
    """
    if not may_moderate(actor_role) or actor_id == owner_id:
        return False
    return actor_role is Role.ADMIN or owner_role not in MODERATORS


def may_flag(thing: Named, owner: User) -> bool:
    """True for what others can see, at least with its address; the rest does not exist for them."""
    if owner.status in BLOCKED:
        return False
    match thing:
        case Video():
            return (
                thing.deleted_at is None
                and thing.status is VideoStatus.PUBLISHED
                and thing.visibility is not Visibility.PRIVATE
            )
        case Comment():
            return thing.is_shown
        case Channel():
            return thing.deleted_at is None and thing.status is ChannelStatus.ACTIVE
        case Playlist():
            return thing.is_public
        case User():
            return True
