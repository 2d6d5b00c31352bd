"""What is wrong with an input field, in words for people."""

from collections.abc import Mapping
from typing import Any

PLAIN = {
    "missing": "This is needed.",
    "extra_forbidden": "There is no such field here.",
    "string_pattern_mismatch": (
        "This is not written as it has to be here, or has characters that are not allowed."
    ),
    "string_type": "This has to be text.",
    "bool_type": "This has to be true or false.",
    "bool_parsing": "This has to be true or false.",
    "int_type": "This has to be a whole number.",
    "int_parsing": "This has to be a whole number.",
    "uuid_parsing": "This is no id.",
    "date_parsing": "This has to be a date, written as 1990-04-14.",
    "date_from_datetime_parsing": "This has to be a date, written as 1990-04-14.",
    "json_invalid": "This is not JSON.",
}
WITH_LIMITS = {
    "string_too_short": "Use at least {min_length} characters.",
    "too_short": "Use at least {min_length} characters.",
    "string_too_long": "Use at most {max_length} characters.",
    "too_long": "Use at most {max_length} characters.",
    "greater_than_equal": "This has to be {ge} or more.",
    "less_than_equal": "This has to be {le} or less.",
    "literal_error": "Choose one of {expected}.",
    "enum": "Choose one of {expected}.",
    "value_error": "{error}",
}


def told(problem: Mapping[str, Any]) -> str:
    """A sentence for one of pydantic's errors; never the input itself."""
    kind = problem["type"]
    if kind in PLAIN:
        return PLAIN[kind]
    if kind in WITH_LIMITS:
        if "value is not a valid email address" in problem["msg"]:
            return "This is not an e-mail address."
        text = WITH_LIMITS[kind].format_map(problem["ctx"])
        return text if text.endswith(".") else f"{text}."
    return "This is not right."
