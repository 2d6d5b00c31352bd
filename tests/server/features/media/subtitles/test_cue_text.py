"""Cases after W3C's rules for cue text, as the web platform's tests have them."""

import pytest
from hypothesis import given

from server.features.media.subtitles import cue_text
from server.features.media.subtitles.cues import Run, tidy
from tests.server.features.media.subtitles.test_cues import RUNS


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("plain", "plain"),
        ("<b>bold</b> <i>i</i> <u>u</u>", "<b>bold</b> <i>i</i> <u>u</u>"),
        ("<b.loud.red>x</b>", "<b>x</b>"),
        ("<i title>x</i>", "<i>x</i>"),
        # Voices, classes and languages are said in words alone.
        ("<v Roger Bingham>We are in New York City", "We are in New York City"),
        ("<v.first.loud Esme>A blue apple tree!</v>", "A blue apple tree!"),
        ("<c.yellow.bg_blue>x</c>", "x"),
        ("<lang en-GB>colour</lang>", "colour"),
        ("<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>", "漢(かん)字(じ)"),
        ("<ruby>漢<rt>かん</ruby>x", "漢(かん)x"),
        ("<ruby>漢<rt>かん", "漢(かん)"),
        ("<rt>x</rt>", "x"),
        # Times inside of a cue, and tags that nobody knows.
        ("<00:00:01.000>one <00:00:02.000>two", "one two"),
        ("<script>alert(1)</script>", "alert(1)"),
        ('<img src=x onerror="alert(1)">', ""),
        ("a<>b", "ab"),
        ("a </> b", "a  b"),
        # Tags that are not closed, closed twice, or closed in the wrong order.
        ("<b>x", "<b>x</b>"),
        ("<b>x <i>y</b> z</i>", "<b>x <i>y z</i></b>"),
        ("x</b>", "x"),
        ("<b><c>x</b> y</c> z</b> w", "<b>x y z</b> w"),
        ("a <b", "a"),
        ("a < b", "a"),
        ("<b\nclass>x</b>", "<b>x</b>"),
        ("<B>x</B>", "x"),
        ("<b></b>x", "x"),
        # Entities.
        ("a &lt;b&gt; &amp; &quot;c&quot;", 'a &lt;b&gt; &amp; "c"'),
        ("a &amp;lt; b", "a &amp;lt; b"),
        ("&nbsp;x&lrm;", "x\u200e"),
        ("&#x995;&#2476;&bogus; &", "কব&amp;bogus; &amp;"),
        ("&#0;&#xD800;", "\ufffd\ufffd"),
        ("a&#10;&#10;b", "a\nb"),
        ("--&gt;", "--&gt;"),
        ("--&#62; --&NewLine;&NewLine;00:01.000 -", "--&gt; --\n00:01.000 -"),
    ],
)
def test_text_is_read_as_browsers_read_it_and_written_safely(text: str, clean: str) -> None:
    assert cue_text.write(cue_text.read(text)) == clean


def test_styles_are_nested_in_one_order() -> None:
    bold = frozenset("b")
    runs = (Run("a", bold), Run("b", bold | {"i"}), Run("c", frozenset("i")), Run("d"))
    assert cue_text.write(runs) == "<b>a<i>b</i></b><i>c</i>d"


@given(RUNS)
def test_what_is_written_is_read_back(runs: list[Run]) -> None:
    clean = tidy(runs)
    text = cue_text.write(clean)
    assert cue_text.read(text) == clean
    assert "-->" not in text
    assert "\n\n" not in text


def test_half_a_million_tags_in_one_another_are_read_one_by_one() -> None:
    # Where each looks at all that are open, this takes hours.
    assert cue_text.read("<b>" * 500_000 + "x") == (Run("x", frozenset("b")),)
