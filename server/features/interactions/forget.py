"""What is forgotten of somebody who watched, when their account is removed for good."""

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from server.features.identity.events import UserPurging
from server.features.interactions.models import Interaction, WatchSession
from server.kit.db.unit import Unit

BATCH = 500
Trace = InstrumentedAttribute[str | None]
TRACES: dict[type[Interaction | WatchSession], tuple[Trace, ...]] = {
    Interaction: (Interaction.session_id, Interaction.ip_address, Interaction.user_agent),
    WatchSession: (WatchSession.ip_address,),
}
"""What tells where somebody was, while views and sittings stay counted."""


def wipe_traces(unit: Unit, event: UserPurging) -> None:
    """Wipe addresses and browsers from what the person watched."""
    for model, columns in TRACES.items():
        left = sa.or_(*(column.is_not(None) for column in columns))
        chosen = sa.select(model.id).where(model.user_id == event.user_id, left).limit(BATCH)
        wiped = unit.session.execute(
            sa.update(model)
            .where(model.id.in_(chosen))
            .values({column.key: None for column in columns})
            .returning(model.id)
            .execution_options(synchronize_session=False)
        )
        event.unfinished |= len(wiped.all()) == BATCH
