from functools import partial
from uuid import UUID

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.contract.identity import UserStatus
from server.contract.videos import VideoStatus, Visibility
from server.features.channels.models import Channel
from server.features.identity.models import User
from server.features.videos import repository
from server.features.videos.filters import Filters, Restriction
from server.features.videos.models import Video, VideoVersion
from server.features.videos.view import watch_path
from server.kit.db.unit import Units
from server.kit.ids import new_id
from server.kit.paging import next_cursor
from tests.server.features.videos.making import arrive, make_playable, on_air
from tests.server.people import Person
from tests.server.plans import assert_by_index, plan_of

pytestmark = pytest.mark.proof


def test_the_public_sees_what_is_on_air_newest_first(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    first = on_air(client, units, tahmina, "first")
    second = on_air(client, units, rafi, "second")
    unlisted = on_air(client, units, tahmina, "unlisted")
    client.patch(
        f"/api/v1/videos/{unlisted.id}", json={"visibility": "UNLISTED"}, headers=tahmina.auth
    )
    arrive(client, tahmina, "draft")
    with units.read() as unit:
        rows, cursor = repository.list_public(unit.session, limit=1)
        assert [(video.id, channel.handle) for video, channel in rows] == [(second.id, "rafi")]
        rows, cursor = repository.list_public(unit.session, limit=1, cursor=cursor)
        assert [video.id for video, _ in rows] == [first.id]
        rows, cursor = repository.list_public(unit.session, limit=1, cursor=cursor)
        assert (rows, cursor) == ([], None)
        found = repository.public_video(unit.session, unlisted.id)
        assert found is not None
        assert watch_path(found[0]) == unlisted.watch_path


def test_newest_is_what_was_published_last(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    old_draft = arrive(client, tahmina, "old draft")
    on_air(client, units, tahmina, "published first")
    make_playable(units, old_draft)
    client.post(f"/api/v1/videos/{old_draft.id}/publish", json={}, headers=tahmina.auth)
    titles, cursor = list[str](), None
    with units.read() as unit:
        while True:
            rows, cursor = repository.list_public(unit.session, limit=1, cursor=cursor)
            titles += [video.title for video, _ in rows]
            if cursor is None:
                break
    assert titles == ["old draft", "published first"]


def test_a_suspended_owner_has_nothing_on_air(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    with units.write() as unit:
        unit.session.get_one(User, tahmina.id).status = UserStatus.BANNED
    with units.read() as unit:
        assert repository.list_public(unit.session, limit=10) == ([], None)
        assert repository.public_video(unit.session, video.id) is None


@pytest.fixture
def crowded(units: Units) -> UUID:
    """One of forty channels with fifty videos each, known to the planner; its id."""
    with units.write() as unit:
        session = unit.session
        channels, users = [new_id() for _ in range(40)], [new_id() for _ in range(40)]
        session.add_all(
            User(id=user, email=f"{user}@nodi.example", username=user.hex, password_hash="")
            for user in users
        )
        session.flush()
        session.add_all(
            Channel(id=channel, user_id=user, name="Boats", handle=channel.hex)
            for channel, user in zip(channels, users, strict=True)
        )
        session.flush()
        videos = [
            Video(
                id=new_id(),
                channel_id=channel,
                title=f"Boats {number}",
                status=VideoStatus.DRAFT if number % 10 else VideoStatus.PUBLISHED,
                visibility=Visibility.PUBLIC,
                view_count=number,
                published_at=unit.clock(),
            )
            for number in range(50)
            for channel in channels
        ]
        session.add_all(videos)
        session.flush()
        session.add_all(
            VideoVersion(id=video.id, video_id=video.id, version_number=1, is_active=True)
            for video in videos
        )
        session.flush()
        session.execute(sa.update(Video).values(active_version_id=Video.id))
    with units.write() as unit:
        unit.session.execute(sa.text("ANALYZE"))
    return channels[0]


def test_the_public_listings_walk_an_index(units: Units, crowded: UUID) -> None:
    for cursor in (None, next_cursor([0], 1, lambda _: (units.clock(), new_id()))):
        with units.read() as unit:
            list_public = partial(repository.list_public, unit.session, cursor=cursor, limit=5)
            plan = plan_of(unit.session, list_public)
            assert_by_index(plan, "video", "ix_video_status_visibility_published_at_id")
            plan = plan_of(unit.session, partial(list_public, channel_id=crowded))
            assert_by_index(plan, "video", "ix_video_channel_id_status_visibility_published_at_id")


@pytest.mark.parametrize(
    ("sort", "index"),
    [
        ("newest", "ix_video_own_newest"),
        ("oldest", "ix_video_own_newest"),
        ("views", "ix_video_own_views"),
        ("fewest_views", "ix_video_own_views"),
        ("title", "ix_video_own_title"),
        ("title_down", "ix_video_own_title"),
        ("comments", "ix_video_own_comments"),
        ("fewest_comments", "ix_video_own_comments"),
    ],
)
def test_a_channels_own_list_walks_an_index(
    units: Units, crowded: UUID, sort: str, index: str
) -> None:
    for tab, text in (("all", ""), ("published", ""), ("all", "boat"), ("failed", "boat")):
        by_status = tab == "failed" and index == "ix_video_own_newest"
        with units.read() as unit:
            list_own = partial(repository.list_own, unit.session, crowded, sort=sort)
            plan = plan_of(
                unit.session, partial(list_own, tab=tab, text=text, cursor=None, limit=5)
            )
            assert_by_index(plan, "video", "ix_video_own_status" if by_status else index)


@pytest.mark.parametrize("sort", ["newest", "views", "comments"])
def test_a_narrowed_list_walks_the_same_index(units: Units, crowded: UUID, sort: str) -> None:
    narrow = Filters((Visibility.PUBLIC,), "bn", Restriction.NONE, units.clock(), units.clock())
    with units.read() as unit:
        listing = partial(
            repository.list_own, unit.session, crowded, tab="all", text="", sort=sort, limit=5
        )
        plan = plan_of(unit.session, partial(listing, cursor=None, filters=narrow))
        assert_by_index(plan, "video", f"ix_video_own_{sort}")
