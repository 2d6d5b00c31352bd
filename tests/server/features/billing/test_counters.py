import sqlalchemy as sa

from server.app.wiring import Parts
from server.features.billing.counters import COUNTERS
from server.features.billing.models import PromoCodeUsage, PromotionalCode
from server.kit.db.counters import reconcile
from server.kit.db.engine import WRITES
from server.kit.db.unit import Units
from tests.server.rows import fill


def test_uses_are_counted_from_their_rows(parts: Parts, units: Units) -> None:
    with parts.engine.connect().execution_options(**{WRITES: True}) as connection:
        fill(connection)
        connection.execute(sa.update(PromotionalCode).values(max_uses=None, current_uses=7))
        connection.commit()
    for counter in COUNTERS:
        assert sum(each.wrong for each in reconcile(units, counter)) > 0
    with units.read() as unit:
        uses = unit.session.scalars(sa.select(sa.func.sum(PromotionalCode.current_uses))).one()
        assert uses == unit.session.query(PromoCodeUsage).count()
