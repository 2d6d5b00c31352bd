import pytest
import sqlalchemy as sa

from server.app.admin import create_admin
from server.contract.account import SecurityEventKind
from server.contract.identity import NewAccount, Role
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.features.identity.models import SecurityEvent
from server.kit.errors import ConflictError
from tests.server.letters import MailWorld

ASKED = NewAccount.model_validate(
    {
        "email": "admin@nodi.example",
        "username": "admin",
        "password": "correct horse battery",
        "channel_name": "Admin",
    }
)


def test_an_administrator_is_made_once_and_told(mail: MailWorld) -> None:
    post = mail.parts.providers.get(Post)
    user = create_admin(mail.units, post, ASKED, "Chitra")
    assert user.role is Role.ADMIN
    with pytest.raises(ConflictError):
        create_admin(mail.units, post, ASKED, "Chitra")
    assert mail.last(LetterKind.ROLE_CHANGED).to == "admin@nodi.example"
    with mail.units.read() as unit:
        events = sa.select(SecurityEvent.kind).where(SecurityEvent.user_id == user.id)
        assert set(unit.session.scalars(events)) == {
            SecurityEventKind.SIGNED_UP,
            SecurityEventKind.ROLE_CHANGED,
        }
