"""Who is old enough for an account. A birthdate is never written to a log, nor into a sentence."""

from datetime import date

from server.contract.errors import ErrorCode
from server.kit.errors import InvalidError, NotAllowedError

EARLIEST = date(1900, 1, 1)
"""Nobody who was born before is alive."""
NOT_A_BIRTHDATE = "Nobody who signs up was born on this day. Check the year."
TOO_YOUNG = "You have to be {} years old to have an account here. Nothing was stored."


def check_age(birthdate: date, minimum: int, today: date) -> None:
    """Refuse who is younger than ``minimum`` years today.

    Raises:
        InvalidError: it is nobody's birthdate.
        NotAllowedError: they are too young.
    """
    if not EARLIEST <= birthdate <= today:
        raise InvalidError(NOT_A_BIRTHDATE, fields={"birthdate": NOT_A_BIRTHDATE})
    if years_between(birthdate, today) < minimum:
        raise NotAllowedError(TOO_YOUNG.format(minimum), code=ErrorCode.TOO_YOUNG)


def years_between(birthdate: date, today: date) -> int:
    """Birthdays had. Who was born on the 29th of February has them on the 1st of March."""
    before_birthday = (today.month, today.day) < (birthdate.month, birthdate.day)
    return today.year - birthdate.year - before_birthday
