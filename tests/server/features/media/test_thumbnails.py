from pathlib import Path
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.identity import Role
from server.contract.videos import VideoOut
from server.features.identity.tokens import Actor
from server.features.media.thumbnails import candidates, choose_thumbnail, own_version
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from tests.server.features.videos.making import arrive, make_playable
from tests.server.people import Person


def put(storage: Storage, key: str, content: bytes, folder: Path) -> None:
    (folder / "file").write_bytes(content)
    storage.put(key, folder / "file")


def bring_pictures(
    parts: Parts, client: TestClient, person: Person, folder: Path
) -> tuple[VideoOut, str]:
    """A playable video with a poster and two thumbnails, and where they are stored."""
    video = arrive(client, person)
    make_playable(parts.providers.get(Units), video)
    stream = f"videos/{video.id.hex}/1/stream"
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    for name in ("poster", "thumbnail-1", "thumbnail-2"):
        content = b"thumbnail-1" if name == "poster" else name.encode()
        put(storage, f"{stream}/{name}.jpg", content, folder)
    return video, stream


def actor(person: Person) -> Actor:
    return Actor(person.id, Role.CREATOR, UUID(int=0))


def test_only_pictures_that_are_there_are_candidates(
    parts: Parts, client: TestClient, tahmina: Person, rafi: Person, tmp_path: Path
) -> None:
    video, stream = bring_pictures(parts, client, tahmina, tmp_path)
    units = parts.providers.get(Units)
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    with units.read() as unit:
        version = own_version(unit.session, video.id, actor(tahmina))
        with pytest.raises(NotFoundError):
            own_version(unit.session, video.id, actor(rafi))
    assert candidates(storage, version) == [1, 2]
    assert candidates(storage, None) == []
    for _ in range(2):
        choose_thumbnail(units, storage, video.id, actor(tahmina), 2)
        with storage.local(f"{stream}/poster.jpg") as poster:
            assert poster.read_bytes() == b"thumbnail-2"
    with pytest.raises(NotFoundError):
        choose_thumbnail(units, storage, video.id, actor(tahmina), 3)
    choose_thumbnail(units, storage, video.id, actor(tahmina), 1)
    with storage.local(f"{stream}/poster.jpg") as poster:
        assert poster.read_bytes() == b"thumbnail-1"
