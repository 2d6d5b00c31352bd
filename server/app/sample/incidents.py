"""What was reported while the platform was made, for moderation to tell of afterwards."""

from dataclasses import dataclass

from server.app.sample.values import Seconds


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that was reported, and what became of the report."""

    kind: str
    """A content type."""
    object_id: str
    at: Seconds
    """When the thing was made; reports come after."""
    status: str
    """Of the flag."""
    action: str | None
    """What was done, when something was."""
    reason: str


class Incidents:
    """Collects them."""

    def __init__(self) -> None:
        self.all: list[Incident] = []

    def tell(self, incident: Incident) -> None:
        """One more."""
        self.all.append(incident)
