"""Make a picture that a stranger sent into one that is ours: square, small, and nothing else in it.

The file is hostile until it has been decoded and written anew. So only three formats are tried, a
picture that would fill the memory is refused by its header, and of what the file holds beside the
picture (where it was taken, by whom, with what) nothing goes along.
"""

from io import BytesIO

from PIL import Image, ImageOps

from server.contract.errors import ErrorCode
from server.contract.profile import AVATAR_SIDE
from server.kit.errors import AppError, InvalidError

FORMATS = ("JPEG", "PNG", "WEBP")
TYPE = "image/webp"
"""Of what is made."""
PIXELS_MOST = 30_000_000
"""Of what is sent: 120 MB once it is decoded."""
QUALITY = 85
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
TOO_MANY_PIXELS = (
    "This picture has too many pixels. Make it smaller: 512 by 512 is all that is kept."
)


def square(sent: bytes) -> bytes:
    """The middle of the picture as a WebP of ``AVATAR_SIDE`` pixels, upright, without metadata.

    Takes up to a second and some hundred megabytes: never on the event loop, nor many at once.

    Raises:
        InvalidError: it is none, is broken, or has too many pixels.
    """
    try:
        return _made(sent)
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


def _made(sent: bytes) -> bytes:
    with Image.open(BytesIO(sent), formats=FORMATS) as opened:
        if opened.width * opened.height > PIXELS_MOST:
            raise not_a_picture(TOO_MANY_PIXELS)
        # Large JPEGs are decoded at half or less of their size, at a fraction of the work.
        opened.draft("RGB", (2 * AVATAR_SIDE, 2 * AVATAR_SIDE))
        turn = TURNS.get(opened.getexif().get(ORIENTATION, 1))
        mode = "RGBA" if opened.has_transparency_data else "RGB"
        fitted = ImageOps.fit(opened.convert(mode), (AVATAR_SIDE, AVATAR_SIDE))
    # The middle is the same whichever way it is turned, and the small one is turned in no time.
    upright = fitted if turn is None else fitted.transpose(turn)
    clean = Image.new(mode, upright.size)
    clean.paste(upright)
    made = BytesIO()
    clean.save(made, "WEBP", quality=QUALITY)
    return made.getvalue()
