"""What creators earn, and how they are paid. Fields follow the specification, section 8.

Payouts and revenue shares are ledgers: books have to be kept for years, also after a channel
or video is gone. Their links therefore become null where the specification's default would
delete the row, and what stays names nobody. How a creator is paid is no ledger, and goes with
the channel.
"""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.contract.payouts import PayoutMethodType, PayoutStatus
from server.features.channels.models import Channel
from server.features.videos.models import Video
from server.kit.db.model import (
    Identified,
    Model,
    Touched,
    choice,
    not_negative,
    percent_check,
)
from server.kit.money import display, share

CURRENCY = "USD"
CREATOR_SHARE = Decimal("70.00")
"""Per cent of its revenue that a video's creator gets, unless agreed otherwise."""


class CreatorPayout(Identified, Model):
    """What one channel is paid for one period. A ledger row: it survives its channel."""

    __tablename__ = "creator_payout"
    __table_args__ = (
        sa.UniqueConstraint("channel_id", "period_start", "period_end"),
        sa.CheckConstraint("period_start <= period_end", name="period"),
        *not_negative(
            "ad_revenue_cents",
            "premium_revenue_cents",
            "total_revenue_cents",
            "platform_fee_cents",
            "payment_gateway_fee_cents",
            "tax_withheld_cents",
            "net_payout_cents",
        ),
        sa.CheckConstraint("net_payout_cents <= total_revenue_cents", name="net_within_total"),
        sa.Index(None, "channel_id", "status"),
        sa.Index(None, "status", "created_at"),
    )

    channel_id: Mapped[UUID | None] = mapped_column(
        sa.ForeignKey("channel.id", ondelete="SET NULL")
    )
    """Null once the channel is gone: beyond the specification's CASCADE, because books have to
    be kept."""
    period_start: Mapped[date]
    period_end: Mapped[date]
    """The last day that is paid for."""
    ad_revenue_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    premium_revenue_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    total_revenue_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    platform_fee_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    payment_gateway_fee_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    tax_withheld_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    net_payout_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    """What the creator receives."""
    currency: Mapped[str] = mapped_column(sa.String(3), default=CURRENCY)
    status: Mapped[PayoutStatus] = mapped_column(choice(PayoutStatus), default=PayoutStatus.PENDING)
    payment_method: Mapped[PayoutMethodType | None] = mapped_column(choice(PayoutMethodType))
    """By which way it was sent; null before."""
    payment_reference: Mapped[str] = mapped_column(sa.String(255), default="")
    """The bank's or provider's number for it."""
    processed_at: Mapped[datetime | None]
    completed_at: Mapped[datetime | None]
    notes: Mapped[str] = mapped_column(sa.Text, default="")
    failure_reason: Mapped[str] = mapped_column(sa.Text, default="")

    channel: Mapped[Channel | None] = relationship(lazy="raise")

    @property
    def payout_amount_display(self) -> str:
        """What the creator receives, for people: ``USD 1,234.50``."""
        return display(self.net_payout_cents, self.currency)

    def add_up(self) -> None:
        """Set total and net from the two revenues and the three deductions.

        Raises:
            ValueError: the deductions are more than what was earned.
        """
        total = self.ad_revenue_cents + self.premium_revenue_cents
        deducted = (
            self.platform_fee_cents + self.payment_gateway_fee_cents + self.tax_withheld_cents
        )
        if deducted > total:
            raise ValueError(f"deductions of {deducted} are more than the {total} earned")
        self.total_revenue_cents = total
        self.net_payout_cents = total - deducted


class RevenueShare(Identified, Model):
    """What one video earned on one day, and its creator's part. A ledger row, as payouts are."""

    __tablename__ = "revenue_share"
    __table_args__ = (
        sa.UniqueConstraint("video_id", "date"),
        *not_negative(
            "ad_impressions",
            "ad_revenue_cents",
            "premium_views",
            "premium_revenue_cents",
            "total_revenue_cents",
            "creator_revenue_cents",
        ),
        percent_check("creator_share_percentage"),
        sa.Index(None, "channel_id", "date"),
    )

    video_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("video.id", ondelete="SET NULL"))
    """Null once the video is gone; the channel earned it nevertheless."""
    channel_id: Mapped[UUID | None] = mapped_column(
        sa.ForeignKey("channel.id", ondelete="SET NULL")
    )
    """Null once the channel is gone."""
    date: Mapped[date]
    """The day, in UTC."""
    ad_impressions: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    ad_revenue_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    premium_views: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    premium_revenue_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    total_revenue_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    creator_share_percentage: Mapped[Decimal] = mapped_column(default=CREATOR_SHARE)
    creator_revenue_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    currency: Mapped[str] = mapped_column(sa.String(3), default=CURRENCY)
    """Of all amounts of the row. Not in the specification, which leaves it open."""

    video: Mapped[Video | None] = relationship(lazy="raise")
    channel: Mapped[Channel | None] = relationship(lazy="raise")

    def compute_shares(self) -> None:
        """Set the total, and the creator's part of it (specification, section 8).

        Half a cent is rounded up, in the creator's favour; the platform keeps the difference,
        so both parts together are always the total.
        """
        self.total_revenue_cents = self.ad_revenue_cents + self.premium_revenue_cents
        self.creator_revenue_cents = share(self.total_revenue_cents, self.creator_share_percentage)

    @property
    def platform_revenue_cents(self) -> int:
        """What the platform keeps."""
        return self.total_revenue_cents - self.creator_revenue_cents


class PayoutMethod(Identified, Touched, Model):
    """Where a creator wants to be paid. Personal, so it goes with the channel."""

    __tablename__ = "payout_method"
    __table_args__ = (
        sa.Index(None, "channel_id"),
        sa.Index(
            "uq_payout_method_default",
            "channel_id",
            unique=True,
            sqlite_where=sa.text("is_default"),
            postgresql_where=sa.text("is_default"),
        ),
    )

    channel_id: Mapped[UUID] = mapped_column(sa.ForeignKey("channel.id", ondelete="CASCADE"))
    method_type: Mapped[PayoutMethodType] = mapped_column(choice(PayoutMethodType))
    account_details_sealed: Mapped[str] = mapped_column(sa.Text)
    """The specification's ``account_details``: an ``AccountDetails`` of the contract as JSON,
    sealed with the server's secret. Never shown; ``methods.py`` seals and opens it."""
    account_last4: Mapped[str] = mapped_column(sa.String(4))
    """The end of the account number, address or phone, so that lists need not open the seal."""
    is_default: Mapped[bool] = mapped_column(default=False)
    """Where payouts go; at most one of a channel's methods, which the database checks."""
    is_verified: Mapped[bool] = mapped_column(default=False)

    channel: Mapped[Channel] = relationship(lazy="raise")

    @property
    def masked_account(self) -> str:
        """The account as its owner recognises it, and nobody else learns it: ``•••• 1234``."""
        return f"•••• {self.account_last4}"
