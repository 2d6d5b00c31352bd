"""Pictures that people send."""

import zlib
from io import BytesIO
from typing import Any

from PIL import Image


def picture(
    kind: str = "PNG", size: tuple[int, int] = (640, 480), colour: Any = "red", **options: Any
) -> bytes:
    """A picture of one colour."""
    made = BytesIO()
    Image.new(options.pop("mode", "RGB"), size, colour).save(made, kind, **options)
    return made.getvalue()


def opened(data: bytes) -> Image.Image:
    """What the server made."""
    found = Image.open(BytesIO(data))
    found.load()
    return found


def bomb(side: int = 60_000) -> bytes:
    """A PNG of a few bytes that says to be enormous."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + checksum

    header = side.to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    body = zlib.compress(bytes(1000))
    chunks = chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks
