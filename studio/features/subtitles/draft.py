"""What was typed and not sent, on the disk: it outlives a crash, and a server that is away."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from studio.features.subtitles.cue import Cue, Cues
from studio.kit.atomic_file import write_atomically
from studio.kit.errors import StorageFailed

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """A track as it was last typed.

    Attributes:
        base: The ETag of the server's text it was begun from; empty for a new track.
        kept_at: When it was written.
    """

    base: str
    cues: Cues
    kept_at: datetime


class Drafts:
    """The drafts of one account. Every call is blocking work.

    Args:
        folder: Of this account alone; it is made when it is needed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, video_id: UUID, number: int, language: str, base: str, cues: Cues) -> None:
        """Write a draft in place of the one before.

        Raises:
            StorageFailed: The disk is full, or the folder cannot be written.
        """
        kept = {
            "format": _FORMAT,
            "base": base,
            "kept_at": datetime.now(UTC).isoformat(),
            "cues": [asdict(cue) for cue in cues],
        }
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(
                self._path(video_id, number, language),
                json.dumps(kept, ensure_ascii=False).encode(),
            )
        except OSError as error:
            raise StorageFailed(
                "The subtitles could not be kept on this computer. Make room on the disk; "
                "nothing is lost while this window is open."
            ) from error

    def read(self, video_id: UUID, number: int, language: str) -> Draft | None:
        """The draft of a track. One that cannot be understood counts as none, and stays."""
        try:
            kept = json.loads(self._path(video_id, number, language).read_bytes())
            cues = tuple(Cue(**cue) for cue in kept["cues"])
            return Draft(str(kept["base"]), cues, datetime.fromisoformat(kept["kept_at"]))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def drop(self, video_id: UUID, number: int, language: str) -> None:
        """Forget a draft: the server has it, or nobody wants it."""
        self._path(video_id, number, language).unlink(missing_ok=True)

    def _path(self, video_id: UUID, number: int, language: str) -> Path:
        # Language tags are letters, digits and dashes; what is not cannot leave the folder.
        safe = "".join(c for c in language if c.isalnum() or c == "-")
        return self._folder / f"{video_id}-{number}-{safe}.json"
