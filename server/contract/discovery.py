"""Finding videos: recommendations and search."""

from enum import StrEnum

RECOMMENDED_MAX = 50
"""How many videos one cached list of recommendations holds."""
DEFAULT_REGION = "BD"
"""Where trending is worked out for when nothing else is said, as ISO 3166-1 alpha-2."""


class RecommendationContext(StrEnum):
    """Where a list of recommendations is shown."""

    HOME = "home"
    """The front page."""
    WATCH_NEXT = "watch_next"
    """Beside a video that is being watched."""
    SUBSCRIPTIONS = "subscriptions"
    """Among what the followed channels have published."""
    EXPLORE = "explore"
    """For finding something unlike what one usually watches."""
