"""Cues and tracks for the tests of the subtitle editor."""

from hypothesis import strategies as st

from studio.features.subtitles.cue import Cue, Cues, numbered

ENGLISH = "So we took the houses apart\nand carried them here."
BENGALI = "তাই ঘরগুলো খুলে নিয়ে গোটা\nগ্রামটাকে নতুন চরে বয়ে আনলাম।"


def track(*rows: tuple[int, int, str]) -> Cues:
    """Cues of ``(start, end, text)``; their keys count from 1."""
    return numbered(Cue(0, start, end, text) for start, end, text in rows)


WORDS = st.sampled_from(["river", "চর", "নৌকা", "a & b", "x < y", "Mina:", "50%", "…", "e\u0301te"])
LINES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
PLAIN = st.lists(LINES, min_size=1, max_size=2).map("\n".join)
STYLED = st.tuples(st.sampled_from(["b", "i", "u"]), PLAIN).map(
    lambda t: f"<{t[0]}>{t[1]}</{t[0]}>"
)


@st.composite
def tracks(draw: st.DrawFn, texts: st.SearchStrategy[str] = PLAIN, unit: int = 1) -> Cues:
    """Tracks of cues that follow each other, in milliseconds that are multiples of ``unit``."""
    cues, at = [], 0
    for text in draw(st.lists(texts, min_size=1, max_size=6)):
        at += unit * draw(st.integers(1, 50))
        end = at + unit * draw(st.integers(20, 60))
        cues.append((at, end, text))
        at = end
    return track(*cues)
