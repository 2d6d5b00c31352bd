"""Say in a letter until when something can be done."""

from datetime import datetime

from server.kit.bengali import DIGITS, MONTHS

AT_ANY_TIME = {"en": "at any time", "bn": "যেকোনো সময়"}
UNTIL = {"en": "until {} (UTC)", "bn": "{} (UTC) পর্যন্ত"}


def told_until(moment: datetime | None, language: str) -> str:
    """``until 5 March 2026, 14:07 (UTC)``, in the language; None never ends."""
    if moment is None:
        return AT_ANY_TIME[language]
    month = MONTHS[moment.month - 1] if language == "bn" else f"{moment:%B}"
    told = f"{moment.day} {month} {moment.year}, {moment:%H:%M}"
    return UNTIL[language].format(told.translate(DIGITS) if language == "bn" else told)
