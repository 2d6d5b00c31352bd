"""Checks of the sign-up form while typing; the server's word is the last."""

import re
from dataclasses import dataclass
from datetime import date

from pydantic import SecretStr, ValidationError

from server.contract.identity import PASSWORD_MIN, SignUp

_USERNAME = re.compile(r"^[a-z0-9][a-z0-9_.-]{1,30}[a-z0-9]$")


@dataclass(frozen=True, slots=True)
class PasswordCheck:
    """How a new password stands against the rule.

    Attributes:
        length: Characters typed.
        enough: Long enough.
    """

    length: int
    enough: bool


def check_password(password: str) -> PasswordCheck:
    """Compare with the one rule there is: length (NIST SP 800-63B asks for no other)."""
    return PasswordCheck(len(password), len(password) >= PASSWORD_MIN)


def username_fits(username: str) -> bool:
    """Whether a username has the letters and the length that the server takes."""
    return bool(_USERNAME.match(username.strip().lower()))


def wrong_fields(
    email: str,
    username: str,
    channel_name: str,
    password: str,
    birthdate: date | None,
    language: str,
) -> tuple[SignUp | None, set[str]]:
    """Make the request, or name the fields that do not fit the contract."""
    try:
        request = SignUp(
            email=email,
            username=username,
            channel_name=channel_name,
            password=SecretStr(password),
            birthdate=birthdate,
            preferred_language=language,
        )
    except ValidationError as error:
        return None, {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]}
    return request, set()
