"""Time-based one-time passwords (RFC 6238): six digits of thirty seconds."""

import io
import unicodedata
from datetime import datetime

import pyotp
import segno

STEP_SECONDS = 30
WINDOW = 1
"""Steps before and after the present that are taken as well: clocks of telephones are off, and
people are slow. RFC 6238 (section 5.2) recommends one; ASVS 6.5.5 would have none."""
DIGITS = 6


def new_secret() -> str:
    """160 random bits in Base32, as RFC 4226 (section 4) recommends."""
    return pyotp.random_base32(32)


def address(secret: str, account: str, site: str) -> str:
    """``otpauth://…``, as authenticator apps read it."""
    return pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=site)


def picture(uri: str) -> str:
    """The address as a QR code, black on a white ground of its own, for light and dark pages."""
    out = io.BytesIO()
    code = segno.make(uri, error="m", micro=False)
    code.save(
        out, kind="svg", scale=4, border=4, dark="#000", light="#fff", xmldecl=False, svgns=True
    )
    return out.getvalue().decode().strip()


def is_code(text: str) -> bool:
    """Whether it looks like one, with whatever digits it is written."""
    typed = plain(text)
    return len(typed) == DIGITS and typed.isascii() and typed.isdigit()


def plain(text: str) -> str:
    """Without spaces and dashes; a Bengali keyboard's digits as the same numbers."""
    return "".join(
        str(unicodedata.digit(sign)) if sign.isdigit() else sign
        for sign in text
        if not sign.isspace() and unicodedata.category(sign) != "Pd"
    )


def matching_step(secret: str, text: str, at: datetime) -> int | None:
    """The step, counted from 1970, that the code is of; None when it is of none near ``at``."""
    typed, present = plain(text), int(at.timestamp()) // STEP_SECONDS
    totp = pyotp.TOTP(secret)
    found = None
    for step in range(present - WINDOW, present + WINDOW + 1):
        # All are compared, each in constant time, so that how long it takes tells nothing.
        if pyotp.utils.strings_equal(totp.generate_otp(step), typed):
            found = step
    return found
