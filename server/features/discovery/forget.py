"""What is forgotten of somebody who searched, when their account is removed for good."""

import sqlalchemy as sa

from server.features.discovery.models import SearchQuery
from server.features.identity.events import UserPurging
from server.kit.db.unit import Unit

BATCH = 500


def part_searches(unit: Unit, event: UserPurging) -> None:
    """Take from the person's searches what holds them together: all of one's searches tell who."""
    left = sa.or_(SearchQuery.session_id != "", SearchQuery.ip_address.is_not(None))
    chosen = sa.select(SearchQuery.id).where(SearchQuery.user_id == event.user_id, left)
    parted = unit.session.execute(
        sa.update(SearchQuery)
        .where(SearchQuery.id.in_(chosen.limit(BATCH)))
        .values(session_id="", ip_address=None)
        .returning(SearchQuery.id)
        .execution_options(synchronize_session=False)
    )
    event.unfinished |= len(parted.all()) == BATCH
