"""Every MUST and SHOULD of the extension "concatenation"."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient
from sqlalchemy.exc import OperationalError

from server.app.wiring import Parts
from server.contract.errors import ErrorCode
from server.contract.identity import Role
from server.contract.uploads import UPLOADS_PATH, UploadState
from server.features.channels.models import Channel
from server.features.channels.repository import add_to_counts
from server.features.identity.tokens import Actor
from server.features.uploads import quota
from server.features.uploads.cancel import expire_uploads
from server.features.uploads.concatenate import Joining
from server.features.uploads.create import Announced
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.features.uploads.protocol import parse_concat
from server.features.uploads.quota import GB
from server.features.uploads.settle import settle_source
from server.features.videos.models import Video
from server.integrations.storage.port import Storage
from server.kit.db.lock import locked
from server.kit.db.unit import Unit, Units
from server.kit.errors import QuotaError
from server.kit.ids import new_id
from tests.patience import until
from tests.server.features.uploads.tus import (
    TUS,
    begin,
    create,
    head,
    join,
    metadata,
    part,
    patch,
    repr_digest,
)
from tests.server.features.videos.making import arrive
from tests.server.people import Person


def _id(url: str) -> UUID:
    return UUID(url.rpartition("/")[2])


def _settled(parts: Parts, url: str) -> bytes:
    get = parts.providers.get
    storage = get(Storage)  # type: ignore[type-abstract]
    settle_source(get(Units), get(UploadFolder), storage, _id(url), f"a/{_id(url)}")
    with storage.local(f"a/{_id(url)}") as path:
        return path.read_bytes()


def _used(client: TestClient, person: Person) -> int:
    quota = client.get("/api/v1/channel/quota", headers=person.auth).json()
    return int(quota["videos_this_week"])


def test_parts_are_joined_in_the_order_that_is_asked_for(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    one, two = part(client, tahmina, b"one "), part(client, tahmina, b"two ")
    named = metadata(filename="river.mp4")
    answer = join(client, tahmina, two, one, two, **{"Upload-Metadata": named})
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, "12")
    assert "Upload-Expires" not in answer.headers
    final = answer.headers["Location"]
    seen = head(client, tahmina, final)
    assert (seen.headers["Upload-Offset"], seen.headers["Upload-Length"]) == ("12", "12")
    assert seen.headers["Upload-Concat"] == f"final;{two} {one} {two}"
    assert seen.headers["Upload-Metadata"] == named
    assert _settled(parts, final) == b"two one two "
    with units.read() as unit:
        assert unit.session.query(Video).one().title == "river"


def test_a_part_says_what_it_is_and_that_it_will_expire(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    url = part(client, tahmina, b"part", **{"Upload-Metadata": metadata(filename="a.mp4")})
    seen = head(client, tahmina, url)
    assert seen.headers["Upload-Concat"] == "partial"
    assert (seen.headers["Upload-Offset"], seen.headers["Upload-Length"]) == ("4", "4")
    assert "Upload-Expires" in seen.headers
    with units.read() as unit:
        assert unit.session.query(Video).count() == 0


def test_a_parts_metadata_stays_with_it(client: TestClient, tahmina: Person) -> None:
    url = part(client, tahmina, b"part", **{"Upload-Metadata": metadata(filename="a.mp4")})
    final = join(client, tahmina, url).headers["Location"]
    assert "Upload-Metadata" not in head(client, tahmina, final).headers
    assert client.get(final, headers=tahmina.auth).json()["filename"] == ""


def test_a_final_upload_takes_no_bytes(client: TestClient, tahmina: Person) -> None:
    final = join(client, tahmina, part(client, tahmina, b"part")).headers["Location"]
    answer = patch(client, tahmina, final, 4, b"more")
    assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.NOT_ALLOWED)
    assert client.delete(final, headers={**TUS, **tahmina.auth}).status_code == 409


@pytest.mark.parametrize(
    "headers",
    [
        {"Upload-Length": "4"},
        {"Upload-Defer-Length": "1"},
        {"Upload-Concat": "final;"},
        {"Upload-Concat": "final; /elsewhere/1"},
        {"Upload-Concat": f"final;{UPLOADS_PATH}/none"},
        {"Upload-Concat": "whole"},
        {"Upload-Metadata": metadata(ladder="2 4")},
        {"Upload-Concat": f"final;{' '.join([f'{UPLOADS_PATH}/{new_id()}'] * 1001)}"},
    ],
)
def test_what_cannot_be_joined_is_refused(
    client: TestClient, tahmina: Person, headers: dict[str, str]
) -> None:
    answer = join(client, tahmina, part(client, tahmina, b"part"), **headers)
    assert (answer.status_code, answer.json()["code"]) == (400, ErrorCode.TUS_HEADER)
    assert _used(client, tahmina) == 0


def test_only_complete_parts_of_ones_own_are_joined(
    client: TestClient, parts: Parts, tahmina: Person, rafi: Person
) -> None:
    theirs = part(client, rafi, b"rafi")
    assert join(client, tahmina, part(client, tahmina, b"x"), theirs).status_code == 404
    unfinished = begin(client, tahmina, 9, **{"Upload-Concat": "partial"})
    assert join(client, tahmina, unfinished).status_code == 409
    whole = begin(client, tahmina, 1)
    patch(client, tahmina, whole, 0, b"x")
    assert join(client, tahmina, whole).status_code == 400
    parts.providers.get(UploadFolder).remove(_id(theirs))
    assert join(client, rafi, theirs).status_code == 410
    # What was refused has left nothing: three folders of parts, and of the whole one.
    assert len(list(parts.settings.uploads_dir.iterdir())) == 2


def test_addresses_may_be_whole_ones(client: TestClient, tahmina: Person) -> None:
    url = part(client, tahmina, b"part")
    assert join(client, tahmina, f"https://nodi.example{url}").status_code == 201


def test_parts_serve_again_until_they_were_put_together(
    client: TestClient, parts: Parts, tahmina: Person
) -> None:
    url = part(client, tahmina, b"part")
    first = join(client, tahmina, url, **{"Upload-Metadata": metadata(title="1")})
    second = join(client, tahmina, url, url, **{"Upload-Metadata": metadata(title="2")})
    assert _settled(parts, first.headers["Location"]) == b"part"
    assert head(client, tahmina, url).status_code == 410
    assert join(client, tahmina, url).status_code == 410
    assert _settled(parts, second.headers["Location"]) == b"partpart"
    assert list(parts.settings.uploads_dir.iterdir()) == []


def test_asking_again_after_a_lost_answer_makes_no_second_video(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    url = part(client, tahmina, b"part")
    first = join(client, tahmina, url).headers["Location"]
    assert join(client, tahmina, url).headers["Location"] == first
    _settled(parts, first)
    assert join(client, tahmina, url).headers["Location"] == first
    with units.read() as unit:
        assert unit.session.query(Video).count() == 1


def test_joining_many_times_at_once_makes_one_upload(
    client: TestClient, parts: Parts, tahmina: Person
) -> None:
    concat = parse_concat(f"final;{part(client, tahmina, b'part')}")
    assert concat is not None
    actor = Actor(tahmina.id, Role.CREATOR, new_id())
    units, folder = parts.providers.get(Units), parts.providers.get(UploadFolder)
    made: list[UUID] = []

    def ask() -> None:
        announced = Announced(concat=concat.header)
        made.append(Joining(units, folder, actor, concat, announced)().id)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(made), len(set(made))) == (6, 1)
    assert len(list(parts.settings.uploads_dir.iterdir())) == 2


def test_what_a_lost_commit_may_have_made_keeps_its_bytes(
    client: TestClient, parts: Parts, tahmina: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    concat = parse_concat(f"final;{part(client, tahmina, b'part')}")
    assert concat is not None
    actor = Actor(tahmina.id, Role.CREATOR, new_id())
    units, folder = parts.providers.get(Units), parts.providers.get(UploadFolder)
    joining = Joining(units, folder, actor, concat, Announced(concat=concat.header))
    write = units.write

    @contextmanager
    def lost() -> Iterator[Unit]:
        with write() as unit:
            yield unit
        raise OperationalError("COMMIT", None, Exception("the connection is gone"))

    monkeypatch.setattr(units, "write", lost)
    with pytest.raises(OperationalError):
        joining()
    monkeypatch.undo()
    final = joining()
    assert (folder.path(final.id).parent / "parts").is_dir()
    assert _settled(parts, f"{UPLOADS_PATH}/{final.id}") == b"part"


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_video_that_is_being_changed_and_a_file_for_it_do_not_wait_for_each_other(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    concat = parse_concat(f"final;{part(client, tahmina, b'part')}")
    assert concat is not None
    actor = Actor(tahmina.id, Role.CREATOR, new_id())
    folder = parts.providers.get(UploadFolder)
    announced = Announced(concat=concat.header, metadata=metadata(video=str(video.id)))
    made: list[Upload] = []
    joining = threading.Thread(
        target=lambda: made.append(Joining(units, folder, actor, concat, announced)())
    )

    def waits() -> bool:
        with units.read() as unit:
            return bool(
                unit.session.scalar(sa.text("SELECT count(*) FROM pg_locks WHERE NOT granted"))
            )

    with units.write() as unit:
        row = locked(unit.session, Video, video.id)
        assert row is not None
        joining.start()
        until(waits)
        # As whoever publishes a video does.
        add_to_counts(unit.session, row.channel_id, videos=1)
    joining.join()
    assert len(made) == 1


def test_a_part_is_no_video_of_the_week_and_a_final_upload_is_one(
    client: TestClient, tahmina: Person
) -> None:
    urls = [part(client, tahmina, b"part") for _ in range(12)]
    assert _used(client, tahmina) == 0
    assert join(client, tahmina, *urls).status_code == 201
    assert _used(client, tahmina) == 1


def test_a_full_week_is_said_before_a_part_is_sent_and_when_parts_are_joined(
    client: TestClient, parts: Parts, tahmina: Person
) -> None:
    url = part(client, tahmina, b"part")
    for _ in range(10):
        begin(client, tahmina)
    early = create(client, tahmina, 4, **{"Upload-Concat": "partial"})
    late = join(client, tahmina, url)
    for answer in (early, late):
        assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.QUOTA_VIDEOS_PER_WEEK)
    actor = Actor(tahmina.id, Role.CREATOR, new_id())
    concat = parse_concat(f"final;{url}")
    assert concat is not None
    units, folder = parts.providers.get(Units), parts.providers.get(UploadFolder)
    with pytest.raises(QuotaError):
        Joining(units, folder, actor, concat, Announced())()


def test_parts_may_not_be_larger_together_than_one_file(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    url = part(client, tahmina, b"part")
    with units.write() as unit:
        unit.session.execute(
            sa.update(Upload).where(Upload.id == _id(url)).values(length=2 * GB, offset=2 * GB)
        )
    answer = join(client, tahmina, url, url)
    assert (answer.status_code, answer.json()["code"]) == (413, ErrorCode.QUOTA_FILE_SIZE)


def test_parts_are_no_store_of_any_size(client: TestClient, units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        unit.session.query(Channel).filter_by(user_id=tahmina.id).one().max_videos_per_week = 1
    url = begin(client, tahmina, GB, **{"Upload-Concat": "partial"})
    begin(client, tahmina, GB, **{"Upload-Concat": "partial"})
    answer = create(client, tahmina, 1, **{"Upload-Concat": "partial"})
    assert (answer.status_code, answer.json()["code"]) == (413, ErrorCode.QUOTA_FILE_SIZE)
    client.delete(url, headers={**TUS, **tahmina.auth})
    unknown = create(client, tahmina, None, **{"Upload-Concat": "partial"})
    assert unknown.status_code == 413
    assert create(client, tahmina, 1, **{"Upload-Concat": "partial"}).status_code == 201


def test_only_so_many_parts_wait_to_be_joined(
    client: TestClient, tahmina: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quota, "PARTS_MAX", 2)
    urls = [part(client, tahmina, b"a"), begin(client, tahmina, 5, **{"Upload-Concat": "partial"})]
    answer = create(client, tahmina, 1, **{"Upload-Concat": "partial"})
    assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.TOO_MANY_UNFINISHED)
    assert create(client, tahmina, 1).status_code == 201
    client.delete(urls[0], headers={**TUS, **tahmina.auth})
    assert create(client, tahmina, 1, **{"Upload-Concat": "partial"}).status_code == 201


def test_parts_of_one_file_are_told_apart_though_they_are_called_the_same(
    client: TestClient, tahmina: Person
) -> None:
    named = {"Upload-Metadata": metadata(client_ref="7f3a"), "Upload-Concat": "partial"}
    assert begin(client, tahmina, 10, **named) != begin(client, tahmina, 10, **named)


def test_parts_that_nobody_joins_are_collected(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    url = part(client, tahmina, b"part")
    folder = parts.providers.get(UploadFolder)
    assert expire_uploads(units, folder, units.clock() + timedelta(days=8)) == 1
    assert head(client, tahmina, url).status_code == 410
    assert list(parts.settings.uploads_dir.iterdir()) == []


def test_a_complete_part_can_be_given_up(client: TestClient, parts: Parts, tahmina: Person) -> None:
    url = part(client, tahmina, b"part")
    assert client.delete(url, headers={**TUS, **tahmina.auth}).status_code == 204
    assert head(client, tahmina, url).status_code == 410
    assert list(parts.settings.uploads_dir.iterdir()) == []


def test_a_final_upload_outlives_its_parts(
    client: TestClient, parts: Parts, tahmina: Person
) -> None:
    url = part(client, tahmina, b"part")
    final = join(client, tahmina, url).headers["Location"]
    client.delete(url, headers={**TUS, **tahmina.auth})
    assert _settled(parts, final) == b"part"


def test_empty_parts_are_parts(client: TestClient, parts: Parts, tahmina: Person) -> None:
    empty, full = part(client, tahmina, b""), part(client, tahmina, b"full")
    final = join(client, tahmina, empty, full, empty).headers["Location"]
    assert _settled(parts, final) == b"full"
    nothing = join(client, tahmina, empty, **{"Upload-Metadata": metadata(title="0")})
    assert nothing.status_code in {201, 410}


def test_a_part_may_learn_its_length_late(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    url = begin(client, tahmina, None, **{"Upload-Concat": "partial"})
    patch(client, tahmina, url, 0, b"part")
    patch(client, tahmina, url, 4, b"", **{"Upload-Length": "4"})
    assert join(client, tahmina, url).headers["Upload-Offset"] == "4"
    with units.read() as unit:
        states = {upload.state for upload in unit.session.query(Upload)}
    assert states == {UploadState.COMPLETED}


def test_nothing_is_copied_while_the_client_waits(
    client: TestClient, parts: Parts, tahmina: Person
) -> None:
    url = part(client, tahmina, b"part")
    join(client, tahmina, url, url)
    source = parts.providers.get(UploadFolder).path(_id(url))
    assert source.stat().st_nlink == 3


def test_the_sum_of_a_final_upload_cannot_come_later(client: TestClient, tahmina: Person) -> None:
    url = part(client, tahmina, b"abc")
    told = {"Upload-Metadata": metadata(filename="a.mp4", digest="follows")}
    answer = join(client, tahmina, url, **told)
    assert (answer.status_code, answer.json()["code"]) == (400, ErrorCode.TUS_HEADER)
    assert _used(client, tahmina) == 0
    assert join(client, tahmina, url, **told, **repr_digest(b"abc")).status_code == 201
    assert _used(client, tahmina) == 1
