import pytest
import sqlalchemy as sa
from alembic import command

from server.app.database import alembic_config
from server.app.sample.loading import BATCH, loading
from server.app.sample.platform import tables
from server.app.sample.sheet import Sheet
from server.app.wiring import Parts
from server.features.discovery.models import PopularSearch
from server.features.identity.models import User
from server.features.playlists.models import Playlist
from server.kit.db.engine import database_url

SEARCHES = Sheet(PopularSearch, "id", "created_at", "query", "last_searched_at")
LISTS = Sheet(Playlist, "id", "created_at", "updated_at", "title", "user_id")
AT = "2026-01-01 00:00:00.000000"


def _row(number: int) -> tuple[str, str, str, str]:
    return (f"{number:032x}", AT, f"odd \\ \t\n 'text' {number}", AT)


def test_rows_come_whole_and_the_schema_is_as_before(parts: Parts, database: str) -> None:
    with loading(database_url(database), tables()) as loader:
        for number in range(BATCH + 5):
            loader.put(SEARCHES, _row(number))
    assert loader.rows == BATCH + 5
    with parts.engine.connect() as connection:
        found = connection.execute(sa.select(PopularSearch.query).limit(1)).scalar_one()
        assert found.startswith("odd \\ \t\n 'text'")
        count = sa.select(sa.func.count()).select_from(PopularSearch)
        assert connection.scalar(count) == BATCH + 5
    command.check(alembic_config(parts.engine))


def test_after_an_interruption_nothing_is_there(parts: Parts, database: str) -> None:
    def interrupted() -> None:
        with loading(database_url(database), tables()) as loader:
            for number in range(BATCH + 5):
                loader.put(SEARCHES, _row(number))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with parts.engine.connect() as connection:
        assert connection.execute(sa.select(PopularSearch.id)).first() is None
    command.check(alembic_config(parts.engine))


@pytest.mark.parametrize("wrong", ["reference", "repeated"])
def test_a_wrong_row_undoes_all(parts: Parts, database: str, wrong: str) -> None:
    lost = (f"{1:032x}", AT, AT, "My list", f"{2:032x}")

    def load() -> None:
        with loading(database_url(database), tables()) as loader:
            loader.put(SEARCHES, _row(1))
            if wrong == "reference":
                loader.put(LISTS, lost)
            else:
                loader.put(SEARCHES, (f"{9:032x}", *_row(1)[1:]))

    with pytest.raises(Exception, match=r"(?i)refers to|foreign key|unique"):
        load()
    with parts.engine.connect() as connection:
        assert connection.execute(sa.select(PopularSearch.id)).first() is None
        assert connection.execute(sa.select(User.id)).first() is None
