import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.contract.errors import ErrorCode
from server.features.channels.models import Channel, Subscription
from server.features.identity.models import User
from server.features.videos.models import ACTIVE, Video, VideoVersion
from server.kit.db.unit import Units
from server.kit.db.violations import explained
from server.kit.errors import AppError, ConflictError, InvalidError
from server.kit.ids import new_id
from tests.server.features.videos.making import arrive
from tests.server.people import PASSWORD, Person

Act = Callable[[Session], object]


def _refused(units: Units, act: Act) -> AppError:
    with pytest.raises(IntegrityError) as caught, units.write() as unit:
        act(unit.session)
        unit.session.flush()
    return explained(caught.value)


def test_a_taken_handle_is_told_by_its_own_code_and_field(
    units: Units, tahmina: Person, rafi: Person
) -> None:
    error = _refused(
        units,
        lambda session: session.execute(
            sa.update(Channel).where(Channel.user_id == rafi.id).values(handle="tahmina")
        ),
    )
    assert isinstance(error, ConflictError)
    assert (error.code, set(error.fields)) == (ErrorCode.HANDLE_TAKEN, {"handle"})
    assert tahmina.id != rafi.id


def test_a_row_that_is_there_names_its_columns(
    units: Units, client: TestClient, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    error = _refused(
        units,
        lambda session: session.add(VideoVersion(video_id=video.id, version_number=1)),
    )
    assert isinstance(error, ConflictError)
    assert (error.code, set(error.fields)) == (ErrorCode.CONFLICT, {"video_id", "version_number"})


def test_a_partial_index_is_told_apart(units: Units, client: TestClient, tahmina: Person) -> None:
    video = arrive(client, tahmina)

    def two_active(session: Session) -> None:
        for number in (2, 3):
            session.add(VideoVersion(video_id=video.id, version_number=number, is_active=True))

    assert set(_refused(units, two_active).fields) == {"video_id"}
    assert str(ACTIVE) == "is_active"


def test_a_value_out_of_range_is_an_invalid_field(
    units: Units, client: TestClient, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    error = _refused(
        units,
        lambda session: session.execute(
            sa.update(Video).where(Video.id == video.id).values(like_count=-1)
        ),
    )
    assert isinstance(error, InvalidError)
    assert (error.status, error.code, set(error.fields)) == (
        422,
        ErrorCode.INVALID,
        {"like_count"},
    )


def test_a_check_over_two_columns_names_both(units: Units, tahmina: Person) -> None:
    error = _refused(
        units,
        lambda session: session.execute(
            sa.update(User)
            .where(User.id == tahmina.id)
            .values(email_verified_at=datetime(2026, 11, 22, tzinfo=UTC))
        ),
    )
    assert set(error.fields) == {"email_verified", "email_verified_at"}


def test_what_is_missing_is_named(units: Units, tahmina: Person) -> None:
    error = _refused(
        units,
        lambda session: session.execute(
            sa.update(Channel).where(Channel.user_id == tahmina.id).values(name=None)
        ),
    )
    assert (error.status, set(error.fields)) == (422, {"name"})


def test_what_it_belongs_to_may_have_gone(units: Units, tahmina: Person) -> None:
    error = _refused(
        units,
        lambda session: session.add(Subscription(subscriber_id=tahmina.id, channel_id=new_id())),
    )
    assert (error.status, error.fields) == (409, {})


def test_of_two_who_sign_up_at_once_the_second_is_told_why(client: TestClient) -> None:
    """Through the whole server: never a 500, whoever comes first."""
    answers: list[tuple[int, str]] = []

    def sign_up() -> None:
        answer = client.post(
            "/api/v1/sign-up",
            json={
                "email": "mitu@nodi.example",
                "username": "mitu",
                "password": PASSWORD,
                "channel_name": "Mitu",
                "birthdate": "1990-04-14",
            },
        )
        answers.append((answer.status_code, answer.json().get("code", "")))

    threads = [threading.Thread(target=sign_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [(201, "")] + [(409, ErrorCode.EMAIL_TAKEN)] * 3
