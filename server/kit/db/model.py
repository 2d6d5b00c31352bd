"""The base of every table, and the column types that differ between databases."""

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from server.kit.clock import now
from server.kit.ids import new_id

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """A timezone-aware instant; naive values are refused, and UTC comes back."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What comes back."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """To UTC; SQLite stores it without the zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Back in UTC, whatever zone the database session has."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Percent(TypeDecorator[Decimal]):
    """A percentage from 0.00 to 100.00, exact on every database: hundredths in an integer.

    SQLite has no decimals, and a float would make 70 % of a sum differ between databases. Say
    so in a CHECK with :func:`percent_check`.
    """

    impl = sa.Integer
    cache_ok = True

    @property
    def python_type(self) -> type[Decimal]:
        """What comes back."""
        return Decimal

    def process_bind_param(self, value: Decimal | None, dialect: sa.Dialect) -> int | None:
        """To hundredths, rounding half to even."""
        del dialect
        return None if value is None else round(Decimal(value) * 100)

    def process_result_value(self, value: int | None, dialect: sa.Dialect) -> Decimal | None:
        """Back with two places."""
        del dialect
        return None if value is None else Decimal(value).scaleb(-2)


def percentage(part: int, whole: int) -> Decimal:
    """How much of ``whole`` is ``part``, as :class:`Percent` keeps it; 0 of nothing."""
    return Decimal(part * 10_000 // whole).scaleb(-2) if whole else Decimal(0)


def percent_check(column: str) -> sa.CheckConstraint:
    """From 0 to 100 %, as :class:`Percent` stores it."""
    return sa.CheckConstraint(f"{column} >= 0 AND {column} <= 10000", name=column)


def not_negative(*columns: str) -> tuple[sa.CheckConstraint, ...]:
    """A CHECK for each column: counters and money are never below zero."""
    return tuple(
        sa.CheckConstraint(f"{column} >= 0", name=f"{column}_not_negative") for column in columns
    )


def dated(flag: str, at: str) -> sa.CheckConstraint:
    """The flag is set exactly when its time is known: two columns, one fact."""
    return sa.CheckConstraint(f"{flag} = ({at} IS NOT NULL)", name=f"{flag}_dated")


def choice(kind: type[StrEnum]) -> sa.Enum:
    """A column of one of a StrEnum's values, stored as its text."""
    return sa.Enum(
        kind,
        native_enum=False,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )


class Model(DeclarativeBase):
    """Base of every table: named constraints, UUIDv7 keys, aware times."""

    metadata = sa.MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own declarative attribute
        date: sa.Date(),
        datetime: UtcDateTime(),
        Decimal: Percent(),
        UUID: sa.Uuid(),
        list[str]: sa.JSON(),
        list[float]: sa.JSON(),
        dict[str, Any]: sa.JSON(),
    }


class Identified:
    """A row with a UUIDv7 of its own and the time it was made."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id, sort_order=-2)
    created_at: Mapped[datetime] = mapped_column(default=now, sort_order=90)


class Touched:
    """A row that knows when it last changed."""

    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now, sort_order=91)
