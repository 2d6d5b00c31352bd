"""Choices of whoever runs the server that features ask for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SignUpPolicy:
    """Who may make an account."""

    open: bool
