"""Leaving: an account is shut at once, can be brought back for a while, and is then forgotten."""

from pydantic import AwareDatetime

from server.contract.shapes import Out


class DeletionOut(Out):
    """The account is shut, and all sessions are over."""

    deleted_at: AwareDatetime
    final_at: AwareDatetime | None
    """Until then a sign-in with ``restore`` brings it back; null where nothing is ever removed."""
