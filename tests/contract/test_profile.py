import pytest
from pydantic import ValidationError

from server.contract.profile import ProfileChange


def test_a_bio_has_lines_and_a_name_has_none() -> None:
    text = "Boats.\nRivers.\tমাঝি"
    assert ProfileChange(bio=text).bio == text
    with pytest.raises(ValidationError, match="first_name"):
        ProfileChange(first_name=text)


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x9b"])
def test_what_screens_obey_is_not_taken(character: str) -> None:
    for field in ("bio", "first_name", "last_name"):
        with pytest.raises(ValidationError, match=field):
            ProfileChange.model_validate({field: f"a{character}b"})
