from datetime import timedelta

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.administration.audit import sessions
from server.app.administration.models import AdminChange, ChangeAction
from server.app.wiring import Parts
from server.contract.billing import DiscountType
from server.contract.identity import Role
from server.features.billing.models import PromotionalCode
from server.features.channels import repository as channels
from server.features.identity.models import User
from server.features.videos.models import VideoTag
from server.kit.db.unit import Units
from tests.server.app.administration.people import enter, make_admin
from tests.server.people import Person


def _log(units: Units) -> list[AdminChange]:
    with units.read() as unit:
        return list(unit.session.scalars(sa.select(AdminChange).order_by(AdminChange.id)))


def test_a_change_is_written_down_with_who_made_it(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    admin = make_admin(parts)
    enter(client)
    page = client.get(f"/admin/user/edit/{tahmina.id}")
    assert page.status_code == 200, page.text
    answer = client.post(
        f"/admin/user/edit/{tahmina.id}",
        data={
            "first_name": "Tahmina",
            "last_name": "",
            "bio": "",
            "role": "MODERATOR",
            "preferred_language": "bn",
            "email_notifications_enabled": "y",
            "save": "Save",
            "password_hash": "smuggled",
            "status": "BANNED",
        },
        follow_redirects=False,
    )
    assert answer.status_code == 302, answer.text
    with units.read() as unit:
        user = unit.session.get_one(User, tahmina.id)
    assert (user.role, user.first_name, user.is_active) == (Role.MODERATOR, "Tahmina", True)
    assert user.password_hash != "smuggled"
    [entry] = _log(units)
    assert (entry.admin_id, entry.action, entry.table) == (admin.id, ChangeAction.UPDATE, "user")
    assert entry.row_id == str(tahmina.id)
    assert entry.changes["role"] == ["CREATOR", "MODERATOR"]
    assert entry.changes["preferred_language"] == ["en", "bn"]
    assert "password_hash" not in entry.changes


def test_a_flag_takes_its_time_with_it(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    make_admin(parts)
    enter(client)
    with units.read() as unit:
        channel = channels.channel_of_user(unit.session, tahmina.id)
    assert channel is not None
    for verified in (True, False):
        data = {
            "name": "Tahmina TV",
            "description": "",
            "max_videos_per_week": "20",
            "max_video_duration_minutes": "15",
            "max_file_size_gb": "2",
            "save": "Save",
        } | ({"verified": "y"} if verified else {})
        url = f"/admin/channel/edit/{channel.id}"
        assert client.post(url, data=data, follow_redirects=False).status_code == 302
        with units.read() as unit:
            row = channels.channel_by_id(unit.session, channel.id)
        assert row is not None
        assert (row.verified, row.verified_at is not None) == (verified, verified)
        assert row.max_videos_per_week == 20
    assert len(_log(units)) == 2


def test_a_new_row_and_a_deleted_one_are_written_down_too(parts: Parts, units: Units) -> None:
    with sessions(parts.engine)() as session:
        tag = VideoTag(name="nodi", slug="nodi")
        session.add(tag)
        session.commit()
        session.delete(tag)
        session.commit()
    created, deleted = _log(units)
    assert (created.action, created.row_id) == (ChangeAction.CREATE, str(tag.id))
    assert created.changes["name"] == [None, "nodi"]
    assert (deleted.action, deleted.row_id) == (ChangeAction.DELETE, str(tag.id))


def test_what_is_rolled_back_leaves_no_trace(parts: Parts, units: Units) -> None:
    with sessions(parts.engine)() as session:
        session.add(VideoTag(name="nodi", slug="nodi"))
        session.flush()
        session.rollback()
    assert _log(units) == []


def test_an_administrator_can_be_made_and_edited(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    admin = make_admin(parts)
    enter(client)
    for person in (tahmina.id, admin.id):
        data = {
            "first_name": "Root",
            "last_name": "",
            "bio": "",
            "role": "ADMIN",
            "preferred_language": "en",
            "save": "Save",
        }
        answer = client.post(f"/admin/user/edit/{person}", data=data, follow_redirects=False)
        assert answer.status_code == 302, answer.text
        with units.read() as unit:
            user = unit.session.get_one(User, person)
        assert (user.role, user.is_staff, user.first_name) == (Role.ADMIN, True, "Root")


def test_a_refused_change_shows_and_logs_nothing_that_is_hidden(
    client: TestClient, parts: Parts, units: Units, caplog: pytest.LogCaptureFixture
) -> None:
    make_admin(parts)
    enter(client)
    with units.write() as unit:
        code = PromotionalCode(
            code="EID26",
            discount_type=DiscountType.FIXED,
            discount_value=123456,
            valid_from=unit.clock(),
            valid_until=unit.clock() + timedelta(days=1),
            max_uses=9,
            current_uses=5,
        )
        unit.session.add(code)
    answer = client.post(
        f"/admin/promotional-code/edit/{code.id}",
        data={"is_active": "y", "max_uses": "1", "save": "Save"},
    )
    assert answer.status_code == 400
    assert "max_uses" in answer.text
    for told in (answer.text, caplog.text):
        assert "123456" not in told
        assert "EID26" not in told


def test_nobody_takes_the_administration_from_themselves(
    client: TestClient, parts: Parts, units: Units
) -> None:
    admin = make_admin(parts)
    enter(client)
    data = {
        "first_name": "",
        "last_name": "",
        "bio": "",
        "role": "GUEST",
        "preferred_language": "en",
        "save": "Save",
    }
    answer = client.post(f"/admin/user/edit/{admin.id}", data=data)
    assert answer.status_code == 400
    assert "from yourself" in answer.text
    with units.read() as unit:
        assert unit.session.get_one(User, admin.id).role is Role.ADMIN


def test_what_is_no_key_is_not_found(client: TestClient, parts: Parts) -> None:
    make_admin(parts)
    enter(client)
    assert client.get("/admin/video/details/nope").status_code == 404
