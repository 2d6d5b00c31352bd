"""With a thing go the flags on it, also by the database's own cascades, and the log stays."""

from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from alembic import command
from fastapi.testclient import TestClient

from server.app.database import alembic_config
from server.app.wiring import Parts
from server.contract.moderation import ContentType, FlagReason, ModerationAction
from server.features.channels.models import Channel
from server.features.comments.models import Comment
from server.features.identity.models import User
from server.features.moderation.models import Flag, ModerationLog
from server.features.playlists.models import Playlist
from server.features.videos.models import Video
from server.kit.db.model import Model
from server.kit.db.unit import Unit, Units
from server.migrations import orphans
from tests.server.features.videos.making import arrive
from tests.server.people import Person

Named = dict[ContentType, UUID]


@pytest.fixture
def named(client: TestClient, units: Units, tahmina: Person) -> Named:
    """One thing of each kind, all Tahmina's, each flagged and in the log."""
    video = arrive(client, tahmina)
    with units.write() as unit:
        top = Comment(video_id=video.id, user_id=tahmina.id, text="Boats")
        playlist = Playlist(user_id=tahmina.id, title="Rivers")
        unit.session.add_all([top, playlist])
        unit.session.flush()
        channel_id = unit.session.scalars(
            sa.select(Channel.id).where(Channel.user_id == tahmina.id)
        ).one()
        things = {
            ContentType.VIDEO: video.id,
            ContentType.COMMENT: top.id,
            ContentType.USER: tahmina.id,
            ContentType.CHANNEL: channel_id,
            ContentType.PLAYLIST: playlist.id,
        }
        for kind, object_id in things.items():
            flag(unit, kind, object_id)
    return things


def flag(unit: Unit, kind: ContentType, object_id: UUID) -> None:
    report = Flag(content_type=kind, object_id=object_id, reason=FlagReason.SPAM)
    unit.session.add(report)
    unit.session.flush()
    unit.session.add(
        ModerationLog(
            content_type=kind,
            object_id=object_id,
            action=ModerationAction.NO_ACTION,
            related_flag_id=report.id,
        )
    )


def _left(units: Units) -> tuple[set[ContentType], set[ContentType]]:
    """The kinds that are still flagged, and those that the log still names."""
    with units.read() as unit:
        flagged = set(unit.session.scalars(sa.select(Flag.content_type)))
        log = unit.session.scalars(sa.select(ModerationLog)).all()
        assert len(log) == len(ContentType)
        assert all((row.object_id is None) == (row.related_flag_id is None) for row in log)
        return flagged, {row.content_type for row in log if row.object_id is not None}


ALL = set(ContentType)
VIDEO, COMMENT = ContentType.VIDEO, ContentType.COMMENT


@pytest.mark.parametrize(
    ("model", "kind", "gone"),
    [
        (Comment, COMMENT, {COMMENT}),
        (Playlist, ContentType.PLAYLIST, {ContentType.PLAYLIST}),
        (Video, VIDEO, {VIDEO, COMMENT}),
        (Channel, ContentType.CHANNEL, {ContentType.CHANNEL, VIDEO, COMMENT}),
        (User, ContentType.USER, ALL),
    ],
)
def test_flags_go_with_what_a_deletion_takes_along_and_the_log_stays(
    units: Units, named: Named, model: Any, kind: ContentType, gone: set[ContentType]
) -> None:
    assert _left(units) == (ALL, ALL)
    with units.write() as unit:
        unit.session.execute(sa.delete(model).where(model.id == named[kind]))
    assert _left(units) == (ALL - gone, ALL - gone)


def test_a_whole_thread_of_comments_takes_its_flags_along(
    units: Units, named: Named, tahmina: Person
) -> None:
    with units.write() as unit:
        replies = [
            Comment(
                video_id=named[VIDEO], user_id=tahmina.id, parent_id=named[COMMENT], text=str(n)
            )
            for n in range(3)
        ]
        unit.session.add_all(replies)
        unit.session.flush()
        for reply in replies:
            unit.session.add(Flag(content_type=COMMENT, object_id=reply.id, reason=FlagReason.HATE))
    with units.write() as unit:
        unit.session.execute(sa.delete(Comment).where(Comment.id == named[COMMENT]))
        assert unit.session.scalars(sa.select(Comment)).all() == []
    assert _left(units) == (ALL - {COMMENT}, ALL - {COMMENT})


def test_the_same_id_of_another_kind_is_left_alone(units: Units, named: Named) -> None:
    with units.write() as unit:
        unit.session.execute(
            sa.update(Flag)
            .where(Flag.content_type == ContentType.PLAYLIST)
            .values(object_id=named[COMMENT])
        )
        unit.session.execute(sa.delete(Comment).where(Comment.id == named[COMMENT]))
    assert ContentType.PLAYLIST in _left(units)[0]


def test_every_kind_has_its_table_and_trigger(parts: Parts) -> None:
    assert set(orphans.NAMED.values()) == {kind.value for kind in ContentType}
    assert set(orphans.NAMED) <= set(Model.metadata.tables)
    with parts.engine.connect() as connection:
        assert _triggers(connection) == set(orphans.NAMED)


def test_they_come_and_go_with_the_migration(parts: Parts) -> None:
    config = alembic_config(parts.engine)
    command.downgrade(config, "0011_payouts")
    with parts.engine.connect() as connection:
        assert _triggers(connection) == set()
    command.upgrade(config, "head")
    with parts.engine.connect() as connection:
        assert _triggers(connection) == set(orphans.NAMED)


def _triggers(connection: sa.Connection) -> set[str]:
    """The tables that have one."""
    query = "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE :name"
    if connection.dialect.name == "postgresql":
        query = (
            "SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE tgname LIKE :name"
        )
    return set(connection.scalars(sa.text(query), {"name": f"{orphans.FUNCTION}%"}))
