import pytest

from server.app.admin import create_admin
from server.contract.identity import NewAccount, Role
from server.kit.db.unit import Units
from server.kit.errors import ConflictError

ASKED = NewAccount.model_validate(
    {
        "email": "admin@nodi.example",
        "username": "admin",
        "password": "correct horse battery",
        "channel_name": "Admin",
    }
)


def test_an_administrator_is_made_once(units: Units) -> None:
    assert create_admin(units, ASKED, "Chitra").role is Role.ADMIN
    with pytest.raises(ConflictError):
        create_admin(units, ASKED, "Chitra")
