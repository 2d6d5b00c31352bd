import warnings
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from server.contract.errors import ErrorCode
from server.contract.profile import AVATAR_SIDE
from server.features.identity.picture import ORIENTATION, PIXELS_MOST, poster, square
from server.kit.errors import InvalidError
from tests.server.features.identity.pictures import bomb, opened, picture

SQUARE = (AVATAR_SIDE, AVATAR_SIDE)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("size", [(1, 1), (640, 480), (300, 2000), (513, 511)])
def test_any_picture_becomes_a_square_webp(kind: str, size: tuple[int, int]) -> None:
    made = opened(square(picture(kind, size)))
    assert (made.format, made.size, made.mode) == ("WEBP", SQUARE, "RGB")


@pytest.mark.parametrize(
    ("mode", "colour"), [("L", 7), ("1", 1), ("P", 3), ("LA", (7, 90)), ("I;16", 700)]
)
def test_every_way_to_store_pixels_is_read(mode: str, colour: object) -> None:
    assert opened(square(picture(mode=mode, colour=colour))).size == SQUARE


def test_colours_of_print_are_turned_into_those_of_screens() -> None:
    assert opened(square(picture("JPEG", mode="CMYK", colour=(0, 0, 0, 0)))).mode == "RGB"


def test_what_can_be_seen_through_stays_so() -> None:
    made = opened(square(picture(mode="RGBA", colour=(255, 0, 0, 0))))
    assert made.mode == "RGBA"
    assert made.getpixel((9, 9))[3] == 0  # type: ignore[index]


def test_the_middle_is_kept() -> None:
    wide = Image.new("RGB", (900, 300), "red")
    wide.paste("blue", (300, 0, 600, 300))
    wide.save(made := BytesIO(), "PNG")
    found = opened(square(made.getvalue()))
    assert all(found.getpixel(at)[2] > 200 for at in ((5, 5), (256, 256), (506, 506)))  # type: ignore[index]


@pytest.mark.parametrize(
    ("orientation", "corner"),
    [
        (1, (0, 0)),
        (2, (1, 0)),
        (3, (1, 1)),
        (4, (0, 1)),
        (5, (0, 0)),
        (6, (1, 0)),
        (7, (1, 1)),
        (8, (0, 1)),
        (77, (0, 0)),
    ],
)
def test_a_picture_stands_upright_whichever_way_the_camera_was_held(
    orientation: int, corner: tuple[int, int]
) -> None:
    """The upper left of what is stored is red; where that belongs is what EXIF says."""
    stored = Image.new("RGB", (400, 400), "white")
    stored.paste("red", (0, 0, 200, 200))
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored.save(sent := BytesIO(), "JPEG", exif=exif, quality=95)
    made = opened(square(sent.getvalue()))
    far = AVATAR_SIDE - 50
    red = [
        (x, y)
        for x in (0, 1)
        for y in (0, 1)
        if made.getpixel((far if x else 50, far if y else 50))[1] < 100  # type: ignore[index]
    ]
    assert red == [corner]


def test_nothing_goes_along_but_the_picture() -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET-description"
    exif.get_ifd(0x8825)[1] = "N"
    text = PngInfo()
    text.add_text("Author", "SECRET-author")
    text.add_itxt("XML:com.adobe.xmp", "<SECRET-xmp/>")
    sent = [
        picture("JPEG", exif=exif, comment=b"SECRET-comment", icc_profile=b"SECRET-profile"),
        picture("PNG", exif=exif, pnginfo=text, icc_profile=b"SECRET-profile"),
        picture("WEBP", exif=exif, xmp=b"<SECRET-xmp/>", icc_profile=b"SECRET-profile"),
        picture("PNG") + b"SECRET-tail <script>",
    ]
    for each in sent:
        assert b"SECRET" in each
        made = square(each)
        assert b"SECRET" not in made
        assert not {"exif", "xmp", "icc_profile"} & set(opened(made).info)
        assert len(opened(made).getexif()) == 0


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        picture("GIF"),
        picture("BMP"),
        picture("TIFF"),
        picture("PNG")[:200],
        picture("JPEG", (2000, 2000))[:900],
        picture("WEBP")[:40],
    ],
    ids=["nothing", "gif", "svg", "whole gif", "bmp", "tiff", "half png", "half jpeg", "half webp"],
)
def test_what_is_no_picture_of_ours_is_refused(sent: bytes) -> None:
    with pytest.raises(InvalidError) as refused:
        square(sent)
    assert refused.value.code is ErrorCode.NOT_A_PICTURE
    assert refused.value.message.endswith(".")


@pytest.mark.parametrize("side", [5_478, 12_000, 60_000])
@pytest.mark.parametrize("action", ["error", "ignore"])
def test_a_picture_that_would_fill_the_memory_is_refused_by_its_header(
    side: int, action: str
) -> None:
    assert side**2 > PIXELS_MOST
    with warnings.catch_warnings():
        warnings.simplefilter(action)  # type: ignore[arg-type]
        with pytest.raises(InvalidError) as refused:
            square(bomb(side))
    assert refused.value.code is ErrorCode.NOT_A_PICTURE


@given(st.sampled_from(["PNG", "JPEG", "WEBP"]), st.data())
@settings(max_examples=60, deadline=None)
def test_a_broken_file_is_refused_or_read_and_nothing_else(kind: str, data: st.DataObject) -> None:
    sent = bytearray(picture(kind, (40, 30)))
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(sent) - 1))
        sent[place] = data.draw(st.integers(0, 255))
    with suppress(InvalidError):
        assert opened(square(bytes(sent))).size == SQUARE


def test_a_poster_keeps_its_shape_and_stands_upright() -> None:
    sideways = Image.new("RGB", (2560, 1440), "blue")
    exif = sideways.getexif()
    exif[ORIENTATION] = 6
    sent = BytesIO()
    sideways.save(sent, "JPEG", exif=exif)
    with Image.open(BytesIO(poster(sent.getvalue()))) as made:
        assert (made.format, made.size) == ("JPEG", (720, 1280))
        assert not made.getexif()
