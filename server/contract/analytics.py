"""What creators learn of how they are watched."""

from enum import StrEnum

RETENTION_STEP_PERCENT = 5
"""A retention curve has a value for each so many percent of the video."""
RETENTION_POINTS = 100 // RETENTION_STEP_PERCENT + 1


class TrafficSource(StrEnum):
    """Where a view came from: the keys of the traffic tables."""

    SEARCH = "search"
    """The site's own search."""
    SUGGESTED = "suggested"
    """Beside another video."""
    HOME = "home"
    """The front page."""
    CHANNEL = "channel"
    """The channel's page."""
    PLAYLIST = "playlist"
    """A playlist."""
    SUBSCRIPTIONS = "subscriptions"
    """What the followed channels have published."""
    NOTIFICATION = "notification"
    """A notification or a mail."""
    EXTERNAL = "external"
    """Another site."""
    DIRECT = "direct"
    """The address itself, or nothing that can be told."""
