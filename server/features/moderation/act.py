"""Do something about reported content, and write it down."""

from collections.abc import Callable
from uuid import UUID

from server.contract.channels import ChannelStatus
from server.contract.comments import CommentStatus
from server.contract.errors import ErrorCode
from server.contract.moderation import ContentType, ModerationAction
from server.features.channels.events import ChannelChanged
from server.features.channels.models import Channel
from server.features.comments.moderate import set_status
from server.features.identity.tokens import Actor
from server.features.moderation.close import CLOSING, close_flags
from server.features.moderation.mark import mark_reported
from server.features.moderation.models import ModerationLog
from server.features.moderation.record import record
from server.features.moderation.resolve import Content
from server.features.moderation.suspend import shut_out
from server.features.playlists.moderate import hide_playlist, show_playlist
from server.features.videos import takedown
from server.features.videos.edit import changed
from server.features.videos.models import Video
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError, InvalidError

DELETED = "This channel was deleted, so nothing of it is shown any more."
Deed = Callable[[Unit, Content, str], object]


def act(
    unit: Unit,
    actor: Actor,
    content: Content,
    action: ModerationAction,
    reason: str,
    *,
    flag_id: UUID | None = None,
    duration_days: int | None = None,
) -> ModerationLog:
    """Do it, add one entry to the log, and close the reports that this answers.

    Whether the actor may is the caller's to ask, and to lock owner and content (``hold.py``).

    Args:
        reason: for the log, and for the owner of a video that is taken down.
        flag_id: the report that this answers, where there is one.
        duration_days: of ``USER_SUSPENDED``, which needs it, and of nothing else.

    Raises:
        InvalidError: this cannot be done to content of this kind, or not for so long.
        ConflictError: the channel was deleted.
    """
    _check_duration(action, duration_days)
    if action in {ModerationAction.USER_SUSPENDED, ModerationAction.USER_BANNED}:
        owner_id = content.owner_id
        _, entry = shut_out(unit, actor, owner_id, reason, duration_days, flag_id=flag_id)
    else:
        entry = _do(unit, actor, content, action, reason, flag_id)
    if action in CLOSING:
        close_flags(unit, actor, content.kind, content.object.id, reason)
    mark_reported(unit, content.kind, content.object.id)
    return entry


def _do(
    unit: Unit,
    actor: Actor,
    content: Content,
    action: ModerationAction,
    reason: str,
    flag_id: UUID | None,
) -> ModerationLog:
    deed = _DEEDS.get((content.kind, action)) or _NOTHING.get(action)
    if deed is None:
        raise InvalidError(
            "This cannot be done here. Choose another action.",
            code=ErrorCode.ACTION_NOT_POSSIBLE,
            fields={"action": f"Not possible for a {content.kind.lower()}."},
        )
    deed(unit, content, reason)
    return record(
        unit,
        action,
        content.kind,
        content.object.id,
        moderator_id=actor.user_id,
        reason=reason,
        flag_id=flag_id,
    )


def _check_duration(action: ModerationAction, duration_days: int | None) -> None:
    if (action is ModerationAction.USER_SUSPENDED) == (duration_days is not None):
        return
    sentence = "Say for how many days." if duration_days is None else "Only for a suspension."
    raise InvalidError(
        "A suspension needs a number of days, and nothing else takes one.",
        code=ErrorCode.ACTION_NOT_POSSIBLE,
        fields={"duration_days": sentence},
    )


def _take_down(unit: Unit, content: Content, reason: str) -> None:
    takedown.take_down(unit, content.object.id, reason)


def _put_back(unit: Unit, content: Content, _reason: str) -> None:
    takedown.restore(unit, content.object.id)


def _restrict(unit: Unit, content: Content, _reason: str) -> None:
    if isinstance(content.object, Video):
        content.object.age_restricted = True
        changed(unit, content.object, touch=False)


def _comment(status: CommentStatus) -> Deed:
    return lambda unit, content, _reason: set_status(unit, content.object.id, status)


def _channel(status: ChannelStatus) -> Deed:
    def deed(unit: Unit, content: Content, _reason: str) -> None:
        channel = locked(unit.session, Channel, content.object.id)
        if channel is None or channel.deleted_at or channel.status is ChannelStatus.DELETED:
            raise ConflictError(DELETED, code=ErrorCode.ACTION_NOT_POSSIBLE)
        channel.status = status
        unit.session.flush()
        unit.emit(ChannelChanged(channel.id, content.owner_id))

    return deed


def _hide_playlist(unit: Unit, content: Content, _reason: str) -> None:
    hide_playlist(unit, content.object.id)


def _show_playlist(unit: Unit, content: Content, _reason: str) -> None:
    show_playlist(unit, content.object.id)


_DEEDS: dict[tuple[ContentType, ModerationAction], Deed] = {
    (ContentType.VIDEO, ModerationAction.AGE_RESTRICTED): _restrict,
    (ContentType.VIDEO, ModerationAction.CONTENT_REMOVED): _take_down,
    (ContentType.VIDEO, ModerationAction.CONTENT_RESTORED): _put_back,
    (ContentType.COMMENT, ModerationAction.CONTENT_HIDDEN): _comment(CommentStatus.HIDDEN),
    (ContentType.COMMENT, ModerationAction.CONTENT_REMOVED): _comment(CommentStatus.REMOVED),
    (ContentType.COMMENT, ModerationAction.CONTENT_RESTORED): _comment(CommentStatus.ACTIVE),
    (ContentType.CHANNEL, ModerationAction.CONTENT_HIDDEN): _channel(ChannelStatus.SUSPENDED),
    (ContentType.CHANNEL, ModerationAction.CONTENT_RESTORED): _channel(ChannelStatus.ACTIVE),
    (ContentType.PLAYLIST, ModerationAction.CONTENT_HIDDEN): _hide_playlist,
    (ContentType.PLAYLIST, ModerationAction.CONTENT_RESTORED): _show_playlist,
}
"""What changes something."""

_NOTHING: dict[ModerationAction, Deed] = {
    ModerationAction.NO_ACTION: lambda *_: None,
    ModerationAction.WARNING: lambda *_: None,
}
"""What is only written down, whatever the content."""
