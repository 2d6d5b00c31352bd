"""The one file in which a finished ladder travels: a plain tar, in the order of its use.

First what the source was, then the sound, then the sizes, lowest first: whatever has arrived of it
can be used, and it is resumed, summed up and counted as any other upload is. On the way in only
the headers of ordinary files are taken (POSIX ustar); links, long names and whatever else tar has
learned are refused.
"""

import json
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from server.contract.media import Resolution
from server.features.media.ladder import Rung
from server.features.media.ladders.errors import LadderRefusedError
from server.features.media.sound import MAX_TRACKS
from server.features.media.source import MediaInfo

BLOCK = tarfile.BLOCKSIZE
CLAIM = "ladder.json"
CLAIM_BYTES_MAX = 64 << 10
MEMBERS_MAX = 1 + MAX_TRACKS + len(Resolution)
COPIED_AT_ONCE = 1 << 20
MEDIA = ".mp4"
BROKEN = "What was sent is no set of sizes that this server can read."


@dataclass(frozen=True)
class Member:
    """A file in a bundle."""

    name: str
    """Without its ending, of a size or of a sound track; :data:`CLAIM` as it is."""
    at: int
    """Byte of the bundle where its content begins."""
    size: int

    @property
    def end(self) -> int:
        """Byte after it and what fills up its last block."""
        return self.at + -(-self.size // BLOCK) * BLOCK


def pack(
    bundle: Path, info: MediaInfo, rungs: Sequence[Rung], sounds: Sequence[str], folder: Path
) -> tuple[int, ...]:
    """Write the bundle of the files in ``folder``; they stay where they are.

    Args:
        bundle: Where to.
        info: What the source was.
        rungs: Lowest first.
        sounds: Names of the sound tracks.
        folder: Where each is, as ``{name}.mp4``.

    Returns:
        The bytes of the bundle at which each size is whole; the last is its length.
    """
    told = {"source": info.model_dump(mode="json"), "rungs": [rung.name for rung in rungs]}
    claim, ends = folder / CLAIM, []
    claim.write_text(json.dumps(told), encoding="utf-8")
    with bundle.open("wb") as out:
        for name in [CLAIM, *(f"{sound}{MEDIA}" for sound in sounds)]:
            _add(out, folder / name)
        for rung in rungs:
            _add(out, folder / f"{rung.name}{MEDIA}")
            ends.append(out.tell())
        out.write(bytes(2 * BLOCK))
        return (*ends[:-1], out.tell())


def _add(out: IO[bytes], path: Path) -> None:
    header = tarfile.TarInfo(path.name)
    header.size, header.mode = path.stat().st_size, 0o600
    out.write(header.tobuf(tarfile.GNU_FORMAT))
    with path.open("rb") as source:
        while block := source.read(COPIED_AT_ONCE):
            out.write(block)
    out.write(bytes(-header.size % BLOCK))


def members(bundle: Path, arrived: int) -> Iterator[Member]:
    """The files that are whole in the first ``arrived`` bytes.

    Raises:
        LadderRefusedError: it is no bundle.
    """
    at = count = 0
    with bundle.open("rb") as file:
        while at + BLOCK <= arrived:
            file.seek(at)
            header = _header(file.read(BLOCK))
            if header is None:
                return
            member = Member(header.name.removesuffix(MEDIA), at + BLOCK, header.size)
            if member.end > arrived:
                return
            if count == MEMBERS_MAX:
                raise LadderRefusedError(BROKEN)
            yield member
            at, count = member.end, count + 1


def _header(block: bytes) -> tarfile.TarInfo | None:
    """None at the end of the archive."""
    if not any(block):
        return None
    try:
        header = tarfile.TarInfo.frombuf(block, "ascii", "strict")
    except (tarfile.HeaderError, UnicodeDecodeError) as error:
        raise LadderRefusedError(BROKEN) from error
    if header.type != tarfile.REGTYPE or header.size <= 0:
        raise LadderRefusedError(BROKEN)
    return header


def take_out(bundle: Path, member: Member, target: Path) -> None:
    """Copy a file of the bundle to ``target``."""
    with bundle.open("rb") as source, target.open("wb") as out:
        source.seek(member.at)
        left = member.size
        while left:
            block = source.read(min(left, COPIED_AT_ONCE))
            if not block:
                raise LadderRefusedError(BROKEN)
            out.write(block)
            left -= len(block)


def check_end(bundle: Path, last: Member) -> None:
    """See that nothing comes after the last file but the end of the archive.

    Raises:
        LadderRefusedError: something does.
    """
    with bundle.open("rb") as file:
        file.seek(last.end)
        rest = file.read(2 * BLOCK + 1)
    if len(rest) > 2 * BLOCK or any(rest):
        raise LadderRefusedError(BROKEN)
