"""Where a video is shown: everywhere, everywhere but in some countries, or in some alone. Pure.

The server keeps the countries where it is not shown. "Only in" is the rest of the world.
"""

from collections.abc import Iterable
from enum import StrEnum


class Regions(StrEnum):
    """How the countries that are named are meant."""

    ALL = "all"
    EXCEPT = "except"
    ONLY = "only"


def read_regions(blocked: Iterable[str], world: Iterable[str]) -> tuple[Regions, list[str]]:
    """What a list of blocked countries means to a person, and which countries they would name."""
    shut, everywhere = set(blocked), set(world)
    if not shut:
        return Regions.ALL, []
    shown = everywhere - shut
    if len(shown) < len(shut):
        return Regions.ONLY, sorted(shown)
    return Regions.EXCEPT, sorted(shut)


def blocked_by(meant: Regions, named: Iterable[str], world: Iterable[str]) -> list[str]:
    """The countries where it is not shown then."""
    if meant is Regions.ALL:
        return []
    if meant is Regions.EXCEPT:
        return sorted(set(named))
    return sorted(set(world) - set(named))
