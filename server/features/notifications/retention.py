"""How long the feed of changes is kept."""

from server.features.notifications.models import Change
from server.kit.retention import Rule, deletes

RULES = (
    Rule(
        "changes",
        "The feed of changes; a client that was away for longer loads afresh.",
        "keep_changes_days",
        *deletes(Change, lambda before: Change.made_at < before),
    ),
)
