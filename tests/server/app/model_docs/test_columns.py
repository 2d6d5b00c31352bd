from enum import StrEnum

import pytest
import sqlalchemy as sa

from server.app.model_docs.columns import default_text, described_kind, kind_name
from server.app.models import METADATA
from server.kit.clock import now
from server.kit.db.model import Percent, UtcDateTime, choice


class Colour(StrEnum):
    RED = "RED"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (sa.String(80), "text, up to 80"),
        (sa.Text(), "text"),
        (sa.BigInteger(), "big integer"),
        (sa.Double(), "float"),
        (UtcDateTime(), "time"),
        (Percent(), "percent"),
        (choice(Colour), "[Colour](#colour)"),
    ],
)
def test_types_have_words(kind: sa.types.TypeEngine[object], name: str) -> None:
    assert described_kind(kind) == name


def test_every_type_in_use_has_a_name() -> None:
    for table in METADATA.tables.values():
        for column in table.columns:
            assert kind_name(column.type)


@pytest.mark.parametrize(
    ("default", "text"),
    [
        (7, "`7`"),
        (Colour.RED, "`'RED'`"),
        (now, "now"),
        (list, "`[]`"),
        (lambda: 7, "computed"),
        (None, ""),
    ],
)
def test_defaults_have_words(default: object, text: str) -> None:
    column = sa.Column("c", sa.JSON, default=default)
    sa.Table("t", sa.MetaData(), sa.Column("id", sa.Uuid, primary_key=True), column)
    assert default_text(column) == text


def test_a_number_that_the_database_gives_is_told() -> None:
    column = sa.Column("c", sa.Integer, primary_key=True)
    sa.Table("t", sa.MetaData(), column)
    assert default_text(column) == "the next number"
