import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.features.media.subtitles.languages import normal_tag, own_name
from server.kit.errors import InvalidError


@pytest.mark.parametrize(
    ("tag", "normal", "name"),
    [
        ("bn", "bn", "বাংলা"),
        ("BEN", "bn", "বাংলা"),
        ("bn-bd", "bn-BD", "বাংলা (বাংলাদেশ)"),
        ("eng", "en", "English"),
        ("pt_br", "pt-BR", "português (Brasil)"),
        ("zh-hant", "zh-Hant", "中文 (繁體)"),
        ("iw", "he", "עברית"),
        ("hi", "hi", "हिन्दी"),
        # Languages of Bangladesh that have no data of their own.
        ("syl", "syl", "syl"),
        ("ctg", "ctg", "ctg"),
        ("und", "und", "und"),
    ],
)
def test_each_language_has_one_tag_and_its_own_name(tag: str, normal: str, name: str) -> None:
    assert normal_tag(tag) == normal
    assert own_name(normal) == name


@pytest.mark.parametrize(
    "tag",
    [
        "",
        "xx",
        "x-mine",
        "../en",
        "en/..",
        "bn\n",
        "e",
        "en-US-u-ca-buddhist",
        "a" * 300,
        "en\0",
        "বাংলা",
    ],
)
def test_what_is_no_language_is_refused_with_a_sentence(tag: str) -> None:
    with pytest.raises(InvalidError, match="no such language") as caught:
        normal_tag(tag)
    assert "language" in caught.value.fields


@given(st.text(max_size=20))
def test_a_normal_tag_is_safe_and_stays(tag: str) -> None:
    try:
        normal = normal_tag(tag)
    except InvalidError:
        return
    assert normal.replace("-", "").isalnum()
    assert normal.isascii()
    assert normal_tag(normal) == normal
    assert own_name(normal)
