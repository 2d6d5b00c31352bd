import threading
from collections.abc import Sequence
from uuid import UUID

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.contract.identity import UserStatus
from server.features.identity.models import User
from server.features.videos.events import VideoChanged
from server.features.videos.models import Video, VideoTag, VideoTagRelation
from server.features.videos.tag_names import slug_of
from server.features.videos.tags import drop_tags, list_tags, set_tags, tags_of
from server.kit.db.unit import Unit, Units
from server.kit.db.upsert import insert_or_skip
from tests.server.features.videos.making import arrive, on_air
from tests.server.people import Person
from tests.server.plans import assert_by_index, plan_of
from tests.server.races import Work, overlap


def _set(units: Units, video: UUID, names: Sequence[str]) -> list[str]:
    with units.write() as unit:
        found = unit.session.get_one(Video, video)
        return [tag.name for tag in set_tags(unit, found, names)]


def _check_usage(units: Units) -> dict[str, int]:
    with units.read() as unit:
        usage = {}
        for tag in unit.session.scalars(sa.select(VideoTag)):
            rows = unit.session.query(VideoTagRelation).filter_by(tag_id=tag.id).count()
            assert tag.usage_count == rows
            usage[tag.name] = rows
        return usage


def _listed(units: Units, prefix: str = "") -> list[str]:
    with units.read() as unit:
        rows, _ = list_tags(unit.session, prefix=prefix, cursor=None, limit=10)
        return [tag.name for tag in rows]


def test_tags_are_replaced_and_counted(client: TestClient, units: Units, tahmina: Person) -> None:
    heard: list[VideoChanged] = []
    one, two = on_air(client, units, tahmina).id, on_air(client, units, tahmina).id
    units.subscriptions.subscribe(VideoChanged, lambda _unit, event: heard.append(event))
    assert _set(units, one, ["River", "boat", "নৌকা"]) == sorted(["boat", "river", "নৌকা"])
    assert _set(units, two, ["Boat"]) == ["boat"]
    assert _check_usage(units) == {"boat": 2, "river": 1, "নৌকা": 1}
    assert _set(units, one, ["BOAT", "sea"]) == ["boat", "sea"]
    assert len(heard) == 3
    assert _set(units, one, ["sea", "boat"]) == ["boat", "sea"]
    assert len(heard) == 3
    assert _check_usage(units) == {"boat": 2, "river": 0, "নৌকা": 0, "sea": 1}
    assert _set(units, one, []) == []
    assert _check_usage(units)["boat"] == 1


def test_the_most_used_come_first_and_prefixes_complete(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    one, two = on_air(client, units, tahmina).id, on_air(client, units, tahmina).id
    _set(units, one, ["boat", "boat race", "100%", "100 views", "নৌকা", "নৌকাবাইচ"])
    _set(units, two, ["boat race", "নৌকাবাইচ"])
    assert set(_listed(units)[:2]) == {"boat race", "নৌকাবাইচ"}
    assert _listed(units, "boat") == ["boat race", "boat"]
    assert _listed(units, "নৌ") == ["নৌকাবাইচ", "নৌকা"]
    assert _listed(units, "100%") == ["100%"]
    assert _listed(units, "sea") == []


def test_tags_of_hidden_videos_are_hidden(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    _set(units, arrive(client, tahmina).id, ["secret"])
    _set(units, on_air(client, units, tahmina).id, ["open"])
    assert _listed(units) == ["open"]
    for status, shown in ((UserStatus.SUSPENDED, []), (UserStatus.ACTIVE, ["open"])):
        with units.write() as unit:
            unit.session.get_one(User, tahmina.id).status = status
        assert _listed(units) == shown


def test_pages_lead_through_all_tags(client: TestClient, units: Units, tahmina: Person) -> None:
    _set(units, on_air(client, units, tahmina).id, ["a", "b", "c"])
    with units.read() as unit:
        first, cursor = list_tags(unit.session, prefix="", cursor=None, limit=2)
        second, end = list_tags(unit.session, prefix="", cursor=cursor, limit=2)
        plan = plan_of(
            unit.session, lambda: list_tags(unit.session, prefix="", cursor=None, limit=2)
        )
    assert ({tag.name for tag in (*first, *second)}, end) == ({"a", "b", "c"}, None)
    assert_by_index(plan, "video_tag", "ix_video_tag_usage_count_id")


def test_the_same_tags_at_once_are_counted_right(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    videos = [on_air(client, units, tahmina).id for _ in range(3)]
    names = ["d", "a", "c", "b"]
    failed: list[Exception] = []
    start = threading.Barrier(len(videos))

    def work(video: UUID, number: int) -> None:
        start.wait()
        try:
            for turn in range(4):
                turned = names[number:] + names[:number]
                _set(units, video, turned if turn % 2 == 0 else turned[:2])
        except Exception as error:  # noqa: BLE001 - told below
            failed.append(error)

    threads = [
        threading.Thread(target=work, args=(video, number)) for number, video in enumerate(videos)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert sum(_check_usage(units).values()) == 6
    with units.read() as unit:
        assert len(tags_of(unit.session, videos[0])) == 2


def _lock_rows(*names: str) -> Work:
    """Lock tags one by one, as a reconciliation comes upon them."""

    def lock(unit: Unit) -> None:
        for name in names:
            query = sa.select(VideoTag).where(VideoTag.name == name)
            unit.session.scalars(query.with_for_update()).one()

    return lock


@pytest.mark.parametrize("names", [["b", "a", "new"], []])
def test_tags_are_locked_in_the_order_in_which_they_are_counted_anew(
    client: TestClient, units: Units, tahmina: Person, names: list[str]
) -> None:
    one, two = on_air(client, units, tahmina).id, on_air(client, units, tahmina).id
    # By id the other way round than by name.
    _set(units, one, ["b"])
    _set(units, one, ["b", "a"])
    raised = overlap(
        units,
        _lock_rows("b"),
        lambda unit: set_tags(unit, unit.session.get_one(Video, two if names else one), names),
        before_commit=_lock_rows("a"),
    )
    assert raised == []
    assert _check_usage(units) == ({"a": 2, "b": 2, "new": 1} if names else {"a": 0, "b": 0})


def test_a_purge_locks_tags_in_the_same_order(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina).id
    _set(units, video, ["b"])
    _set(units, video, ["b", "a"])
    raised = overlap(
        units,
        _lock_rows("b"),
        lambda unit: drop_tags(unit.session, video),
        before_commit=_lock_rows("a"),
    )
    assert (raised, _check_usage(units)) == ([], {"a": 0, "b": 0})


def test_new_tags_are_inserted_before_any_is_locked(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    one, two = on_air(client, units, tahmina).id, on_air(client, units, tahmina).id
    _set(units, one, ["a"])
    new = {"name": "b", "slug": "b", "usage_count": 0}
    raised = overlap(
        units,
        lambda unit: insert_or_skip(unit.session, VideoTag, new, by=("name",)),
        lambda unit: set_tags(unit, unit.session.get_one(Video, two), ["a", "b"]),
        before_commit=_lock_rows("a"),
    )
    assert (raised, _check_usage(units)) == ([], {"a": 2, "b": 1})


@pytest.mark.parametrize("names", [["x" * 51], [""]])
def test_a_bad_tag_changes_nothing(
    client: TestClient, units: Units, tahmina: Person, names: list[str]
) -> None:
    video = on_air(client, units, tahmina)
    url = f"/api/v1/videos/{video.id}/tags"
    client.put(url, json={"names": ["boat"]}, headers=tahmina.auth)
    answer = client.put(url, json={"names": ["sea", *names]}, headers=tahmina.auth)
    assert (answer.status_code, set(answer.json()["fields"])) == (422, {"names"})
    assert [tag["name"] for tag in client.get(url).json()] == ["boat"]


def test_nobody_keeps_others_from_a_tag_by_taking_its_address(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    theirs = f"/api/v1/videos/{on_air(client, units, rafi).id}/tags"
    slug = slug_of("c++")
    names = ["c cedb1bac", slug, slug.replace("~", " "), slug.replace("~", "-")]
    assert client.put(theirs, json={"names": names}, headers=rafi.auth).status_code == 200
    url = f"/api/v1/videos/{on_air(client, units, tahmina).id}/tags"
    answer = client.put(url, json={"names": ["c++"]}, headers=tahmina.auth)
    assert answer.json() == [{"name": "c++", "slug": slug, "usage_count": 1}]
