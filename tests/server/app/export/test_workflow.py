import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.export import workflow
from server.app.export.workflow import RULES, forget_exports, give_up, make_export
from server.app.wiring import Parts
from server.app.work import make_worker
from server.contract.account import ExportState
from server.features.identity.events import UserPurged
from server.features.identity.export import LIFE
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.features.identity.models import DataExport, User
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.errors import NoSpaceError
from server.kit.jobs.queue import Queue
from server.kit.retention import run
from server.kit.sealing import Sealer
from tests.patience import PATIENCE_SECONDS
from tests.server.letters import MailWorld
from tests.server.people import Person

SILENT = Post(Sealer(["a secret of at least thirty-two bytes"]), works=False)


@pytest.fixture
def storage(parts: Parts) -> Storage:
    return parts.providers.get(Storage)  # type: ignore[type-abstract]


@pytest.fixture
def working(parts: Parts) -> Iterator[None]:
    worker = make_worker(parts, [Queue.CONTROL])
    worker.start()
    yield
    worker.stop()


def _ask(client: TestClient, person: Person) -> UUID:
    answer = client.post("/api/v1/me/exports", headers=person.auth)
    assert answer.status_code == 202, answer.text
    return UUID(answer.json()["id"])


def _export(units: Units, export_id: UUID) -> DataExport:
    with units.read() as unit:
        return unit.session.get_one(DataExport, export_id)


def _ended(units: Units, export_id: UUID) -> DataExport:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while (found := _export(units, export_id)).state is ExportState.WAITING:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return found


def test_what_was_asked_for_is_made_and_fetched(
    client: TestClient, units: Units, storage: Storage, tahmina: Person, working: None
) -> None:
    made = _ended(units, _ask(client, tahmina))
    assert made.state is ExportState.READY
    assert made.file_key is not None
    assert storage.size(made.file_key) == made.size_bytes
    link = client.post(f"/api/v1/me/exports/{made.id}/link", headers=tahmina.auth).json()
    fetched = client.get(link["url"])
    assert fetched.content[:2] == b"PK"
    assert "attachment" in fetched.headers["content-disposition"]


def test_a_full_disk_is_told_and_another_try_is_possible(
    client: TestClient,
    units: Units,
    tahmina: Person,
    working: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise NoSpaceError("No room.")

    monkeypatch.setattr(workflow, "pack", full)
    failed = _ended(units, _ask(client, tahmina))
    assert (failed.state, failed.file_key) == (ExportState.FAILED, None)
    monkeypatch.undo()
    assert _ended(units, _ask(client, tahmina)).state is ExportState.READY


def test_a_step_that_runs_twice_makes_one_file(
    client: TestClient, units: Units, storage: Storage, tahmina: Person, tmp_path: Path
) -> None:
    export_id = _ask(client, tahmina)
    for _ in range(2):
        make_export(units, storage, SILENT, tmp_path, export_id)
    give_up(units, export_id)
    made = _export(units, export_id)
    assert made.state is ExportState.READY
    assert list((tmp_path / "exports").iterdir()) == []
    make_export(
        units, storage, SILENT, tmp_path, tahmina.id
    )  # one that is gone meanwhile is no error


def test_files_go_when_their_time_is_over_or_their_person_is_gone(
    client: TestClient,
    parts: Parts,
    units: Units,
    storage: Storage,
    tahmina: Person,
    tmp_path: Path,
) -> None:
    export_id = _ask(client, tahmina)
    make_export(units, storage, SILENT, tmp_path, export_id)
    key = _export(units, export_id).file_key
    assert key is not None
    [rule] = RULES
    assert sum(run(rule, parts.providers, units.clock())) == 0
    later = units.clock() + LIFE + timedelta(minutes=1)
    with units.read() as unit:
        assert rule.due(unit.session, later) == 1
    assert sum(run(rule, parts.providers, later)) == 1
    assert storage.size(key) is None
    assert _export(units, export_id).state is ExportState.EXPIRED


def test_the_files_of_who_is_gone_are_removed(
    client: TestClient,
    units: Units,
    storage: Storage,
    tahmina: Person,
    working: None,
) -> None:
    made = _ended(units, _ask(client, tahmina))
    assert made.file_key is not None
    with units.write() as unit:
        forget_exports(unit, UserPurged(tahmina.id, None))
    deadline = time.monotonic() + PATIENCE_SECONDS
    while storage.size(made.file_key) is not None:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_the_file_of_a_copy_goes_when_another_takes_its_place(
    client: TestClient,
    units: Units,
    storage: Storage,
    tahmina: Person,
    working: None,
) -> None:
    first = _ended(units, _ask(client, tahmina))
    assert first.file_key is not None
    with units.write() as unit:
        unit.session.get_one(DataExport, first.id).created_at -= timedelta(hours=1)
    second = _ended(units, _ask(client, tahmina))
    assert _export(units, first.id).state is ExportState.EXPIRED
    deadline = time.monotonic() + PATIENCE_SECONDS
    while storage.size(first.file_key) is not None:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert second.file_key is not None
    assert storage.size(second.file_key) == second.size_bytes


def test_a_copy_that_is_ready_after_the_person_is_gone_is_not_kept(
    client: TestClient,
    units: Units,
    storage: Storage,
    tahmina: Person,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    export_id = _ask(client, tahmina)

    def pack(_units: Units, _storage: Storage, user_id: UUID, path: Path) -> None:
        path.write_bytes(b"PK")
        with units.write() as unit:
            unit.session.execute(sa.delete(User).where(User.id == user_id))

    monkeypatch.setattr(workflow, "pack", pack)
    make_export(units, storage, SILENT, tmp_path, export_id)
    key = f"exports/{tahmina.id.hex}/{export_id.hex}/{workflow.NAME}"
    assert storage.size(key) is None


def test_the_owner_is_told_once_that_it_is_ready(mail: MailWorld, tmp_path: Path) -> None:
    mina, providers = mail.member("mina"), mail.parts.providers
    export_id, storage = _ask(mail.client, mina), providers.get(Storage)  # type: ignore[type-abstract]
    for _ in range(2):
        make_export(mail.units, storage, providers.get(Post), tmp_path, export_id)
    told = [each for each in mail.letters() if each.kind is LetterKind.EXPORT_READY]
    assert [(each.to, each.until) for each in told] == [
        ("mina@nodi.example", _export(mail.units, export_id).expires_at)
    ]


def test_who_has_left_meanwhile_is_not_told(mail: MailWorld, tmp_path: Path) -> None:
    mina, providers = mail.member("mina"), mail.parts.providers
    export_id, storage = _ask(mail.client, mina), providers.get(Storage)  # type: ignore[type-abstract]
    assert mail.client.post("/api/v1/me/deletion", headers=mina.auth).status_code == 200
    make_export(mail.units, storage, providers.get(Post), tmp_path, export_id)
    assert _export(mail.units, export_id).state is ExportState.READY
    assert LetterKind.EXPORT_READY not in {each.kind for each in mail.letters()}
