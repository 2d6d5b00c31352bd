import pytest

from server.features.media.subtitles.encodings import decode
from server.features.media.subtitles.errors import UnreadableSubtitlesError


def file(*lines: str) -> str:
    return "".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{line}\n\n" for n, line in enumerate(lines, 1)
    )


BENGALI = file("আমার সোনার বাংলা, আমি তোমায় ভালোবাসি।", "চিরদিন তোমার আকাশ, তোমার বাতাস")
GERMAN = file(
    "Über den Wolken muss die Freiheit wohl grenzenlos sein.",
    "Alle Ängste, alle Sorgen, sagt man, blieben darunter verborgen",
    "und dann würde, was uns groß und wichtig erscheint, plötzlich nichtig und klein.",
)
FRENCH = file(
    "Où est passé le garçon ? Il a mangé des crêpes à la fête.", "Il a déjà passé l'été là-bas…"
)
RUSSIAN = file(
    "Я встретил вас, и всё былое",
    "Душа в отжившем сердце ожила",
    "Я вспомнил время золотое",
)
POLISH = file("Zażółć gęślą jaźń.")
JAPANESE = file("吾輩は猫である。名前はまだ無い。", "どこで生れたかとんと見当がつかぬ。")
CHINESE = file("床前明月光、疑是地上霜。举头望明月、低头思故乡。", "春眠不觉晓、处处闻啼鸟。")


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
@pytest.mark.parametrize("text", [BENGALI, GERMAN, JAPANESE], ids=["bn", "de", "ja"])
def test_unicode_with_and_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_utf_16_with_either_mark() -> None:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert decode(mark + BENGALI.encode(encoding)) == BENGALI


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        (GERMAN, "cp1252", ""),
        (GERMAN, "cp1252", "de-AT"),
        (FRENCH, "cp1252", "fr"),
        (POLISH, "cp1250", "pl"),
        (RUSSIAN, "cp1251", ""),
        (RUSSIAN, "cp1251", "ru"),
        (RUSSIAN, "koi8_u", "ru"),
        (JAPANESE, "cp932", ""),
        (JAPANESE, "euc_jp", "ja"),
        (CHINESE, "gb18030", ""),
        (CHINESE, "gb18030", "zh-Hans"),
    ],
)
def test_older_encodings_are_found_out(text: str, encoding: str, language: str) -> None:
    assert decode(text.encode(encoding), language=language) == text


def test_what_whoever_sent_it_says_counts() -> None:
    assert decode("\u0413\u043e\u0434".encode("koi8_r"), encoding="koi8_r") == "\u0413\u043e\u0434"
    with pytest.raises(UnreadableSubtitlesError, match="Save it as UTF-8"):
        decode(b"\xff\xff", encoding="utf-8")


def test_a_few_nuls_are_not_taken_for_utf_16() -> None:
    assert decode(b"WEBVTT\n\n00:00.000 --> 00:01.000\nA\0B\n").endswith("A\0B\n")


def test_nothing_is_an_empty_text() -> None:
    assert decode(b"") == ""


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", b"\xff\xfe\x00\xd8"])
def test_half_a_letter_is_refused(body: bytes) -> None:
    with pytest.raises(UnreadableSubtitlesError):
        decode(body)
