"""Moderators, reports and time that passes, for tests."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from server.contract.comments import CommentIn
from server.contract.identity import Role, UserStatus
from server.contract.moderation import ContentType, FlagIn, FlagReason
from server.features.channels.models import Channel
from server.features.comments.write import write_comment
from server.features.identity.models import User
from server.features.identity.tokens import Actor
from server.features.moderation.flag_content import flag_content
from server.features.moderation.models import Flag, ModerationLog
from server.features.playlists.models import Playlist
from server.kit.db.unit import Unit, Units
from server.kit.ids import new_id
from tests.server.people import Person


def actor(user_id: UUID, role: Role = Role.MODERATOR) -> Actor:
    return Actor(user_id, role, new_id())


def add_moderator(unit: Unit, name: str = "mod", role: Role = Role.MODERATOR) -> Actor:
    """A moderator who is somebody."""
    user = User(email=f"{name}@nodi.example", username=name, password_hash="x", role=role)
    unit.session.add(user)
    unit.session.flush()
    return actor(user.id, role)


def later(units: Units, **time: int) -> Units:
    """The same database when so much time has passed."""
    shifted = Units(units.engine, units.subscriptions, units._jobs)
    shifted.clock = lambda: units.clock() + timedelta(**time)
    return shifted


def report(
    unit: Unit, user_id: UUID | None, kind: ContentType, object_id: UUID, **other: Any
) -> Flag:
    asked = {"reason": FlagReason.SPAM, **other}
    return flag_content(unit, user_id, FlagIn(content_type=kind, object_id=object_id, **asked))


def add_comment(unit: Unit, person: Person, video_id: UUID) -> UUID:
    return write_comment(unit, video_id, actor(person.id, Role.CREATOR), CommentIn(text="Boats")).id


def add_playlist(unit: Unit, person: Person, *, public: bool = True) -> UUID:
    playlist = Playlist(user_id=person.id, title="Rivers", is_public=public)
    unit.session.add(playlist)
    unit.session.flush()
    return playlist.id


def channel_id(unit: Unit, person: Person) -> UUID:
    return unit.session.scalars(sa.select(Channel.id).where(Channel.user_id == person.id)).one()


def status_of(units: Units, person: Person) -> UserStatus:
    with units.read() as unit:
        return unit.session.get_one(User, person.id).status


def log(units: Units) -> list[ModerationLog]:
    with units.read() as unit:
        return list(unit.session.scalars(sa.select(ModerationLog).order_by(ModerationLog.id)))


def age(units: Units, model: type[Any], column: str, at: datetime) -> None:
    """Set a time in every row."""
    with units.write() as unit:
        unit.session.execute(sa.update(model).values({column: at}))
