"""Every route is asked as every role, about one's own objects and about a stranger's."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.application import create_app
from server.app.permissions import (
    API,
    EVERYBODY,
    PERMISSIONS,
    STAFF,
    Objects,
    check_complete,
    named,
    permissions_page,
)
from server.app.settings import Settings
from server.app.wiring import Parts, wire
from server.contract.account import ExportState
from server.contract.identity import Role, SessionOut
from server.features.identity.models import DataExport, User
from server.features.media.subtitles.models import CaptionRun
from server.features.uploads.protocol import OFFSET_TYPE
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.features.media.subtitles.tracks import VTT
from tests.server.features.uploads.tus import TUS, begin
from tests.server.features.videos.making import arrive, on_air
from tests.server.people import PASSWORD, Person, sign_up

NOWHERE = UUID(int=0)
LONG_LIVED = "GET /events"
"""Does not end; who may listen is tested with the feed."""
BODIES: dict[str, Any] = {
    "PATCH /videos/{video_id}": {"title": "New"},
    "POST /videos/{video_id}/publish": {},
    "POST /videos/{video_id}/thumbnail": {"candidate": 1},
    "POST /videos/{video_id}/versions/{number}/captions": {},
    "PUT /videos/{video_id}/tags": {"names": ["boats"]},
    "PATCH /comments/{comment_id}": {"text": "New"},
    "PATCH /videos/{video_id}/versions/{number}/subtitles/{language}": {"is_published": True},
    "PATCH /playlists/{playlist_id}": {"title": "New"},
    "PATCH /playlists/{playlist_id}/items/{item_id}": {"position": 1},
    "POST /playlists/{playlist_id}/items": {"video_id": str(NOWHERE)},
}
"""What is sent where a body is looked at before the object is."""
FORGIVING = {
    "DELETE /videos/{video_id}/not-interested",
    "DELETE /history/{video_id}",
}
"""They take back what the asker said, and find nothing to take back of a stranger's either."""
NAMES_ANOTHER = {
    "POST /playlists/{playlist_id}/items",
    "DELETE /me/devices/{device_id}",
    "DELETE /me/social/{link_id}",
}
"""The request names a second object, which is not there."""
DESTRUCTIVE = ("DELETE", "POST", "PUT", "PATCH")
ENDING = ("POST /sign-out", "POST /refresh", "POST /me/deletion")


def _by_harm(name: str) -> int:
    """What changes nothing first, and what takes something away last."""
    method = name.split(maxsplit=1)[0]
    return ("PATCH", "PUT", "POST", "DELETE").index(method) if method in DESTRUCTIVE else -1


OWNED = sorted(
    (
        name
        for name, each in PERMISSIONS.items()
        if each.objects in {Objects.OWN, Objects.OVERSEEN}
        and "{" in name
        and name not in FORGIVING
        # Gone with the playlist or the video that was deleted before.
        and not name.startswith(
            ("DELETE /playlists/{playlist_id}/items", "DELETE /videos/{video_id}/v")
        )
        and name not in NAMES_ANOTHER
    ),
    key=_by_harm,
)
"""Routes about an object of one's own."""


@dataclass(frozen=True)
class World:
    """A creator with one object of each kind, and somebody of each role."""

    client: TestClient
    owner: Person
    objects: dict[str, str]
    roles: dict[Role, Person | None]

    def ask(self, name: str, person: Person | None) -> int:
        """The status of a request about the creator's objects."""
        method, _, path = name.partition(" ")
        where = path if path.startswith("/media") else API + path
        headers = dict(person.auth) if person else {}
        if "/uploads" in path:
            headers |= {**TUS, "Content-Type": OFFSET_TYPE, "Upload-Offset": "0"}
        filled = where.replace("{name:path}", "240p.mp4").format(**self.objects)
        body = BODIES.get(name) if method in DESTRUCTIVE else None
        return self.client.request(method, filled, headers=headers, json=body).status_code


def _with_role(client: TestClient, units: Units, role: Role) -> Person:
    person = sign_up(client, role.value.lower())
    with units.write() as unit:
        unit.session.get_one(User, person.id).role = role
    asked = {"email": person.session.user.email, "password": PASSWORD}
    answer = client.post(f"{API}/sign-in", json=asked)
    return Person(SessionOut.model_validate(answer.json()))


def _export(units: Units, owner: Person) -> UUID:
    """A copy of the owner's data that is ready."""
    with units.write() as unit:
        export = DataExport(
            user_id=owner.id,
            state=ExportState.READY,
            file_key="exports/x/y/chitra-data.zip",
            expires_at=unit.clock() + timedelta(days=1),
        )
        unit.session.add(export)
        unit.session.flush()
        return export.id


def _objects(client: TestClient, units: Units, owner: Person) -> dict[str, str]:
    """One of each kind, seen by nobody else where that is possible."""
    draft = arrive(client, owner, "Draft")
    assert draft.processing is not None
    made = client.post(f"{API}/playlists", json={"title": "Mine"}, headers=owner.auth).json()
    items = f"{API}/playlists/{made['id']}/items"
    item = client.post(items, json={"video_id": str(draft.id)}, headers=owner.auth).json()
    public = on_air(client, units, owner)
    subtitles = f"{API}/videos/{draft.id}/versions/1/subtitles/en"
    client.put(subtitles, content=VTT, headers=owner.auth).raise_for_status()
    with units.write() as unit:
        run = CaptionRun(video_version_id=draft.processing.version_id, asked_at=unit.clock())
        unit.session.add(run)
    comments = f"{API}/videos/{public.id}/comments"
    comment = client.post(comments, json={"text": "Hello"}, headers=owner.auth).json()
    return {
        "video_id": str(draft.id),
        "version_id": str(draft.processing.version_id),
        "playlist_id": str(made["id"]),
        "item_id": str(item["id"]),
        "comment_id": str(comment["id"]),
        "upload_id": begin(client, owner, 10).rpartition("/")[2],
        "handle": "nobody-here",
        "user_id": str(owner.id),
        "device_id": str(NOWHERE),
        "link_id": str(NOWHERE),
        "provider": "google",
        "flag_id": str(NOWHERE),
        "suspension_id": str(NOWHERE),
        "session_id": "0" * 32,
        "export_id": str(_export(units, owner)),
        "name": "nobody",
        "grant": "nobodys",
        "number": "1",
        "language": "en",
    }


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Parts]:
    folder = tmp_path_factory.mktemp("permissions")
    (folder / "chitra.db").write_bytes(sqlite_template.read_bytes())
    wired = wire(Settings(data_dir=folder, upload_reserve_bytes=0, staff_second_factor=False))
    yield wired
    wired.close()


@pytest.fixture(scope="module")
def world(parts: Parts) -> Iterator[World]:
    units = parts.providers.get(Units)
    with TestClient(create_app(parts)) as client:
        owner = sign_up(client, "tahmina")
        people: dict[Role, Person | None] = {
            role: _with_role(client, units, role) for role in Role if role is not Role.GUEST
        }
        objects = _objects(client, units, owner)
        storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
        stream = f"videos/{UUID(objects['video_id']).hex}/1/stream"
        storage.put(f"{stream}/thumbnail-1.jpg", Path(__file__))
        yield World(client, owner, objects, {**people, Role.GUEST: None})


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    "name", [name for name in PERMISSIONS if name not in (LONG_LIVED, *ENDING)]
)
def test_each_role_gets_what_the_table_says(world: World, name: str, role: Role) -> None:
    permission = PERMISSIONS[name]
    status = world.ask(name, world.roles[role])
    if role not in permission.roles:
        assert status == (401 if role is Role.GUEST else 403)
        return
    assert status != 401
    about = "{" in name and name not in FORGIVING
    if permission.objects is Objects.OWN and about:
        # What the asker may see all the same is not theirs to change.
        assert status in ({403, 404} if "/comments/" in name else {404})
    elif permission.objects is Objects.OVERSEEN:
        assert status == (200 if role in STAFF else 404)
    elif permission.objects is Objects.SHOWN and about and "/comments/" not in name:
        assert status in {404, 422}, "what is private is not there"
    else:
        assert status != 403


@pytest.mark.parametrize("name", OWNED)
def test_owners_get_at_what_is_theirs(world: World, name: str) -> None:
    assert world.ask(name, world.owner) not in {401, 403, 404}


def test_a_role_that_was_taken_away_counts_no_more(world: World, parts: Parts) -> None:
    moderator = world.roles[Role.MODERATOR]
    assert moderator is not None
    path = f"{API}/moderation/actions"
    assert world.client.post(path, json={}, headers=moderator.auth).status_code == 422
    with parts.providers.get(Units).write() as unit:
        unit.session.execute(
            sa.update(User).where(User.id == moderator.id).values(role=Role.CREATOR)
        )
    assert world.client.post(path, json={}, headers=moderator.auth).status_code == 403
    with parts.providers.get(Units).write() as unit:
        unit.session.execute(
            sa.update(User).where(User.id == moderator.id).values(role=Role.MODERATOR)
        )


def test_every_route_is_in_the_table_and_every_entry_is_a_route(parts: Parts) -> None:
    served = set(named(create_app(parts).routes))
    assert set(PERMISSIONS) <= served
    described = {
        f"{method.upper()} {path.removeprefix(API)}"
        for path, item in create_app(parts).openapi()["paths"].items()
        for method in item
    }
    known = {name.replace("{name:path}", "{name}") for name in PERMISSIONS}
    assert described <= known


def test_a_route_that_nobody_decided_about_is_not_served(parts: Parts) -> None:
    with pytest.raises(LookupError, match="GET /"):
        check_complete(create_app(parts).routes)  # with the pages, which are not in the table


def test_the_page_names_every_route() -> None:
    page = permissions_page()
    assert all(f"`{name}`" in page for name in PERMISSIONS)
    assert PERMISSIONS["GET /server"].roles == EVERYBODY
    assert PERMISSIONS["POST /moderation/actions"].roles == STAFF
