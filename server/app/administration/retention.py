"""How long it is known what administrators changed by hand."""

import sqlalchemy as sa

from server.app.administration.models import AdminChange
from server.features.identity.events import UserPurged
from server.kit.db.unit import Unit
from server.kit.retention import Rule, deletes

RULES = (
    Rule(
        "admin_log",
        "What administrators changed by hand, counted from when they did.",
        "keep_admin_log_days",
        *deletes(AdminChange, lambda before: AdminChange.made_at < before),
    ),
)


def forget_person(unit: Unit, event: UserPurged) -> None:
    """Of an account that is gone, the log keeps that something was changed, and not what."""
    gone = [str(each) for each in (event.user_id, event.channel_id) if each is not None]
    unit.session.execute(
        sa.update(AdminChange).where(AdminChange.row_id.in_(gone)).values(changes={}, row_id="")
    )
