"""Ladders as a creator's computer makes them, and what an attacker makes of them."""

import base64
import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from server.contract.media import Resolution
from server.contract.uploads import UploadState
from server.features.channels.models import Channel
from server.features.media.ladder import Rung, plan
from server.features.media.ladders.bundle import MEDIA, members, pack, take_out
from server.features.media.ladders.claim import read_claim
from server.features.media.ladders.here import encode_here
from server.features.media.source import MediaInfo
from server.features.uploads.commit import commit_offset
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.features.videos.models import VideoVersion
from server.features.videos.repository import version_of_upload
from server.kit.clock import now
from server.kit.db.unit import Units
from server.kit.ids import new_id
from server.kit.providers import Providers
from tests.server.features.media.clips import make_clip


@dataclass(frozen=True)
class Pieces:
    """A finished ladder, taken apart."""

    folder: Path
    info: MediaInfo
    rungs: tuple[Rung, ...]
    bundle: Path
    ends: tuple[int, ...]

    def path(self, name: str) -> Path:
        return self.folder / f"{name}{MEDIA}"

    def forged(
        self, to: Path, *, info: MediaInfo | None = None, rungs: Sequence[Rung] = (), **files: Path
    ) -> "Pieces":
        """The same with other files, another claim or other sizes."""
        shutil.copytree(self.folder, to)
        for name, path in files.items():
            shutil.copyfile(path, to / f"{name.removeprefix('_')}{MEDIA}")
        sizes, told = tuple(rungs) or self.rungs, info or self.info
        bundle = to / "forged.tar"
        return Pieces(to, told, sizes, bundle, pack(bundle, told, sizes, ["audio"], to))


def make_pieces(folder: Path) -> Pieces:
    """A ladder of two sizes, of a clip of five seconds with sound."""
    clip = make_clip(folder / "clip.mp4", size="640x360", seconds=5)
    made = encode_here(clip, folder / "made")
    return apart(made.bundle, made.ends, folder / "pieces")


def apart(bundle: Path, ends: Sequence[int], folder: Path) -> Pieces:
    """The files of a bundle."""
    folder.mkdir()
    found = list(members(bundle, bundle.stat().st_size))
    for each in found[1:]:
        take_out(bundle, each, folder / f"{each.name}{MEDIA}")
    with bundle.open("rb") as file:
        file.seek(found[0].at)
        info, rungs = read_claim(file.read(found[0].size))
    return Pieces(folder, info, rungs, bundle, tuple(ends))


def wider(info: MediaInfo) -> tuple[MediaInfo, tuple[Rung, ...]]:
    """A claim that the film is larger than it is, and the sizes that are planned then."""
    claimed = info.model_copy(
        update={"width": 1280, "height": 720, "coded_width": 1280, "coded_height": 720}
    )
    return claimed, plan(claimed)


def every_size(rung: Rung) -> tuple[Rung, ...]:
    """A rung of every name there is."""
    return tuple(replace(rung, resolution=each) for each in Resolution)


def send(providers: Providers, owner_id: UUID, ladder: Pieces) -> UUID:
    """An upload of the ladder of which nothing has arrived; its id."""
    upload_id = new_id()
    target = providers.get(UploadFolder).path(upload_id)
    target.parent.mkdir(parents=True)
    target.touch()
    with providers.get(Units).write() as unit:
        channel = unit.session.scalars(sa.select(Channel).where(Channel.user_id == owner_id)).one()
        unit.session.add(
            Upload(
                id=upload_id,
                owner_id=owner_id,
                channel_id=channel.id,
                state=UploadState.RECEIVING,
                filename="film.mp4",
                title="A film",
                metadata_header=f"ladder {_base64(ladder.ends)}",
                length=ladder.bundle.stat().st_size,
                offset=0,
                expires_at=now(),
            )
        )
    return upload_id


def arrive(providers: Providers, upload_id: UUID, ladder: Pieces, until: int) -> None:
    """The first bytes of the bundle have arrived, up to ``until``."""
    path = providers.get(UploadFolder).path(upload_id)
    path.write_bytes(ladder.bundle.read_bytes()[:until])
    with providers.get(Units).write() as unit:
        commit_offset(unit, upload_id, until)


def bring_ladder(providers: Providers, owner_id: UUID, ladder: Pieces) -> VideoVersion:
    """A complete upload of the ladder, and the version that came of it, queued."""
    upload_id = send(providers, owner_id, ladder)
    arrive(providers, upload_id, ladder, ladder.bundle.stat().st_size)
    return version_at(providers, upload_id)


def version_at(providers: Providers, upload_id: UUID) -> VideoVersion:
    with providers.get(Units).read() as unit:
        version = version_of_upload(unit.session, upload_id)
    assert version is not None
    return version


def claim_of(pieces: Pieces, **changed: Any) -> bytes:
    """What the ladder says of itself, with other values of the source."""
    source = {**pieces.info.model_dump(mode="json"), **changed}
    return json.dumps({"source": source, "rungs": [each.name for each in pieces.rungs]}).encode()


def _base64(ends: Sequence[int]) -> str:
    return base64.b64encode(" ".join(map(str, ends)).encode()).decode()
