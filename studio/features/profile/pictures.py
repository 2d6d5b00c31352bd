"""Reading a picture that somebody chose, and making the square that is sent. All of it blocks."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from server.contract.errors import ErrorCode
from server.contract.profile import AVATAR_SIDE
from studio.kit.errors import LocalFileMissing, StudioError

_LARGEST_SIDE = 4096
"""A larger picture is made smaller while it is read: nobody sees more of it in an avatar."""
_MOST_BYTES = 100_000_000
_QUALITY = 92
_KINDS = frozenset({"jpeg", "png", "webp", "gif", "bmp"})
"""What Qt reads of pictures that are no programs: no SVG, no PDF."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A picture as it travels.

    Attributes:
        content: Its bytes.
        media_type: What they are.
    """

    content: bytes
    media_type: str


def read_file(path: Path) -> QImage:
    """Read a file, upright as the camera held it.

    Raises:
        StudioError: It is no picture, or cannot be read.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise _no_picture()
        content = path.read_bytes()
    except OSError as error:
        raise LocalFileMissing(
            "The file cannot be read. Check that it is still there, or choose another."
        ) from error
    return read_bytes(content)


def read_bytes(content: bytes) -> QImage:
    """Read a picture's bytes, upright as the camera held it.

    Raises:
        StudioError: It is no picture.
    """
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    kind = bytes(reader.format().data()).decode("ascii", "replace")
    size = reader.size()
    if kind not in _KINDS or not size.isValid():
        raise _no_picture()
    if max(size.width(), size.height()) > _LARGEST_SIDE:
        within = QSize(_LARGEST_SIDE, _LARGEST_SIDE)
        reader.setScaledSize(size.scaled(within, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()  # Qt's own limit on memory stands
    if image.isNull():
        raise _no_picture()
    return image


def encode_square(image: QImage, square: QRect) -> Encoded:
    """Cut a square out, make it no larger than is kept, and write it down."""
    cut = image.copy(square)
    if cut.width() > AVATAR_SIDE:
        cut = cut.scaled(
            AVATAR_SIDE,
            AVATAR_SIDE,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    if cut.hasAlphaChannel():
        return Encoded(_written(cut, "PNG"), "image/png")
    return Encoded(_written(cut, "JPEG"), "image/jpeg")


def _written(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, _QUALITY if kind == "JPEG" else -1)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _no_picture() -> StudioError:
    return StudioError(
        "This is not a picture that can be read. Choose a JPEG, PNG or WebP.",
        code=ErrorCode.NOT_A_PICTURE,
    )
