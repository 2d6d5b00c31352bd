import re

from server.web.language import Language
from server.web.words import BENGALI, ENGLISH, videos, views, words


def test_both_languages_say_everything() -> None:
    assert set(ENGLISH) == set(BENGALI)
    assert words(Language.BENGALI) is BENGALI
    for key, text in BENGALI.items():
        holes = set(re.findall(r"\{\w+\}", ENGLISH[key]))
        assert set(re.findall(r"\{\w+\}", text)) == holes, key
        assert key == "other_language" or re.search(r"[\u0980-\u09ff]", text), key


def test_no_word_hides_a_method_of_dict() -> None:
    # A template's t.copy would be the method, not the word.
    assert not set(ENGLISH) & set(dir(dict))


def test_counts_are_phrases() -> None:
    english, bengali = Language.ENGLISH, Language.BENGALI
    assert [views(n, english) for n in (0, 1, 1234)] == ["No views yet", "1 view", "1,234 views"]
    assert views(1234, bengali) == "১,২৩৪ বার দেখা হয়েছে"
    assert [videos(n, english) for n in (1, 2)] == ["1 video", "2 videos"]
    assert videos(5, bengali) == "৫টি ভিডিও"
