import pytest
from pydantic import ValidationError

from server.contract.identity import SignUp
from server.kit.http.sentences import PLAIN, WITH_LIMITS, told

GOOD = {
    "email": "a@b.example",
    "username": "tahmina",
    "password": "correct horse battery",
    "channel_name": "Nodi",
    "birthdate": "1990-04-14",
}


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("email", "nobody", "not an e-mail address"),
        ("username", "A B", "not allowed"),
        ("password", "short", "at least 15 characters"),
        ("password", "x" * 300, "at most 256 characters"),
        ("channel_name", "", "at least 1 characters"),
        ("channel_name", 5, "has to be text"),
        ("channel_name", "a\0b", "cannot be stored"),
        ("role", "ADMIN", "no such field"),
    ],
)
def test_people_are_told_what_is_wrong(field: str, value: object, words: str) -> None:
    with pytest.raises(ValidationError) as caught:
        SignUp.model_validate({**GOOD, field: value})
    [problem] = caught.value.errors()
    assert words in told(problem)
    assert problem["loc"] == (field,)


def test_an_unknown_kind_is_still_a_sentence() -> None:
    assert told({"type": "new in pydantic", "msg": "x"}) == "This is not right."
    assert all(text.endswith((".", "}")) for text in [*PLAIN.values(), *WITH_LIMITS.values()])
