import sqlalchemy as sa

from server.app.export.holdings import LEFT_OUT, NOBODYS, OWNERS, rows
from server.app.models import METADATA
from server.app.wiring import Parts
from server.kit.db.engine import WRITES
from server.kit.db.unit import Units
from tests.server.people import Person
from tests.server.rows import fill


def test_of_every_table_it_is_said_whose_it_is() -> None:
    assert set(OWNERS) | set(NOBODYS) == set(METADATA.tables)
    assert not set(OWNERS) & set(NOBODYS)
    assert all(why.endswith(".") for why in NOBODYS.values())


def test_each_row_goes_to_one_person_and_without_its_secrets(parts: Parts, units: Units) -> None:
    with parts.engine.connect().execution_options(**{WRITES: True}) as connection:
        made = fill(connection)
        connection.commit()
    people = [row["id"] for row in made["user"]]
    with units.read() as unit:
        for table, path in OWNERS.items():
            found = [row for person in people for row in rows(unit.session, table, person)]
            keys = [row["id"] for row in found]
            assert found, table
            assert len(set(keys)) == len(keys), table
            if len(path) == 1:
                owned = sa.select(sa.func.count()).where(
                    METADATA.tables[table].columns[path[0]].is_not(None)
                )
                assert len(found) == unit.session.scalar(owned), table
            assert not [name for row in found for name in row if LEFT_OUT.search(name)], table


def test_nobody_gets_the_rows_of_another(units: Units, tahmina: Person, rafi: Person) -> None:
    with units.read() as unit:
        for table in ("user", "channel", "refresh_token"):
            [mine], [other] = (
                list(rows(unit.session, table, person.id)) for person in (tahmina, rafi)
            )
            assert mine["id"] != other["id"]
        [channel] = rows(unit.session, "channel", tahmina.id)
    assert channel["user_id"] == tahmina.id
