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
