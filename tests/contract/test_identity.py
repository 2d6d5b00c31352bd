"""What holds for passwords on their way in."""

import pytest
from pydantic import SecretStr, ValidationError

from server.contract.account import PasswordChange, PasswordReset
from server.contract.identity import PASSWORD_MAX, PASSWORD_MIN, SignIn, SignUp

SPACED = "  correct horse battery \t"
CHANGE = {"password": SPACED, "new_password": SPACED, "sign_out_others": True}


def test_a_password_is_what_was_typed_and_other_text_is_trimmed() -> None:
    asked = SignIn.model_validate({"email": "a@nodi.example", "password": SPACED, "device": " a "})
    assert (asked.password.get_secret_value(), asked.device) == (SPACED, "a")
    change = PasswordChange.model_validate(CHANGE)
    assert change.password.get_secret_value() == SPACED
    assert change.new_password.get_secret_value() == SPACED
    reset = PasswordReset(token=SecretStr("t" * 20), new_password=SecretStr(SPACED))
    assert reset.new_password.get_secret_value() == SPACED


@pytest.mark.parametrize(
    ("password", "kind"),
    [
        ("x" * (PASSWORD_MIN - 1), "too_short"),
        ("x" * (PASSWORD_MAX + 1), "too_long"),
        (12345678901234567, "string_type"),
        ("correct horse\0battery", "value_error"),
    ],
)
def test_its_length_and_kind_are_still_looked_at(password: object, kind: str) -> None:
    with pytest.raises(ValidationError) as caught:
        PasswordChange.model_validate({**CHANGE, "new_password": password})
    assert [each["type"] for each in caught.value.errors()] == [kind]


def test_it_is_described_as_a_password_with_its_length() -> None:
    told = SignUp.model_json_schema()["properties"]["password"]
    assert (told["type"], told["format"]) == ("string", "password")
    assert (told["minLength"], told["maxLength"]) == (PASSWORD_MIN, PASSWORD_MAX)
