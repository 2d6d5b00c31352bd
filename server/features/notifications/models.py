"""The feed of changes that clients follow."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from server.contract.events import ChangeKind
from server.kit.clock import now
from server.kit.db.model import Model, choice


class Change(Model):
    """One change that one user should look at. Written in the transaction that made it."""

    __tablename__ = "change"

    seq: Mapped[int] = mapped_column(
        sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True
    )
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"), index=True)
    kind: Mapped[ChangeKind] = mapped_column(choice(ChangeKind))
    subject_id: Mapped[UUID]
    made_at: Mapped[datetime] = mapped_column(default=now, index=True)
