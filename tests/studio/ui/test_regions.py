from hypothesis import given
from hypothesis import strategies as st

from studio.ui.regions import Regions, blocked_by, read_regions

WORLD = ("BD", "CL", "IN", "NO", "PK")
NAMED = st.lists(st.sampled_from(WORLD), unique=True)


@given(NAMED)
def test_what_is_read_says_the_same_when_it_is_written(blocked: list[str]) -> None:
    meant, named = read_regions(blocked, WORLD)
    assert set(blocked_by(meant, named, WORLD)) == set(blocked)


def test_few_countries_are_what_a_person_would_name() -> None:
    assert read_regions([], WORLD) == (Regions.ALL, [])
    assert read_regions(["NO"], WORLD) == (Regions.EXCEPT, ["NO"])
    assert read_regions(["CL", "IN", "NO", "PK"], WORLD) == (Regions.ONLY, ["BD"])
    assert blocked_by(Regions.ALL, ["NO"], WORLD) == []
