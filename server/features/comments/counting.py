"""Change what is shown of a thread, and keep its counters right.

Locks are taken from the top down and the video last: the top comment, then the reply, then the
video by its counter's update. Everybody keeps this order, so nobody deadlocks; and a top
comment's ``reply_count`` cannot change while it is locked.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from server.features.comments import repository
from server.features.comments.models import SHOWN_STATUSES, Comment
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import NotFoundError


@dataclass(frozen=True)
class Thread:
    """A locked comment, and the locked top comment that it is a reply to."""

    comment: Comment
    top: Comment | None

    @property
    def counted(self) -> int:
        """How many comments of the video are shown because of this one as it is.

        Replies to a deleted comment are still shown; those to a hidden one are not.
        """
        if self.top is not None:
            return int(self.comment.is_shown and self.top.status in SHOWN_STATUSES)
        below = self.comment.reply_count if self.comment.status in SHOWN_STATUSES else 0
        return int(self.comment.is_shown) + below


def locked_thread(unit: Unit, comment_id: UUID) -> Thread:
    """The comment and what it replies to, locked and as they are now.

    Raises:
        NotFoundError: there is no such comment.
    """
    known = repository.comment_by_id(unit.session, comment_id)
    top = locked(unit.session, Comment, known.parent_id) if known and known.parent_id else None
    comment = locked(unit.session, Comment, comment_id)
    if comment is None:
        raise NotFoundError(repository.NO_COMMENT)
    return Thread(comment, top)


@contextmanager
def recounting(unit: Unit, thread: Thread) -> Iterator[None]:
    """The block may change whether the comment is shown; the counters follow."""
    comment, top = thread.comment, thread.top
    shown, counted = comment.is_shown, thread.counted
    yield
    unit.session.flush()
    if top is not None and comment.is_shown != shown:
        change = int(comment.is_shown) - int(shown)
        repository.add_to_counts(unit.session, top.id, replies=change)
    if thread.counted != counted:
        repository.add_to_video(unit.session, comment.video_id, thread.counted - counted)
