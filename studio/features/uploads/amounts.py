"""Lengths and sizes inside the engine's English sentences.

What the lists show is formatted by the user interface in the person's own language.
"""

_MINUTE = 60
_HOUR = 3600
_THOUSAND = 1000


def length_text(seconds: float) -> str:
    """A length such as ``18 min 20 s``, ``12 h`` or ``45 s``; parts that are nought are left out.

    Args:
        seconds: Rounded up, so that something just over a limit never reads as the limit.
    """
    whole = -int(-seconds // 1)
    hours, rest = divmod(whole, _HOUR)
    minutes, left = divmod(rest, _MINUTE)
    parts = [f"{hours} h" if hours else "", f"{minutes} min" if minutes else ""]
    parts.append(f"{left} s" if left or not whole else "")
    return " ".join(part for part in parts if part)


def size_text(size: int) -> str:
    """A size such as ``2.1 GB``, in decimal units with up to two digits after the point.

    Args:
        size: Bytes.
    """
    value, unit = float(size), "bytes"
    for larger in ("kB", "MB", "GB", "TB"):
        if value < _THOUSAND:
            break
        value, unit = value / _THOUSAND, larger
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return f"{shown} {unit}"
