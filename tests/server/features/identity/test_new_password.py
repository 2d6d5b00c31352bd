import pytest
from pydantic import SecretStr

from server.contract.errors import ErrorCode
from server.features.identity.new_password import hashed_new
from server.features.identity.passwords import verify_password
from server.kit.errors import InvalidError
from tests.server.letters import OTHER_PASSWORD


def test_a_good_one_is_hashed() -> None:
    stored = hashed_new(SecretStr(OTHER_PASSWORD), "Nodi", "mina", "mina@nodi.example")
    assert verify_password(OTHER_PASSWORD, stored)[0]


@pytest.mark.parametrize("weak", ["aaaaaaaaaaaaaaaa", "NadirPaarStudio", "mina@nodi.example"])
def test_what_is_tried_first_is_refused(weak: str) -> None:
    with pytest.raises(InvalidError) as caught:
        hashed_new(SecretStr(weak), "Nadir Paar Studio", "mina", "mina@nodi.example")
    assert caught.value.code == ErrorCode.PASSWORD_WEAK
