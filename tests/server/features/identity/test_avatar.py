import threading
from collections.abc import Callable
from uuid import UUID

import pytest
import sqlalchemy as sa

from server.app.wiring import Parts
from server.contract.identity import UserStatus
from server.features.identity.avatar import (
    COLLECT,
    FORGET,
    PATH,
    Avatars,
    forget_avatars,
    key_of,
    name_of,
)
from server.features.identity.events import UserPurged
from server.features.identity.models import User
from server.kit.db.unit import Units
from server.kit.errors import InvalidError, NotFoundError, NotSignedInError
from server.kit.ids import new_id
from server.kit.jobs.queue import Job
from tests.server.features.identity.pictures import opened, picture
from tests.server.people import Person


@pytest.fixture
def jobs(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    caught: list[Job] = []
    monkeypatch.setattr(parts.jobs, "enqueue", lambda _session, job: caught.append(job))
    return caught


@pytest.fixture
def avatars(parts: Parts, jobs: list[Job]) -> Avatars:
    return parts.providers.get(Avatars)


def _name(units: Units, user_id: UUID) -> str:
    with units.read() as unit:
        name = name_of(unit.session.get_one(User, user_id))
    assert name is not None
    return name


def _work_off(avatars: Avatars, jobs: list[Job]) -> None:
    for job in jobs:
        assert job.workflow == COLLECT
        avatars.collect(*job.arguments)


def test_a_picture_is_kept_under_a_new_name_and_the_one_before_is_removed(
    avatars: Avatars, units: Units, tahmina: Person, jobs: list[Job]
) -> None:
    names = []
    for colour in ("red", "blue"):
        avatars.put(tahmina.id, picture(colour=colour))
        names.append(_name(units, tahmina.id))
    assert names[0] != names[1]
    _work_off(avatars, jobs)
    assert [avatars.storage.size(key_of(name)) is not None for name in names] == [False, True]
    with avatars.storage.local(avatars.find(names[1])) as path:
        assert opened(path.read_bytes()).format == "WEBP"
    with pytest.raises(NotFoundError):
        avatars.find(names[0])


def test_a_picture_can_be_removed_and_who_has_none_stays_without(
    avatars: Avatars, units: Units, tahmina: Person, jobs: list[Job]
) -> None:
    avatars.put(tahmina.id, picture())
    name = _name(units, tahmina.id)
    for _ in range(2):
        avatars.remove(tahmina.id)
    _work_off(avatars, jobs)
    assert avatars.storage.size(key_of(name)) is None
    with units.read() as unit:
        assert unit.session.get_one(User, tahmina.id).avatar_url is None


def test_a_process_that_dies_before_the_picture_is_somebodys_leaves_nothing(
    avatars: Avatars,
    units: Units,
    tahmina: Person,
    jobs: list[Job],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def die(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr("server.features.identity.avatar._set", die)
        with pytest.raises(SystemExit):
            avatars.put(tahmina.id, picture())
    [job] = jobs
    assert job.delay_seconds == 3600
    [name] = job.arguments
    assert avatars.storage.size(key_of(name)) is not None
    _work_off(avatars, jobs)
    assert avatars.storage.size(key_of(name)) is None


def test_of_two_pictures_at_once_one_is_left(
    avatars: Avatars, units: Units, tahmina: Person, jobs: list[Job]
) -> None:
    threads = [
        threading.Thread(target=avatars.put, args=(tahmina.id, picture(colour=colour)))
        for colour in ("red", "blue")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    _work_off(avatars, jobs)
    names = {str(job.arguments[0]) for job in jobs}
    assert len(names) == 2
    kept = {name for name in names if avatars.storage.size(key_of(name)) is not None}
    assert kept == {_name(units, tahmina.id)}


def _shut(units: Units, person: Person) -> None:
    with units.write() as unit:
        unit.session.get_one(User, person.id).status = UserStatus.DELETED


def _gone(units: Units, person: Person) -> None:
    with units.write() as unit:
        unit.session.execute(sa.delete(User).where(User.id == person.id))


@pytest.mark.parametrize("leave", [_shut, _gone])
def test_nobody_sees_the_picture_of_somebody_who_was_shut_out_or_is_gone(
    avatars: Avatars, units: Units, tahmina: Person, leave: Callable[[Units, Person], None]
) -> None:
    avatars.put(tahmina.id, picture())
    name = _name(units, tahmina.id)
    leave(units, tahmina)
    with pytest.raises(NotFoundError):
        avatars.find(name)


@pytest.mark.parametrize("name", ["", "x", "../secret.key", f"{'0' * 32}-{'0' * 32}", "0" * 65])
def test_no_other_name_leads_anywhere(avatars: Avatars, tahmina: Person, name: str) -> None:
    avatars.put(tahmina.id, picture())
    with pytest.raises(NotFoundError):
        avatars.find(name)


def test_what_is_no_picture_changes_nothing(
    avatars: Avatars, units: Units, tahmina: Person, jobs: list[Job]
) -> None:
    avatars.put(tahmina.id, picture())
    name = _name(units, tahmina.id)
    with pytest.raises(InvalidError):
        avatars.put(tahmina.id, b"rubbish")
    assert _name(units, tahmina.id) == name
    assert name.startswith(tahmina.id.hex)
    assert f"{PATH}/{name}".isascii()


def test_who_is_gone_has_no_picture_taken(avatars: Avatars) -> None:
    with pytest.raises(NotSignedInError):
        avatars.put(new_id(), picture())


def test_all_files_go_with_the_account_also_those_nobody_knew_of(
    avatars: Avatars, units: Units, tahmina: Person, rafi: Person, jobs: list[Job]
) -> None:
    for person in (tahmina, tahmina, rafi):
        avatars.put(person.id, picture())
    names = {str(job.arguments[0]) for job in jobs}
    jobs.clear()
    with units.write() as unit:
        forget_avatars(unit, UserPurged(tahmina.id, None))
    [job] = jobs
    assert job.workflow == FORGET
    avatars.forget(UUID(job.arguments[0]))
    kept = {name for name in names if avatars.storage.size(key_of(name)) is not None}
    assert kept == {_name(units, rafi.id)}
