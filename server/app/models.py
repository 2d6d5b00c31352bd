"""Every table, imported once, so that migrations and workers know them all."""

from server.features.channels import models as channels
from server.features.identity import models as identity
from server.features.interactions import models as interactions
from server.features.notifications import models as notifications
from server.features.uploads import models as uploads
from server.features.videos import models as videos
from server.kit.db.model import Model
from server.kit.jobs import heartbeat

__all__ = [
    "METADATA",
    "channels",
    "heartbeat",
    "identity",
    "interactions",
    "notifications",
    "uploads",
    "videos",
]

METADATA = Model.metadata
