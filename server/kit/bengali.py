"""Digits and months in Bengali, which the standard library writes in English alone."""

DIGITS = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
"""For ``str.translate``."""
MONTHS = (
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
)
"""By the spelling of Bangla Academy; the names in CLDR follow an older one."""
