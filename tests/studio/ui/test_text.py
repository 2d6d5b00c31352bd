import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTextDocumentFragment
from PySide6.QtWidgets import QApplication

from studio.ui.text import (
    break_line,
    draw_text,
    elided,
    has_bengali,
    make_layout,
    plain_tooltip,
    script_runs,
    text_width,
)
from studio.ui.theme import current_theme

MIXED = "Bold ইলিশের খোঁজে: ভোর 4K 🎬 end"


def _ink(text: str, role: str) -> int:
    image = QImage(400, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    draw_text(painter, QRectF(0, 0, 400, 40), text, role, "text.primary")
    painter.end()
    return sum(image.pixelColor(x, y).red() for x in range(400) for y in range(40))


def test_runs_cover_the_text_and_count_as_qt_does() -> None:
    runs = script_runs(MIXED)
    assert [run.bengali for run in runs] == [False, True, False, True, False]
    assert sum(run.length for run in runs) == len(MIXED.encode("utf-16-le")) // 2
    assert script_runs("") == []
    assert has_bengali(MIXED)
    assert not has_bengali("plain")


def test_each_script_has_its_own_family(qapp: QApplication) -> None:
    layout = make_layout("Nouka নৌকা", "rowTitle")
    families = [run.format.fontFamilies()[0] for run in layout.formats()]
    assert families == ["Inter", "Noto Sans Bengali"]


@pytest.mark.parametrize("text", ["Published", "প্রকাশিত", "Char চর 4"])
def test_bold_is_bold_in_every_script(qapp: QApplication, text: str) -> None:
    current_theme().choose(bengali=False, scale=1.0)
    assert _ink(text, "bodyStrong") > 1.08 * _ink(text, "body")


@pytest.mark.parametrize("where", ["end", "middle"])
def test_what_is_elided_fits_and_is_marked(qapp: QApplication, where: str) -> None:
    for text in ("night_ferry_barishal_uncut_take_3_final.mp4", "সুন্দরবনে মধু: মৌয়ালদের সাথে সাত দিন"):
        shown = elided(text, "small", 120, where)  # type: ignore[arg-type]
        assert "…" in shown
        assert text_width(shown, "small") <= 121
        assert shown.startswith(text[0])
    assert elided("short", "small", 300) == "short"


def test_middle_keeps_the_end_of_a_file_name(qapp: QApplication) -> None:
    assert elided("night_ferry_barishal_take_3.mp4", "small", 130, "middle").endswith("mp4")


def test_a_sentence_breaks_between_words(qapp: QApplication) -> None:
    first, rest = break_line("This file is not a video, whatever its name says.", "small", 150)
    assert f"{first} {rest}" == "This file is not a video, whatever its name says."
    assert text_width(first, "small") <= 150


def test_no_bengali_line_is_clipped(qapp: QApplication) -> None:
    for role in ("caption", "small", "body", "rowTitle", "title"):
        layout = make_layout("ষ্ট্রূ র্ক্ষৌঁ", role)
        step = current_theme().tokens.type_role(role, bengali=True).line_height
        assert layout.lineAt(0).height() <= step + 4


def test_a_tooltip_shows_every_letter() -> None:
    assert plain_tooltip("Rock & roll\nNow") == "Rock & roll\nNow"
    for text in ("<b>Loud</b> & clear\nNow", "a &lt;b", "<img src='file:///etc/passwd'>"):
        shown = QTextDocumentFragment.fromHtml(plain_tooltip(text)).toPlainText()
        assert shown.strip() == text
