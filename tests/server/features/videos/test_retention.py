from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.videos import VideoOut, VideoStatus
from server.features.channels.models import Channel
from server.features.identity.models import User
from server.features.videos.models import Video
from server.features.videos.retention import RULES
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.retention import Rule, run
from tests.server.features.videos.making import on_air
from tests.server.people import Person

VIDEOS, CHANNELS, ACCOUNTS, IDLE = RULES


def _keep_to(parts: Parts, rule: Rule) -> int:
    """Apply the rule to what is older than a day; what it announces is what it does."""
    units = parts.providers.get(Units)
    before = units.clock() - timedelta(days=1)
    with units.read() as unit:
        announced = rule.due(unit.session, before)
    done = sum(run(rule, parts.providers, before))
    assert (announced > 0) == (done > 0)
    return announced


def _stored(parts: Parts, video: VideoOut, folder: Path) -> str:
    source = folder / "source"
    source.write_bytes(b"x")
    key = f"videos/{video.id.hex}/1/source"
    parts.providers.get(Storage).put(key, source)  # type: ignore[type-abstract]
    return key


def _age(units: Units, model: type[Video | Channel | User], column: str, value: UUID) -> None:
    """As if it had been deleted two days ago."""
    with units.write() as unit:
        found = sa.select(model).where(getattr(model, column) == value)
        row: Any = unit.session.scalars(found).one()
        row.soft_delete(unit.clock() - timedelta(days=2))


def test_videos_in_the_bin_go_with_their_files(
    client: TestClient, parts: Parts, units: Units, tahmina: Person, tmp_path: Path
) -> None:
    old, fresh = (on_air(client, units, tahmina, title) for title in ("old", "fresh"))
    key, kept = _stored(parts, old, tmp_path), _stored(parts, fresh, tmp_path)
    _age(units, Video, "id", old.id)
    client.delete(f"/api/v1/videos/{fresh.id}", headers=tahmina.auth)
    assert _keep_to(parts, VIDEOS) == 1
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    assert (storage.size(key), storage.size(kept)) == (None, 1)
    assert _keep_to(parts, VIDEOS) == 0


def test_a_deleted_channel_goes_with_what_is_on_it_and_its_owner_stays(
    client: TestClient, parts: Parts, units: Units, tahmina: Person, rafi: Person, tmp_path: Path
) -> None:
    gone, kept = on_air(client, units, tahmina), on_air(client, units, rafi)
    key = _stored(parts, gone, tmp_path)
    _age(units, Channel, "user_id", tahmina.id)
    assert _keep_to(parts, CHANNELS) == 1
    with units.read() as unit:
        assert set(unit.session.scalars(sa.select(Video.id))) == {kept.id}
        assert set(unit.session.scalars(sa.select(Channel.user_id))) == {rafi.id}
        assert unit.session.get(User, tahmina.id) is not None
    assert parts.providers.get(Storage).size(key) is None  # type: ignore[type-abstract]


def test_a_deleted_account_goes_after_its_channel(
    client: TestClient, parts: Parts, units: Units, tahmina: Person, rafi: Person, tmp_path: Path
) -> None:
    gone, kept = on_air(client, units, tahmina), on_air(client, units, rafi)
    key = _stored(parts, gone, tmp_path)
    _age(units, User, "id", tahmina.id)
    assert _keep_to(parts, ACCOUNTS) == 1
    with units.read() as unit:
        assert set(unit.session.scalars(sa.select(Video.id))) == {kept.id}
        assert set(unit.session.scalars(sa.select(User.id))) == {rafi.id}
    assert parts.providers.get(Storage).size(key) is None  # type: ignore[type-abstract]


def test_idle_videos_are_put_aside(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    idle, watched = (on_air(client, units, tahmina, title) for title in ("idle", "watched"))
    with units.write() as unit:
        unit.session.execute(
            sa.update(Video)
            .where(Video.id == idle.id)
            .values(last_activity_at=unit.clock() - timedelta(days=2))
        )
    assert _keep_to(parts, IDLE) == 1
    with units.read() as unit:
        assert unit.session.get_one(Video, idle.id).status is VideoStatus.ARCHIVED
        assert unit.session.get_one(Video, watched.id).status is VideoStatus.PUBLISHED
