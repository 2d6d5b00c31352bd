"""From words, as they were heard, to cues that can be read.

By Netflix's timed text guide: two lines of 42 letters, and no longer than seven seconds.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from server.features.media.subtitles.cues import Cue, Run, tidy
from server.integrations.speech.port import Word

LINE_MAX = 42
"""Letters of a line, without the marks that stand on others."""
SECONDS_MAX = 7.0
PAUSE_SECONDS = 0.8
"""Between words, after which something new begins."""
LEAST_SECONDS = 5 / 6
"""So long a cue stays, unless the next one comes."""
ENDS = (".", "!", "?", "…", "।", "。", "！", "？", "؟")  # noqa: RUF001 - of other scripts


def phrase(words: Sequence[Word]) -> list[Cue]:
    """The cues of what was said, none over another."""
    groups = [group for group in _groups(words) if _text(group)]
    cues = []
    for number, group in enumerate(groups):
        following = groups[number + 1][0].start if number + 1 < len(groups) else None
        least = group[0].start + LEAST_SECONDS
        end = max(group[-1].end, least if following is None else min(least, following))
        if following is not None:
            end = min(end, max(following, group[0].start))
        start, end = round(group[0].start * 1000), round(end * 1000)
        if end > start:
            cues.append(Cue(start, end, tidy([Run(_broken(_text(group)))])))
    return cues


def letters(text: str) -> int:
    """How wide a text is: vowel signs and joiners of Bengali and others take no place of theirs."""
    return sum(unicodedata.category(each) not in {"Mn", "Mc", "Me", "Cf"} for each in text)


def _groups(words: Sequence[Word]) -> Iterator[list[Word]]:
    group: list[Word] = []
    for word in words:
        if group and _is_full(group, word):
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def _is_full(group: list[Word], word: Word) -> bool:
    text = _text(group)
    return (
        letters(f"{text}{word.text}") > 2 * LINE_MAX
        or word.end - group[0].start > SECONDS_MAX
        or word.start - group[-1].end > PAUSE_SECONDS
        or (text.endswith(ENDS) and letters(text) > LINE_MAX // 2)
    )


def _text(group: list[Word]) -> str:
    return "".join(word.text for word in group).strip()


def _broken(text: str) -> str:
    """In two lines, of about the same length, where one would be too long."""
    if letters(text) <= LINE_MAX:
        return text
    gaps = [at for at, character in enumerate(text) if character == " "]
    if not gaps:
        return text
    middle = min(gaps, key=lambda at: abs(letters(text[:at]) - letters(text[at:])))
    return f"{text[:middle]}\n{text[middle + 1 :]}"
