"""A draft of a video's details: what it is based on, what was changed, and whether it waits."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from studio.features.editor.details import FIELDS
from studio.storage.drafts import DraftStore

_PREFIX = "video/"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was edited and is not published.

    Attributes:
        video_id: Of the video.
        etag: Of what it is based on.
        base: Every field when the editing began.
        changed: The fields that were changed, as they are now.
        waiting: It was published while the server was away, and goes when it is back.
        on_air: The video is to go on air with this, and the server has not said that it is.
    """

    video_id: UUID
    etag: str
    base: dict[str, Any]
    changed: dict[str, Any] = field(default_factory=dict)
    waiting: bool = False
    on_air: bool = False

    @property
    def pending(self) -> bool:
        """Whether there is anything to publish."""
        return self.on_air or bool(self.changed)

    @property
    def values(self) -> dict[str, Any]:
        """Every field, changed or not."""
        return self.base | self.changed


_DRAFT: TypeAdapter[Draft] = TypeAdapter(Draft)


class VideoDrafts:
    """Drafts of videos in the studio's database. Every method blocks.

    Args:
        store: The account's.
    """

    def __init__(self, store: DraftStore) -> None:
        self._store = store

    def load(self, video_id: UUID) -> Draft | None:
        """The video's draft; what cannot be read counts as none."""
        return _read(self._store.load(f"{_PREFIX}{video_id}"))

    def waiting(self) -> list[Draft]:
        """Drafts that wait for the server, the longest waiting first."""
        kept = (_read(body) for body in self._store.load_all(_PREFIX).values())
        return [draft for draft in kept if draft is not None and draft.waiting]

    def keep(self, draft: Draft) -> None:
        """Keep it as it is now; one with nothing to publish is dropped."""
        if draft.pending:
            body = _DRAFT.dump_json(draft).decode()
            self._store.keep(f"{_PREFIX}{draft.video_id}", body)
        else:
            self.drop(draft.video_id)

    def drop(self, video_id: UUID) -> None:
        """It was published, or thrown away."""
        self._store.drop(f"{_PREFIX}{video_id}")


def _read(body: str | None) -> Draft | None:
    if body is None:
        return None
    try:
        draft = _DRAFT.validate_json(body)
    except ValidationError:
        return None
    known = set(FIELDS)
    if not known <= set(draft.base) or not set(draft.changed) <= known:
        return None
    return draft
