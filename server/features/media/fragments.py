"""Read the boxes of the fragmented MP4 that our ffmpeg wrote (ISO 14496-12, CMAF).

One track a file, one fragment for each closed GOP, or for some seconds of sound. Reading them
ourselves tells to the byte and to the sample what the playlists promise, and runs no decoder.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import IO

from server.features.media.errors import EncodeError

MAX_HEADER_BYTES = 16 << 20
"""No index of a fragment or a file is larger."""
_VISUAL_ENTRY_BYTES = 78
"""Of a VisualSampleEntry before its boxes, and below for sound."""
_SOUND_ENTRY_BYTES = 28
_OBJECT_DESCRIPTOR, _CONFIG_DESCRIPTOR, _SPECIFIC_DESCRIPTOR = 3, 4, 5
_ESCAPED_OBJECT_TYPE = 31
_PROFESSIONAL = 2
"""AV1's profile that alone has samples of 12 bits."""
_DURATION, _SIZE = 0x100, 0x200
_SAMPLE_FIELDS = (_DURATION, _SIZE, 0x400, 0x800)
"""What a run may tell of each sample; then its flags and how long after decoding it is shown."""


@dataclass(frozen=True)
class Fragment:
    """Samples that can be decoded from the first on."""

    at: int
    """Byte of the file where it begins."""
    size: int
    """Bytes."""
    seconds: Fraction
    first: int
    """Bytes from its beginning to the end of its first sample: for a picture, the key frame."""
    samples: int
    ticks: int
    """How long it lasts on the track's own clock."""


@dataclass(frozen=True)
class Layout:
    """What a file holds."""

    header: int
    """Bytes before the first fragment: the initialisation section."""
    codec: str
    """RFC 6381, such as ``avc1.64001e``."""
    width: int
    """Pixels; 0 for sound, as is the height."""
    height: int
    fragments: tuple[Fragment, ...]


def read_layout(path: Path) -> Layout:
    """The layout of the file at ``path``.

    Raises:
        EncodeError: it is cut short, or is no such file.
        OSError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return _layout(file, path.stat().st_size)
    except (struct.error, IndexError, KeyError, StopIteration, ZeroDivisionError) as error:
        raise EncodeError(f"{path.name}: broken boxes: {error!r}") from error


def _layout(file: IO[bytes], size: int) -> Layout:
    moov, header, fragments = b"", 0, []
    at, moof, moof_at = 0, b"", 0
    while at < size:
        kind, start, end = _head(file, at)
        if end > size or end <= at:
            raise EncodeError(f"the box at {at} ends at {end}, the file at {size}")
        if kind in {b"moov", b"moof"}:
            file.seek(start)
            body = file.read(min(end - start, MAX_HEADER_BYTES))
            if kind == b"moov":
                moov, header = body, end
            else:
                moof, moof_at = body, at
        elif kind == b"mdat" and moof:
            fragments.append((moof_at, end - moof_at, moof))
            moof = b""
        at = end
    if not moov or not fragments or moof:
        raise EncodeError("no index, no fragment, or half a fragment")
    scale = _timescale(moov)
    codec, width, height = _codec(moov)
    read = tuple(_fragment(at, length, body, scale) for at, length, body in fragments)
    return Layout(header, codec, width, height, read)


def _head(file: IO[bytes], at: int) -> tuple[bytes, int, int]:
    file.seek(at)
    length, kind = struct.unpack(">I4s", file.read(8))
    if length == 1:
        return kind, at + 16, at + struct.unpack(">Q", file.read(8))[0]
    return kind, at + 8, at + length


def _boxes(body: bytes, at: int = 0) -> Iterator[tuple[bytes, bytes]]:
    while at + 8 <= len(body):
        length, kind = struct.unpack_from(">I4s", body, at)
        if not 8 <= length <= len(body) - at:  # noqa: PLR2004 - a box's own head
            raise EncodeError(f"a box of {length} bytes")
        yield kind, body[at + 8 : at + length]
        at += length


def _box(body: bytes, *path: bytes) -> bytes:
    for kind in path:
        body = next(inner for name, inner in _boxes(body) if name == kind)
    return body


def find_box(body: bytes | bytearray, *path: bytes) -> int:
    """Where the content of the box at the end of ``path`` begins in ``body``.

    Raises:
        EncodeError: there is no such box.
    """
    start, end = 0, len(body)
    for kind in path:
        while start + 8 <= end:
            length = int.from_bytes(body[start : start + 4])
            if length < 8 or body[start + 4 : start + 8] == kind:  # noqa: PLR2004 - a box's head
                break
            start += length
        if bytes(body[start + 4 : start + 8]) != kind:
            raise EncodeError(f"no box {kind!r}")
        start, end = start + 8, start + length
    return start


def _timescale(moov: bytes) -> int:
    mdhd = _box(moov, b"trak", b"mdia", b"mdhd")
    # Version 1 has times of eight bytes before it.
    return int(struct.unpack_from(">I", mdhd, 20 if mdhd[0] else 12)[0])


def _codec(moov: bytes) -> tuple[str, int, int]:
    """The codec's RFC 6381 name and, for a picture, its size."""
    stsd = _box(moov, b"trak", b"mdia", b"minf", b"stbl", b"stsd")
    kind, entry = next(_boxes(stsd, 8))
    if kind == b"avc1":
        width, height = struct.unpack_from(">HH", entry, 24)
        config = next(body for name, body in _boxes(entry, _VISUAL_ENTRY_BYTES) if name == b"avcC")
        # ISO 14496-15: version, then profile, compatibility and level.
        return f"avc1.{config[1:4].hex()}", width, height
    if kind == b"av01":
        width, height = struct.unpack_from(">HH", entry, 24)
        config = next(body for name, body in _boxes(entry, _VISUAL_ENTRY_BYTES) if name == b"av1C")
        return _av1(config), width, height
    if kind == b"mp4a":
        esds = next(body for name, body in _boxes(entry, _SOUND_ENTRY_BYTES) if name == b"esds")
        return f"mp4a.40.{_object_type(esds)}", 0, 0
    raise EncodeError(f"unexpected sample entry {kind!r}")


def _av1(config: bytes) -> str:
    """AV1 in ISO base media, section 5: profile, level and tier, bits of a sample."""
    profile, level = config[1] >> 5, config[1] & 0x1F
    tier = "H" if config[2] & 0x80 else "M"
    deep, deeper = config[2] & 0x40, config[2] & 0x20
    bits = 12 if deep and deeper and profile == _PROFESSIONAL else 10 if deep else 8
    return f"av01.{profile}.{level:02d}{tier}.{bits:02d}"


def _object_type(esds: bytes) -> int:
    """AAC's object type: the first five bits of its AudioSpecificConfig (ISO 14496-3)."""
    at = 4
    skipped = {_OBJECT_DESCRIPTOR: 3, _CONFIG_DESCRIPTOR: 13}
    while True:
        tag, at = esds[at], at + 1
        while esds[at] & 0x80:
            at += 1
        at += 1
        if tag == _SPECIFIC_DESCRIPTOR:
            break
        at += skipped[tag]
    kind = esds[at] >> 3
    if kind in {0, _ESCAPED_OBJECT_TYPE}:
        raise EncodeError(f"unexpected audio object type {kind}")
    return kind


def _fragment(at: int, size: int, moof: bytes, scale: int) -> Fragment:
    traf = _box(moof, b"traf")
    tick, length = _defaults(_box(traf, b"tfhd"))
    ticks = count = first = 0
    for kind, trun in _boxes(traf):
        if kind != b"trun":
            continue
        run = _Run(trun, tick, length)
        first = first or run.offset + run.first
        ticks += run.ticks
        count += run.samples
    return Fragment(at, size, Fraction(ticks, scale), first, count, ticks)


def _defaults(tfhd: bytes) -> tuple[int, int]:
    """Ticks and bytes of a sample, where its run does not say."""
    flags = int.from_bytes(tfhd[1:4])
    at, found = 8, {}
    for flag, width in ((1, 8), (2, 4), (8, 4), (16, 4)):
        if flags & flag:
            found[flag] = int.from_bytes(tfhd[at : at + width])
            at += width
    return found.get(8, 0), found.get(16, 0)


class _Run:
    """A run of samples (``trun``)."""

    def __init__(self, trun: bytes, tick: int, length: int) -> None:
        flags, self.samples = struct.unpack_from(">II", trun)
        at = 8
        self.offset = struct.unpack_from(">i", trun, at)[0] if flags & 1 else 0
        at += 4 * bool(flags & 1) + 4 * bool(flags & 4)
        fields = [flag for flag in _SAMPLE_FIELDS if flags & flag]
        table = struct.unpack_from(f">{len(fields) * self.samples}I", trun, at)
        columns = {flag: table[i :: len(fields)] for i, flag in enumerate(fields)}
        # Where it tells nothing of each, their number may be anything: no list of that length.
        told = columns.get(_DURATION)
        self.ticks = tick * self.samples if told is None else sum(told)
        self.first = columns[_SIZE][0] if _SIZE in columns else length
