"""Give every video its files: a few films, each shared by the many videos that show it."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from server.app.sample.catalogue import NOT_PLAYABLE, VideoPlan
from server.app.sample.filming import Studio
from server.app.sample.films import FILMS
from server.app.sample.footage import Footage
from server.app.sample.platform import Cast
from server.app.sample.talk import CAPTIONS
from server.app.sample.videos import SUBTITLED, folder_of
from server.features.media.poster import POSTER
from server.integrations.storage.port import Storage

MOST_REAL_COPIES = 200
"""Where copies take room of their own, only so many videos, the newest, have their files."""
CAPTION_SECONDS = 2


@dataclass(frozen=True)
class Shared:
    """What came of it."""

    footage: list[Footage]
    """Of each film, and last of the file without a picture."""
    videos: int
    """That have their files."""


@dataclass
class Sharing:
    """Fills the store for one platform.

    Args:
        folder: for small files on their way to the store.
        advance: told after every film and video.
    """

    storage: Storage
    studio: Studio
    cast: Cast
    folder: Path
    advance: Callable[[int], None]

    def share(self) -> Shared:
        """Make the films, then copy them to all videos."""
        plans = [plan for channel in self.cast.channels for plan in channel.videos]
        plans.sort(key=lambda plan: -plan.at)
        groups: dict[tuple[int, int], list[VideoPlan]] = defaultdict(list)
        for plan in plans:
            if plan.status not in NOT_PLAYABLE:
                groups[plan.film, plan.look].append(plan)
        footage, masters = self._film(groups)
        sound, unseen = self.studio.record_sound()
        for plan in plans:
            if plan.status == "FAILED":
                self.storage.put(f"{folder_of(plan)}/source", sound)
            elif plan.status == "PROCESSING":
                self._bring_source(plan, masters.get(plan.film))
        faces = self._faces(groups, masters)
        done = len(faces) + self._copy_all(groups, faces)
        return Shared([*footage, unseen], done)

    def _film(
        self, groups: dict[tuple[int, int], list[VideoPlan]]
    ) -> tuple[list[Footage], dict[int, VideoPlan]]:
        """Every film once, into the folder of the first video that shows it."""
        footage, masters = [], {}
        for film in range(self.cast.world.size.films):
            shown = [plans[0] for (number, _), plans in sorted(groups.items()) if number == film]
            # A film that no video shows is made all the same, and thrown away.
            identifier = UUID(shown[0].id) if shown else UUID(int=film + 1)
            footage.append(self.studio.film(FILMS[film], identifier))
            if shown:
                masters[film] = shown[0]
            else:
                self.storage.delete(f"videos/{identifier.hex}")
            self.advance(1)
        return footage, masters

    def _bring_source(self, plan: VideoPlan, master: VideoPlan | None) -> None:
        """The bytes of a video that is still to be processed."""
        if master is not None:
            with self.storage.local(f"{folder_of(master)}/source") as source:
                self.storage.put(f"{folder_of(plan)}/source", source)

    def _faces(
        self, groups: dict[tuple[int, int], list[VideoPlan]], masters: dict[int, VideoPlan]
    ) -> dict[tuple[int, int], VideoPlan]:
        """The first video of each film and look, complete with poster and subtitles."""
        faces = {key: plans[0] for key, plans in groups.items()}
        for (film, _), plan in faces.items():
            if plan is not masters[film]:
                self.storage.copy(folder_of(masters[film]), folder_of(plan))
        for (film, look), plan in faces.items():
            if look:
                self.storage.put(
                    f"{folder_of(plan)}/stream/{POSTER}", self.studio.face(FILMS[film], look)
                )
            for code in SUBTITLED[look]:
                path = self.folder / f"{code}.vtt"
                path.write_text(captions(code), encoding="utf-8")
                self.storage.put(f"{folder_of(plan)}/subtitles/{code}/track.vtt", path)
        return faces

    def _copy_all(
        self,
        groups: dict[tuple[int, int], list[VideoPlan]],
        faces: dict[tuple[int, int], VideoPlan],
    ) -> int:
        rest = [(plan, faces[key]) for key, plans in groups.items() for plan in plans[1:]]
        rest.sort(key=lambda pair: -pair[0].at)
        real = 0
        for done, (plan, face) in enumerate(rest):
            real += self.storage.copy(folder_of(face), folder_of(plan)) > 0
            self.advance(1)
            if real == MOST_REAL_COPIES:
                return done + 1
        return len(rest)


def captions(code: str) -> str:
    """A WebVTT file of three lines."""
    cues = [
        f"00:0{n * CAPTION_SECONDS}.000 --> 00:0{(n + 1) * CAPTION_SECONDS}.000\n{line}\n"
        for n, line in enumerate(CAPTIONS[code][1])
    ]
    return "\n".join(["WEBVTT\n", *cues])
