"""The live schema of both databases, walked by the specification's own list."""

import sqlalchemy as sa

from server.app.models import METADATA
from server.kit.db.engine import database_url, open_engine
from tests.server.specification.entries import entries
from tests.server.specification.schema import mismatches

MODELS = 36
"""As the specification counts them."""


def test_the_list_is_whole() -> None:
    assert len(entries()) == len({entry.table for entry in entries()}) == MODELS


def test_every_model_field_unique_index_and_key_is_in_the_database(database: str) -> None:
    engine = open_engine(database_url(database))
    inspector = sa.inspect(engine)
    missing = [problem for entry in entries() for problem in mismatches(inspector, entry)]
    engine.dispose()
    assert missing == []


def test_the_walk_notices_what_is_missing(database: str) -> None:
    engine = open_engine(database_url(database))
    with engine.begin() as connection:
        connection.execute(sa.text("DROP INDEX ix_channel_subscriber_count"))
        connection.execute(sa.text('ALTER TABLE "user" DROP COLUMN bio'))
    inspector = sa.inspect(engine)
    missing = [problem for entry in entries() for problem in mismatches(inspector, entry)]
    engine.dispose()
    assert sorted(missing) == [
        "Channel: no index begins with ['subscriber_count']",
        "User: no column bio for field bio",
    ]


def test_nothing_but_the_platform_itself_is_beside_the_specification() -> None:
    specified = {entry.table for entry in entries()}
    through = {many["through"] for entry in entries() for many in entry.said("many").values()}
    features = {table.split("_")[0] for table in set(METADATA.tables) - specified - through}
    platform = {"change", "upload", "worker", "admin", "audit", "retention", "caption", "encode"}
    account_safety = {"mailed", "recovery", "throttle", "security", "data", "social"}
    assert features <= platform | account_safety
