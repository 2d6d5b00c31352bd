"""Make a picture that a stranger sent into one that is ours: small, and nothing else in it.

The file is hostile until it has been decoded and written anew. So only three formats are tried, a
picture that would fill the memory is refused by its header, and of what the file holds beside the
picture (where it was taken, by whom, with what) nothing goes along.
"""

from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageOps
from PIL.ImageFile import ImageFile

from server.contract.errors import ErrorCode
from server.contract.profile import AVATAR_SIDE
from server.kit.errors import AppError, InvalidError

FORMATS = ("JPEG", "PNG", "WEBP")
TYPE = "image/webp"
"""Of what is made."""
PIXELS_MOST = 30_000_000
"""Of what is sent: 120 MB once it is decoded."""
QUALITY = 85
POSTER_SIDE = 1280
"""Pixels that the longer side of a video's picture has at most."""
ORIENTATION = 0x0112
"""EXIF's tag; its values are how a picture has to be turned to stand upright."""
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
NOT_A_PICTURE = "This is not a picture that can be read here. Send a JPEG, PNG or WebP file."
TOO_MANY_PIXELS = "This picture has too many pixels. Make it smaller and send it again."


def square(sent: bytes) -> bytes:
    """The middle of the picture as a WebP of ``AVATAR_SIDE`` pixels, upright, without metadata.

    Takes up to a second and some hundred megabytes: never on the event loop, nor many at once.

    Raises:
        InvalidError: it is none, is broken, or has too many pixels.
    """
    return _safely(_square, sent)


def poster(sent: bytes) -> bytes:
    """The whole picture as a JPEG, no larger than ``POSTER_SIDE``, upright, without metadata.

    Takes as long as :func:`square`, and fails as it does.
    """
    return _safely(_poster, sent)


def _safely(make: Callable[[bytes], bytes], sent: bytes) -> bytes:
    try:
        return make(sent)
    except AppError:
        raise
    except Image.DecompressionBombError as error:
        raise not_a_picture(TOO_MANY_PIXELS) from error
    # A decoder that is fed rubbish fails in more ways than it documents.
    except Exception as error:
        raise not_a_picture(NOT_A_PICTURE) from error


def not_a_picture(sentence: str) -> AppError:
    """The refusal."""
    return InvalidError(sentence, code=ErrorCode.NOT_A_PICTURE)


def _opened(sent: bytes) -> ImageFile:
    opened = Image.open(BytesIO(sent), formats=FORMATS)
    if opened.width * opened.height > PIXELS_MOST:
        opened.close()
        raise not_a_picture(TOO_MANY_PIXELS)
    return opened


def _poster(sent: bytes) -> bytes:
    with _opened(sent) as opened:
        opened.draft("RGB", (2 * POSTER_SIDE, 2 * POSTER_SIDE))
        turn = TURNS.get(opened.getexif().get(ORIENTATION, 1))
        picture = opened.convert("RGB")
    picture.thumbnail((POSTER_SIDE, POSTER_SIDE))
    return _written(picture if turn is None else picture.transpose(turn), "JPEG")


def _square(sent: bytes) -> bytes:
    with _opened(sent) as opened:
        # Large JPEGs are decoded at half or less of their size, at a fraction of the work.
        opened.draft("RGB", (2 * AVATAR_SIDE, 2 * AVATAR_SIDE))
        turn = TURNS.get(opened.getexif().get(ORIENTATION, 1))
        mode = "RGBA" if opened.has_transparency_data else "RGB"
        fitted = ImageOps.fit(opened.convert(mode), (AVATAR_SIDE, AVATAR_SIDE))
    # The middle is the same whichever way it is turned, and the small one is turned in no time.
    upright = fitted if turn is None else fitted.transpose(turn)
    return _written(upright, "WEBP")


def _written(picture: Image.Image, kind: str) -> bytes:
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)
    made = BytesIO()
    clean.save(made, kind, quality=QUALITY)
    return made.getvalue()
