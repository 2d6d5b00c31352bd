"""Every table, imported once, so that migrations and workers know them all."""

from server.app.administration import models as administration
from server.features.analytics import models as analytics
from server.features.billing import models as billing
from server.features.channels import models as channels
from server.features.comments import models as comments
from server.features.discovery import models as discovery
from server.features.identity import models as identity
from server.features.interactions import models as interactions
from server.features.media.chunks import models as chunks
from server.features.media.subtitles import models as subtitles
from server.features.moderation import models as moderation
from server.features.notifications import models as notifications
from server.features.payouts import models as payouts
from server.features.playlists import models as playlists
from server.features.uploads import models as uploads
from server.features.videos import models as videos
from server.kit.db.model import Model
from server.kit.jobs import heartbeat

__all__ = [
    "METADATA",
    "administration",
    "analytics",
    "billing",
    "channels",
    "chunks",
    "comments",
    "discovery",
    "heartbeat",
    "identity",
    "interactions",
    "moderation",
    "notifications",
    "payouts",
    "playlists",
    "subtitles",
    "uploads",
    "videos",
]

METADATA = Model.metadata
