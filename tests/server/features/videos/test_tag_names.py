from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.contract.tags import TAG_MAX
from server.features.videos.tag_names import normal_name, normal_names, slug_of
from server.kit.errors import InvalidError


@pytest.mark.parametrize(
    ("typed", "name", "slug"),
    [
        ("  River   Boats ", "river boats", "river-boats"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER B}oat", "boat", "boat"),
        ("Straße", "strasse", "strasse"),
        ("নৌকা", "নৌকা", "নৌকা"),
        ("র\N{ZERO WIDTH JOINER}্যাব", "র\N{ZERO WIDTH JOINER}্যাব", "র\N{ZERO WIDTH JOINER}্যাব"),
        ("বাংলা গান", "বাংলা গান", "বাংলা-গান"),
        ("a\0b\u202ec", "abc", "abc"),
        ("4K", "4k", "4k"),
    ],
)
def test_one_spelling_for_what_people_mean_as_one(typed: str, name: str, slug: str) -> None:
    assert normal_name(typed) == name
    assert slug_of(name) == slug


def test_names_that_lose_signs_keep_addresses_of_their_own() -> None:
    slugs = {slug_of(name) for name in ("c", "c++", "c#", "hip hop", "hip-hop", "++")}
    assert len(slugs) == 6
    assert all(slug and not slug.startswith("-") for slug in slugs)


@pytest.mark.parametrize("name", ["c++", "++", "x" * 48 + "+#", "a~b"])
def test_nobody_can_take_the_address_of_a_name_with_signs(name: str) -> None:
    slug = slug_of(name)
    for taken in (slug, slug.replace("~", " "), slug.replace("~", "-"), slug.replace("~", "")):
        assert slug_of(normal_name(taken)) != slug
    # More than can be tried to find another name with the same.
    assert len(slug.rpartition("~")[2]) == 20
    assert slug == quote(slug)


@given(st.text())
def test_a_normal_name_is_normal_and_its_slug_fits(text: str) -> None:
    name = normal_name(text)
    assert normal_name(name) == name
    if 0 < len(name) <= TAG_MAX:
        assert 0 < len(slug_of(name)) <= 60
        assert " " not in slug_of(name)


@pytest.mark.parametrize(
    "names", [[""], [" \t"], ["\u200d"], ["x" * 51], [f"tag {number}" for number in range(31)]]
)
def test_what_is_no_tag_is_refused(names: list[str]) -> None:
    with pytest.raises(InvalidError) as refused:
        normal_names(names)
    assert set(refused.value.fields) == {"names"}


def test_the_same_tag_twice_is_one() -> None:
    assert normal_names(["Boat", "boat ", "River"]) == ["boat", "river"]
