import ast
import re
from collections.abc import Callable
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from server.contract.videos import VideoPatch, VideoStatus, Visibility
from server.features.channels import repository as channels
from server.features.videos.delete import delete_video
from server.features.videos.edit import edit_video
from server.features.videos.listed import is_listed, recounting
from server.features.videos.models import Video
from server.features.videos.publish import publish, unpublish
from server.features.videos.repository import own_video
from server.features.videos.takedown import restore, take_down
from server.kit.db.unit import Unit, Units
from server.kit.errors import ConflictError, NotFoundError
from tests.paths import REPOSITORY
from tests.server.features.videos.making import arrive, make_playable, on_air
from tests.server.people import Person
from tests.server.races import Work, overlap

pytestmark = pytest.mark.proof

DECISIVE = re.compile(r"video\.(status|visibility|deleted_at) = |video\.soft_delete\(")
DEEDS: dict[str, Callable[[Unit, Video], object]] = {
    "publish": lambda unit, video: publish(unit, video, Visibility.PUBLIC),
    "unpublish": unpublish,
    "edit": lambda unit, video: edit_video(unit, video, VideoPatch(visibility=Visibility.PUBLIC)),
    "hide": lambda unit, video: edit_video(unit, video, VideoPatch(visibility=Visibility.PRIVATE)),
    "delete": delete_video,
}


def _deed(name: str, video_id: UUID, owner: Person) -> Work:
    """What the owner's request does, from finding the video on."""
    return lambda unit: DEEDS[name](unit, own_video(unit.session, video_id, owner.id))


def _check_count(units: Units, owner: Person, video_id: UUID) -> Video:
    with units.read() as unit:
        channel = channels.channel_of_user(unit.session, owner.id)
        video = unit.session.get_one(Video, video_id)
        assert channel is not None
        assert channel.total_videos == is_listed(video)
        return video


def test_the_channel_counts_what_it_shows(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    def shown() -> int:
        return int(client.get("/api/v1/channels/tahmina").json()["total_videos"])

    arrive(client, tahmina, "draft")
    video = on_air(client, units, tahmina)
    url = f"/api/v1/videos/{video.id}"
    counts = [shown()]
    for visibility in ("UNLISTED", "PUBLIC", "PRIVATE", "PUBLIC"):
        client.patch(url, json={"visibility": visibility}, headers=tahmina.auth)
        counts.append(shown())
    client.post(f"{url}/publish", json={}, headers=tahmina.auth)
    counts.append(shown())
    client.delete(url, headers=tahmina.auth)
    counts.append(shown())
    assert counts == [1, 0, 1, 0, 1, 1, 0]


@pytest.mark.parametrize("deed", DEEDS)
def test_a_takedown_is_not_lost_to_what_the_owner_does_meanwhile(
    client: TestClient, units: Units, tahmina: Person, deed: str
) -> None:
    video = on_air(client, units, tahmina)
    raised = overlap(
        units,
        lambda unit: take_down(unit, video.id, "Claim 17"),
        _deed(deed, video.id, tahmina),
    )
    assert [type(error) for error in raised] == [ConflictError] * (deed == "publish")
    row = _check_count(units, tahmina, video.id)
    assert (row.status, row.removal_reason) == (VideoStatus.REMOVED, "Claim 17")
    if row.deleted_at is None:
        with pytest.raises(ConflictError), units.write() as unit:
            _deed("publish", video.id, tahmina)(unit)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("publish", "publish"),
        ("delete", "delete"),
        ("delete", "hide"),
        ("unpublish", "delete"),
        ("hide", "unpublish"),
    ],
)
def test_of_two_changes_at_once_the_count_is_right(
    client: TestClient, units: Units, tahmina: Person, first: str, second: str
) -> None:
    video = arrive(client, tahmina)
    make_playable(units, video)
    if first != "publish":
        client.post(f"/api/v1/videos/{video.id}/publish", json={}, headers=tahmina.auth)
    raised = overlap(units, _deed(first, video.id, tahmina), _deed(second, video.id, tahmina))
    assert [type(error) for error in raised] == [NotFoundError] * (first == "delete")
    _check_count(units, tahmina, video.id)


def test_a_restoration_sees_the_deletion_before_it(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    with units.write() as unit:
        take_down(unit, video.id, "Claim 17")
    raised = overlap(
        units, _deed("delete", video.id, tahmina), lambda unit: restore(unit, video.id)
    )
    assert [type(error) for error in raised] == [NotFoundError]
    assert _check_count(units, tahmina, video.id).status is VideoStatus.REMOVED


def test_only_the_object_that_is_locked_can_be_changed(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    with units.read() as unit:
        elsewhere = unit.session.get_one(Video, video.id)
    with pytest.raises(NotFoundError), units.write() as unit, recounting(unit, elsewhere):
        pass


def _outside(tree: ast.AST, *, inside: bool = False) -> list[str]:
    """Where what decides whether a video is shown is changed without its lock."""
    found = []
    for node in ast.iter_child_nodes(tree):
        locks = isinstance(node, ast.With) and "recounting(" in ast.unparse(node.items[0])
        if not inside and isinstance(node, ast.Assign | ast.AugAssign | ast.Expr):
            found += [line for line in [ast.unparse(node)] if DECISIVE.match(line)]
        found += _outside(node, inside=inside or locks)
    return found


def test_nobody_changes_what_is_shown_without_the_lock() -> None:
    assert _outside(
        ast.parse("video.status = 1\nwith recounting(unit, video):\n  video.status = 2")
    )
    for source in (REPOSITORY / "server/features").rglob("*.py"):
        assert _outside(ast.parse(source.read_text(encoding="utf-8"))) == [], source
