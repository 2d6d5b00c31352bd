"""Show or hide a comment, as moderation decides. Who may is decided there."""

from uuid import UUID

from server.contract.comments import CommentStatus
from server.features.comments.counting import locked_thread, recounting
from server.features.comments.models import Comment
from server.kit.db.unit import Unit


def set_status(unit: Unit, comment_id: UUID, status: CommentStatus) -> Comment:
    """Set the status; the counters of the thread and the video follow what is shown.

    Also reaches deleted comments, which stay deleted.

    Raises:
        NotFoundError: there is no such comment.
    """
    thread = locked_thread(unit, comment_id)
    with recounting(unit, thread):
        thread.comment.status = status
    return thread.comment
