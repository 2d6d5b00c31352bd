from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.contract.channels import ChannelStatus
from server.contract.moderation import ContentType, FlagReason, FlagStatus
from server.contract.videos import VideoStatus
from server.features.channels.models import Channel
from server.features.identity.models import User
from server.features.moderation.models import Flag
from server.features.videos.models import Video
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from server.kit.ids import new_id
from tests.server.features.moderation.reporting import add_playlist, channel_id, report
from tests.server.features.videos.making import arrive, on_air
from tests.server.people import Person


def test_a_second_report_by_the_same_person_is_the_first(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    with units.write() as unit:
        first = report(unit, rafi.id, ContentType.VIDEO, video.id, reason_detail="Boats!")
        assert (first.status, first.reason_detail) == (FlagStatus.PENDING, "Boats!")
    with units.write() as unit:
        again = report(unit, rafi.id, ContentType.VIDEO, video.id, reason=FlagReason.HATE)
        assert (again.id, again.reason) == (first.id, FlagReason.SPAM)
    with units.write() as unit:
        flag = unit.session.get_one(Flag, first.id)
        flag.status, flag.reviewed_at = FlagStatus.DISMISSED, unit.clock()
    with units.write() as unit:
        assert report(unit, rafi.id, ContentType.VIDEO, video.id).id != first.id


def test_guests_report_as_often_as_they_like(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    with units.write() as unit:
        made = {report(unit, None, ContentType.VIDEO, video.id).id for _ in range(2)}
    assert len(made) == 2


def test_of_many_reports_at_once_one_is_kept(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)

    def once(_number: int) -> UUID:
        with units.write() as unit:
            return report(unit, rafi.id, ContentType.VIDEO, video.id).id

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(once, range(16)))) == 1


def test_what_others_cannot_see_is_not_there(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = arrive(client, tahmina)
    with units.write() as unit:
        playlist = add_playlist(unit, tahmina, public=False)
    hidden = [
        (ContentType.VIDEO, video.id),
        (ContentType.PLAYLIST, playlist),
        (ContentType.COMMENT, new_id()),
    ]
    for kind, object_id in hidden:
        with pytest.raises(NotFoundError), units.write() as unit:
            report(unit, rafi.id, kind, object_id)


def test_an_archived_video_can_be_reported_and_one_of_a_suspended_channel_not(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    with units.write() as unit:
        unit.session.get_one(Video, video.id).status = VideoStatus.ARCHIVED
    with units.write() as unit:
        assert report(unit, rafi.id, ContentType.VIDEO, video.id).status is FlagStatus.PENDING
        unit.session.get_one(Channel, channel_id(unit, tahmina)).status = ChannelStatus.SUSPENDED
    with pytest.raises(NotFoundError), units.write() as unit:
        report(unit, None, ContentType.VIDEO, video.id)


def test_no_flag_outlives_a_video_that_is_deleted_at_the_same_moment(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    videos = [on_air(client, units, tahmina, f"Boats {n}").id for n in range(6)]

    def delete(video_id: UUID) -> None:
        with units.write() as unit:
            unit.session.execute(sa.delete(Video).where(Video.id == video_id))

    def flag(video_id: UUID) -> None:
        for user_id in (rafi.id, tahmina.id, None):
            try:
                with units.write() as unit:
                    report(unit, user_id, ContentType.VIDEO, video_id)
            except NotFoundError:
                return

    with ThreadPoolExecutor(8) as pool:
        jobs = [pool.submit(job, video) for video in videos for job in (flag, delete)]
        for job in jobs:
            job.result()
    with units.read() as unit:
        assert unit.session.scalars(sa.select(Flag)).all() == []


def test_an_account_may_be_deleted_while_it_reports(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)

    def flag() -> None:
        try:
            with units.write() as unit:
                report(unit, tahmina.id, ContentType.VIDEO, video.id)
        except NotFoundError:
            return

    def delete() -> None:
        with units.write() as unit:
            unit.session.execute(sa.delete(User).where(User.id == tahmina.id))

    with ThreadPoolExecutor(4) as pool:
        for job in [pool.submit(work) for work in (flag, delete, flag, flag)]:
            job.result()
    with units.read() as unit:
        assert unit.session.scalars(sa.select(Flag)).all() == []
