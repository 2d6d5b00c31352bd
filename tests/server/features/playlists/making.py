"""Playlists, made over HTTP."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.features.playlists.models import Playlist, PlaylistItem
from server.features.videos.models import Video
from server.kit.db.unit import Units
from tests.server.features.videos.making import on_air
from tests.server.people import Person

PLAYLISTS = "/api/v1/playlists"


def videos_on_air(client: TestClient, units: Units, owner: Person, count: int) -> list[UUID]:
    """Videos on air: one made as always, and copies of its row."""
    first = on_air(client, units, owner, "Video 1").id
    made = [first]
    with units.write() as unit:
        video = unit.session.get_one(Video, first)
        kept = {
            name: getattr(video, name)
            for name in ("channel_id", "status", "visibility", "active_version_id", "published_at")
        }
        for number in range(2, count + 1):
            copy = Video(**kept, title=f"Video {number}")
            unit.session.add(copy)
            unit.session.flush()
            made.append(copy.id)
    return made


def make(client: TestClient, person: Person, **facts: Any) -> str:
    """The address of a new playlist."""
    body = {"title": "Watch later", **facts}
    answer = client.post(PLAYLISTS, json=body, headers=person.auth)
    assert answer.status_code == 201, answer.text
    return f"{PLAYLISTS}/{answer.json()['id']}"


def add(
    client: TestClient, person: Person, url: str, video: UUID, position: int | None = None
) -> str:
    """The address of a new item."""
    body = {"video_id": str(video), "position": position}
    answer = client.post(f"{url}/items", json=body, headers=person.auth)
    assert answer.status_code == 201, answer.text
    return f"{url}/items/{answer.json()['id']}"


def items(client: TestClient, url: str, person: Person | None = None) -> list[dict[str, Any]]:
    answer = client.get(f"{url}/items", headers=person.auth if person else {})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def check_positions(units: Units) -> None:
    """Every playlist's positions run from 1 without gaps."""
    with units.read() as unit:
        for playlist_id in unit.session.scalars(sa.select(Playlist.id)):
            query = sa.select(PlaylistItem.position).where(PlaylistItem.playlist_id == playlist_id)
            positions = sorted(unit.session.scalars(query))
            assert positions == list(range(1, len(positions) + 1))
