"""What a letter is made of in any language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Saying:
    """One letter's words; ``{site}``, ``{address}`` and ``{until}`` are filled in."""

    subject: str
    heading: str
    paragraphs: tuple[str, ...]
    button: str = ""
    """Of the link; empty where the letter has none."""


@dataclass(frozen=True)
class Frame:
    """What every letter in one language says around its own words."""

    link_fails: str
    footer: str
