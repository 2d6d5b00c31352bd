"""What administrators changed by hand."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.features.identity.models import User
from server.kit.clock import now
from server.kit.db.model import Model, choice
from server.kit.ids import new_id


class ChangeAction(StrEnum):
    """What was done to a row."""

    CREATE = "CREATE"
    """It was made."""
    UPDATE = "UPDATE"
    """Some of its fields were changed."""
    DELETE = "DELETE"
    """It was deleted."""


class AdminChange(Model):
    """One row that an administrator changed: the audit log of ``/admin``.

    Written in the transaction of the change itself, so that neither is there without the other.
    """

    __tablename__ = "admin_change"
    __table_args__ = (
        sa.Index(None, "admin_id", "made_at"),
        sa.Index(None, "table", "row_id"),
        sa.Index(None, "made_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    admin_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("user.id", ondelete="SET NULL"))
    """Null once the administrator's account is gone: the log outlives it."""
    action: Mapped[ChangeAction] = mapped_column(choice(ChangeAction))
    table: Mapped[str] = mapped_column(sa.String(64))
    row_id: Mapped[str] = mapped_column(sa.String(64))
    """The row's key as text; the row itself may be gone."""
    changes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """By field, what it was and what it became. Secrets are never edited, so never here."""
    made_at: Mapped[datetime] = mapped_column(default=now)

    admin: Mapped[User | None] = relationship(lazy="raise")
