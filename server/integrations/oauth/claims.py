"""What providers say of a person, made into what can be stored."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import EmailStr, TypeAdapter, ValidationError

from server.integrations.oauth.port import ProviderRefusedError

SUBJECT_MAX = 255
EMAIL_MAX = 254
NAME_MAX = 80
_EMAIL: TypeAdapter[str] = TypeAdapter(EmailStr)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")


def subject(value: object) -> str:
    """What the provider calls the person.

    Raises:
        ProviderRefusedError: it is nothing to know somebody by.
    """
    known = isinstance(value, str) and 0 < len(value) <= SUBJECT_MAX
    if not known or _UNSEEN.search(str(value)):
        raise ProviderRefusedError("no usable subject")
    return str(value)


def email(value: object) -> str | None:
    """The address in lower case; None where it is none."""
    if not isinstance(value, str) or len(value) > EMAIL_MAX:
        return None
    try:
        return _EMAIL.validate_python(value).lower()
    except ValidationError:
        return None


def is_true(value: object) -> bool:
    """True for the truth and for the word, which Apple may send in its place."""
    return value is True or value == "true"


def name(value: object) -> str:
    """A name to begin with; its owner can change it."""
    return _UNSEEN.sub("", value).strip()[:NAME_MAX] if isinstance(value, str) else ""


def text(values: Mapping[str, Any], key: str) -> str:
    """What the provider has to say there.

    Raises:
        ProviderRefusedError: it does not.
    """
    value = values.get(key)
    if not isinstance(value, str) or not value:
        raise ProviderRefusedError(f"no {key}")
    return value
