from xml.etree import ElementTree as ET

import pytest

from server.features.media.subtitles import cue_text, ttml
from server.features.media.subtitles.errors import UnreadableSubtitlesError


def document(body: str, attributes: str = "", head: str = "") -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling"
    xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xml:lang="bn" {attributes}>
  <head><styling>{head}</styling></head>
  <body>{body}</body>
</tt>"""


def read(text: str) -> list[tuple[int, int, str]]:
    return [(cue.start, cue.end, cue_text.write(cue.runs)) for cue in ttml.read(text)]


@pytest.mark.parametrize(
    ("times", "found"),
    [
        ('begin="00:00:01.500" end="00:00:02"', (1500, 2000)),
        ('begin="1.5s" dur="500ms"', (1500, 2000)),
        ('begin="00:00:01:15" end="00:00:02:00"', (1500, 2000)),
        ('begin="45f" end="60f"', (1500, 2000)),
        ('begin="0.5m" end="0.01h"', (30_000, 36_000)),
        ('begin="1s" end="5s" dur="1s"', (1000, 2000)),
    ],
)
def test_times(times: str, found: tuple[int, int]) -> None:
    assert read(document(f"<div><p {times}>A</p></div>")) == [(*found, "A")]


def test_frames_and_ticks_as_the_document_counts_them() -> None:
    p = '<p begin="24f" end="48f">A</p>'
    rate = 'ttp:frameRate="24" ttp:frameRateMultiplier="1000 1001"'
    assert read(document(p, rate)) == [(1001, 2002, "A")]
    ticks = '<p begin="10000000t" end="20000000t">A</p>'
    assert read(document(ticks, 'ttp:tickRate="10000000"')) == [(1000, 2000, "A")]


def test_words_and_styles() -> None:
    head = '<style xml:id="loud" tts:fontWeight="bold"/>'
    body = (
        '<div><p begin="1s" end="2s">  One\n <span tts:fontStyle="italic">two</span><br/>'
        '<span style="loud">three</span> &amp; &lt;four&gt;</p></div>'
    )
    assert read(document(body, head=head)) == [
        (1000, 2000, "One <i>two</i>\n<b>three</b> &amp; &lt;four&gt;")
    ]


def test_times_are_within_their_parents() -> None:
    body = '<div begin="10s" end="20s"><div begin="1s"><p begin="1s" end="30s">A</p></div></div>'
    assert read(document(body)) == [(12_000, 20_000, "A")]


def test_one_after_another() -> None:
    body = '<div timeContainer="seq"><p dur="1s">A</p><p dur="2s">B</p></div>'
    assert read(document(body)) == [(0, 1000, "A"), (1000, 3000, "B")]


def test_words_that_come_one_by_one() -> None:
    body = '<p><span begin="1s" end="2s">A</span> <span begin="2s" end="3s">B</span></p>'
    assert read(document(f"<div>{body}</div>")) == [(1000, 2000, "A"), (2000, 3000, "B")]


def test_an_older_namespace_and_a_prefix() -> None:
    text = (
        '<tt:tt xmlns:tt="http://www.w3.org/2006/10/ttaf1"><tt:body><tt:div>'
        '<tt:p begin="1s" end="2s">বাংলা</tt:p></tt:div></tt:body></tt:tt>'
    )
    assert ttml.is_ttml(text)
    assert read(text) == [(1000, 2000, "বাংলা")]


def test_what_is_wrong_is_said() -> None:
    with pytest.raises(UnreadableSubtitlesError, match="Line 3 of the file is not well-formed"):
        read("<tt>\n<body>\n</bod></tt>")
    with pytest.raises(UnreadableSubtitlesError, match="'soon'"):
        read(document('<div><p begin="soon">A</p></div>'))
    with pytest.raises(UnreadableSubtitlesError, match="frame rate"):
        read(document("", 'ttp:frameRate="0"'))
    assert read("<tt/>") == []


def test_a_document_that_would_grow_is_refused() -> None:
    bomb = '<!DOCTYPE tt [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    text = document('<div><p begin="0s" end="1s">&b;</p></div>').replace("<tt ", f"{bomb}<tt ", 1)
    with pytest.raises(UnreadableSubtitlesError, match="document type"):
        read(text)
    with pytest.raises(UnreadableSubtitlesError, match="nested too deep"):
        read(document("<div>" * 500 + "</div>" * 500))


def test_what_is_ttml() -> None:
    assert ttml.is_ttml(document(""))
    assert not ttml.is_ttml("<html><body/></html>")
    assert not ttml.is_ttml("1\n<tt >")


def test_a_style_is_read_once_however_often_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    attribute = ttml._attribute

    def look(element: ET.Element, name: str) -> str:
        if name == "fontWeight" and element.tag.endswith("style"):
            looked.append(name)
        return attribute(element, name)

    monkeypatch.setattr(ttml, "_attribute", look)
    lines = "".join(f'<p begin="{at}s" dur="1s" style="s s s">x</p>' for at in range(50))
    found = read(document(f"<div>{lines}</div>", head='<style xml:id="s" tts:fontWeight="bold"/>'))
    assert found[49] == (49_000, 50_000, "<b>x</b>")
    assert len(looked) == 1


@pytest.mark.parametrize("many", ["<p/>", '<p begin="1s" end="2s" x="" y=""/>'])
def test_a_tree_that_would_take_hundreds_of_megabytes_is_not_made(many: str) -> None:
    with pytest.raises(UnreadableSubtitlesError, match="too many elements"):
        read(document(many * 250_000))
