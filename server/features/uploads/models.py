"""Uploads on their way in."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from server.contract.uploads import LADDER_KEY, VIDEO_KEY, UploadState
from server.features.uploads.protocol import PARTIAL, parse_ends, parse_metadata
from server.kit.db.model import Identified, Model, Touched, choice

RECEIVING = sa.text("state = 'RECEIVING'")


class Upload(Identified, Touched, Model):
    """One file that a creator sends; a tus resource."""

    __tablename__ = "upload"
    __table_args__ = (
        sa.Index(None, "channel_id", "created_at"),
        sa.Index(None, "state", "expires_at"),
        sa.Index(
            None,
            "owner_id",
            "client_ref",
            unique=True,
            sqlite_where=RECEIVING,
            postgresql_where=RECEIVING,
        ),
        sa.CheckConstraint('length IS NULL OR "offset" <= length', name="offset_within_length"),
        sa.CheckConstraint('"offset" >= 0', name="offset_not_negative"),
    )

    owner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"))
    channel_id: Mapped[UUID] = mapped_column(sa.ForeignKey("channel.id", ondelete="CASCADE"))
    state: Mapped[UploadState] = mapped_column(choice(UploadState), default=UploadState.RECEIVING)
    filename: Mapped[str] = mapped_column(sa.String(255), default="")
    """What the creator calls the file. Shown, never used as a path."""
    title: Mapped[str] = mapped_column(sa.String(255), default="")
    client_ref: Mapped[str | None] = mapped_column(sa.String(64))
    """The client's own name for it: of one owner's uploads under way, no two have the same."""
    metadata_header: Mapped[str] = mapped_column(sa.Text, default="")
    """``Upload-Metadata`` as it came: HEAD has to echo it."""
    concat: Mapped[str] = mapped_column(sa.Text, default="")
    """``Upload-Concat`` as it came: HEAD has to echo it. Empty for an upload of the usual kind."""
    length: Mapped[int | None] = mapped_column(sa.BigInteger)
    offset: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    """Bytes that are on the disk. Only ever grows."""
    sha256: Mapped[str | None] = mapped_column(sa.String(64))
    """Of the whole file, as it arrived; known once it was settled."""
    sent_sha256: Mapped[str | None] = mapped_column(sa.String(64))
    """The same as the client sent it; nothing is made of a file whose sums differ."""
    digest_follows: Mapped[bool] = mapped_column(default=False)
    """The client promised its sum: the upload is not complete before that has come."""
    video_id: Mapped[UUID | None]
    """What the feature above made of it."""
    expires_at: Mapped[datetime]

    @property
    def replaces(self) -> str | None:
        """What the file is a new version of, in the client's words; None: of nothing."""
        return parse_metadata(self.metadata_header).get(VIDEO_KEY)

    @property
    def ladder(self) -> tuple[int, ...]:
        """Bytes at which each size of a ladder is whole; none where the file is a source."""
        return parse_ends(parse_metadata(self.metadata_header).get(LADDER_KEY))

    @property
    def sizes(self) -> int:
        """How many sizes of a ladder are there. The last one is not before all is known."""
        if self.state is UploadState.COMPLETED:
            return len(self.ladder)
        return sum(end <= self.offset for end in self.ladder[:-1])

    @property
    def is_part(self) -> bool:
        """Whether it waits to be joined with others, and is no video by itself."""
        return self.concat == PARTIAL

    @property
    def is_whole(self) -> bool:
        """Whether all has come that was announced."""
        return self.length == self.offset and not (self.digest_follows and not self.sent_sha256)

    @property
    def will_expire(self) -> bool:
        """Whether it is collected unless something more happens to it."""
        unjoined = self.is_part and self.state is UploadState.COMPLETED
        return unjoined or self.state is UploadState.RECEIVING
