import struct
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from server.contract.errors import ErrorCode
from studio.features.profile.pictures import encode_square, read_bytes, read_file
from studio.kit.errors import StudioError
from tests.studio.features.profile.bench import image, png


def _jpeg_turned(picture: QImage) -> bytes:
    """A JPEG of a camera that was held upright: EXIF orientation 6."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "JPEG")  # type: ignore[call-overload]
    plain = bytes(buffer.data().data())
    tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + struct.pack(">HHIHHI", 0x0112, 3, 1, 6, 0, 0)
    exif = b"Exif\0\0" + tiff
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:]


def test_a_picture_stands_as_the_camera_was_held(qapp: QApplication) -> None:
    read = read_bytes(_jpeg_turned(image(80, 40)))
    assert (read.width(), read.height()) == (40, 80)


def test_a_large_picture_is_made_smaller_while_it_is_read(qapp: QApplication) -> None:
    read = read_bytes(png(image(6000, 3000)))
    assert (read.width(), read.height()) == (4096, 2048)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no picture",
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
    ],
)
def test_what_is_no_picture_is_refused(qapp: QApplication, content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "x.png"
    file.write_bytes(content)
    with pytest.raises(StudioError) as told:
        read_file(file)
    assert told.value.code == ErrorCode.NOT_A_PICTURE


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="still there"):
        read_file(tmp_path / "gone.png")


def test_the_square_is_no_larger_than_is_kept(qapp: QApplication) -> None:
    made = encode_square(image(2000, 1000, "blue"), QRect(500, 0, 1000, 1000))
    sent = QImage.fromData(made.content)
    assert (sent.width(), sent.height(), made.media_type) == (512, 512, "image/jpeg")
    small = encode_square(image(100, 90), QRect(0, 0, 90, 90))
    assert QImage.fromData(small.content).width() == 90
    clear = QImage(40, 40, QImage.Format.Format_ARGB32)
    clear.fill(QColor(0, 0, 0, 0))
    assert encode_square(clear, QRect(0, 0, 40, 40)).media_type == "image/png"
