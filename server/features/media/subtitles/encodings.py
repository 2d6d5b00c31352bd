"""From the bytes of a text file to its text, whatever it was written with."""

import codecs

from charset_normalizer import from_bytes

from server.features.media.subtitles.errors import UnreadableSubtitlesError

_MARKS = (
    # UTF-32's begins with UTF-16's.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WIDE_SHARE = 0.1
"""Times, spaces and line ends are ASCII, so of UTF-16 at least so many bytes in one place are
zero, whatever the language."""
GUESSED = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "cp874", "gb18030", "big5", "cp932", "euc_jp", "cp949", "koi8_r", "koi8_u", "iso8859_2",
    "iso8859_5", "iso8859_7",
]  # fmt: skip
"""What subtitles are found in. Others, which look alike for a few letters, are not guessed."""
_BY_ENCODINGS = {
    ("cp1250",): "cs hr hu pl ro sk sl",
    ("cp1251", "koi8_u", "iso8859_5"): "be bg mk ru uk",
    ("cp1252",): "da de en es fi fr it nl no pt sv",
    ("cp1253",): "el",
    ("cp1254",): "tr",
    ("cp1255",): "he",
    ("cp1256",): "ar fa",
    ("cp1257",): "et lt lv",
    ("cp1258",): "vi",
    ("cp874",): "th",
    ("cp932", "euc_jp"): "ja",
    ("cp949",): "ko",
    ("gb18030", "big5"): "zh",
}
BY_LANGUAGE = {
    language: list(encodings)
    for encodings, languages in _BY_ENCODINGS.items()
    for language in languages.split()
}
"""Where the language is known there is less to guess, and one line of text is enough."""
FALLBACK = "cp1252"
LOST = "The file's letters cannot be read. Save it as UTF-8, then send it again."


def decode(body: bytes, *, encoding: str | None = None, language: str = "") -> str:
    """The text of a file.

    Args:
        body: Its bytes.
        encoding: What whoever sent it says; None to find out.
        language: What it is in, as BCP 47 writes it, where that is known.

    Raises:
        UnreadableSubtitlesError: it is no text, or not in that encoding.
    """
    try:
        return body.decode(encoding or _found(body, language)).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError) as error:
        raise UnreadableSubtitlesError(LOST) from error


def _found(body: bytes, language: str) -> str:
    for mark, name in _MARKS:
        if body.startswith(mark):
            return name
    if wide := _wide(body):
        return wide
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(body, BY_LANGUAGE.get(language.partition("-")[0], GUESSED))
    return "utf-8"


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark, by where the zeros are."""
    half = max(1, len(body) // 2)
    low, high = body[0::2].count(0) / half, body[1::2].count(0) / half
    if high > WIDE_SHARE and high > 10 * low:
        return "utf-16-le"
    if low > WIDE_SHARE and low > 10 * high:
        return "utf-16-be"
    return None


def _guessed(body: bytes, likely: list[str]) -> str:
    if len(likely) == 1:
        return likely[0]
    best = from_bytes(body, cp_isolation=likely, enable_fallback=False).best()
    return best.encoding if best else FALLBACK
