"""Say in a letter until when something can be done."""

from datetime import datetime

MONTHS = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "bn": (
        "জানুয়ারি",
        "ফেব্রুয়ারি",
        "মার্চ",
        "এপ্রিল",
        "মে",
        "জুন",
        "জুলাই",
        "আগস্ট",
        "সেপ্টেম্বর",
        "অক্টোবর",
        "নভেম্বর",
        "ডিসেম্বর",
    ),
}
BENGALI_DIGITS = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
AT_ANY_TIME = {"en": "at any time", "bn": "যেকোনো সময়"}
UNTIL = {"en": "until {} (UTC)", "bn": "{} (UTC) পর্যন্ত"}


def told_until(moment: datetime | None, language: str) -> str:
    """``until 5 March 2026, 14:07 (UTC)``, in the language; None never ends."""
    if moment is None:
        return AT_ANY_TIME[language]
    month = MONTHS[language][moment.month - 1]
    told = f"{moment.day} {month} {moment.year}, {moment:%H:%M}"
    return UNTIL[language].format(told.translate(BENGALI_DIGITS) if language == "bn" else told)
