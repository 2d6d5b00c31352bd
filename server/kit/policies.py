"""Choices of whoever runs the server that features ask for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SignUpPolicy:
    """Who may make an account."""

    open: bool
    minimum_age: int
    """In years; who is younger gets no account."""


@dataclass(frozen=True)
class TelemetryPolicy:
    """What is kept of people who watch."""

    store_addresses: bool
    """Store viewers' IP addresses and browsers' names beside what they do. Personal data."""


@dataclass(frozen=True)
class PlaybackPolicy:
    """Who may watch, as far as it is not the video's own."""

    minimum_age: int
    """In years; who is younger counts as a guest, whatever account they have."""
    unknown_country_allowed: bool
    """A video that some countries do not get is shown where nobody knows the country."""


@dataclass(frozen=True)
class StaffPolicy:
    """What staff need before they may do what is theirs."""

    second_factor: bool
    """A moderator or administrator is a creator like any other until they signed in with one."""


@dataclass(frozen=True)
class SiteName:
    """What the site calls itself: authenticator apps show it, and passwords must not be it."""

    name: str
