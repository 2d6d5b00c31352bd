"""What was typed and not sent, on the disk: it outlives a crash, and a server that is away."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from studio.features.subtitles.cue import Cue, Cues
from studio.features.subtitles.gateway import Place
from studio.kit.atomic_file import write_atomically
from studio.kit.errors import StorageFailed

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """A track as it was last typed.

    Attributes:
        base: The ETag of the server's text it was begun from; empty for a new track.
    """

    base: str
    cues: Cues


class Drafts:
    """The drafts of one account. Every call is blocking work.

    Args:
        folder: Of this account alone; it is made when it is needed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, place: Place, language: str, base: str, cues: Cues) -> None:
        """Write a draft in place of the one before.

        Raises:
            StorageFailed: The disk is full, or the folder cannot be written.
        """
        kept = {
            "format": _FORMAT,
            "base": base,
            "cues": [asdict(cue) for cue in cues],
        }
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(
                self._path(place, language),
                json.dumps(kept, ensure_ascii=False).encode(),
            )
        except OSError as error:
            raise StorageFailed(
                "The subtitles could not be kept on this computer. Make room on the disk; "
                "nothing is lost while this window is open."
            ) from error

    def read(self, place: Place, language: str) -> Draft | None:
        """The draft of a track. One that cannot be understood counts as none, and stays."""
        try:
            kept = json.loads(self._path(place, language).read_bytes())
            cues = tuple(Cue(**cue) for cue in kept["cues"])
            return Draft(str(kept["base"]), cues)
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def languages(self, place: Place) -> list[str]:
        """The languages that there are drafts in."""
        begin = f"{place.video_id}-{place.number}-"
        names = (path.name for path in self._folder.glob(f"{begin}*.json"))
        return sorted(name.removeprefix(begin).removesuffix(".json") for name in names)

    def drop(self, place: Place, language: str) -> None:
        """Forget a draft: the server has it, or nobody wants it."""
        self._path(place, language).unlink(missing_ok=True)

    def _path(self, place: Place, language: str) -> Path:
        # Language tags are letters, digits and dashes; what is not cannot leave the folder.
        safe = "".join(c for c in language if c.isalnum() or c == "-")
        return self._folder / f"{place.video_id}-{place.number}-{safe}.json"
