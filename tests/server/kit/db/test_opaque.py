import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from server.features.channels.models import Channel
from server.features.identity.models import User
from server.kit.db.opaque import opaque
from server.kit.db.unit import Units

QUERY = sa.select(Channel.id).where(
    opaque(sa.and_(Channel.name == "Boats", sa.exists().where(User.id == Channel.user_id)))
)


def test_sqlite_cannot_look_into_it_and_postgresql_can() -> None:
    hidden = str(QUERY.compile(dialect=sqlite.dialect()))
    plain = str(QUERY.compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]
    assert "CASE WHEN" in hidden
    assert "CASE" not in plain
    # The subquery stays bound to the query around it.
    assert all(text.count("FROM channel") == 1 for text in (hidden, plain))


@pytest.mark.usefixtures("tahmina")
def test_each_condition_keeps_its_own_meaning(units: Units) -> None:
    found = []
    for column in (Channel.name, Channel.handle):
        for wanted in ("Tahmina TV", "tahmina"):
            query = sa.select(sa.func.count(Channel.id)).where(opaque(column == wanted))
            with units.read() as unit:
                found.append(unit.session.scalars(query).one())
    assert found == [1, 0, 0, 1]
