import threading

import pytest

from server.contract.identity import SessionOut, SignIn, UserStatus
from server.features.identity import sessions
from server.features.identity.devices import Device
from server.features.identity.mail.post import Post
from server.features.identity.models import User
from server.features.identity.sign_in import authenticate
from server.features.identity.tokens import AccessTokens
from server.kit.db.unit import Units
from server.kit.errors import NotAllowedError
from server.kit.sealing import Sealer
from tests.server.people import PASSWORD, Person

NO_POST = Post(Sealer(["a secret of at least thirty-two bytes"]), works=False)
DEVICE = Device("test", "127.0.0.1")
TOKENS = AccessTokens("a secret of at least thirty-two bytes")


@pytest.mark.parametrize("status", [UserStatus.SUSPENDED, UserStatus.BANNED, UserStatus.DELETED])
def test_a_shut_account_neither_signs_in_nor_refreshes(
    units: Units, tahmina: Person, status: UserStatus
) -> None:
    with units.write() as unit:
        unit.session.get_one(User, tahmina.id).status = status
    asked = SignIn.model_validate({"email": tahmina.session.user.email, "password": PASSWORD})
    user_id = authenticate(units, asked, DEVICE).user_id
    with pytest.raises(NotAllowedError), units.write() as unit:
        sessions.begin(unit, TOKENS, user_id, DEVICE)
    with units.write() as unit:
        assert (
            sessions.refresh(unit, TOKENS, tahmina.session.refresh_token, DEVICE, NO_POST) is None
        )


def test_of_two_racing_refreshes_one_wins(units: Units, tahmina: Person) -> None:
    results: list[SessionOut | None] = []
    together = threading.Barrier(2)

    def refresh() -> None:
        together.wait()
        with units.write() as unit:
            results.append(
                sessions.refresh(unit, TOKENS, tahmina.session.refresh_token, DEVICE, NO_POST)
            )

    threads = [threading.Thread(target=refresh) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(result is not None for result in results) == 1


def test_an_unknown_token_is_no_error_to_sign_out(units: Units) -> None:
    with units.write() as unit:
        sessions.end(unit, "no such token")
