import sqlalchemy as sa

from server.contract.account import SecurityEventKind
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.features.identity.models import SecurityEvent, User
from server.features.identity.roles import role_changed
from tests.server.letters import MailWorld


def test_a_new_role_is_written_down_and_told_without_telling_who_gave_it(mail: MailWorld) -> None:
    mina = mail.member("mina")
    with mail.units.write() as unit:
        user = unit.session.get_one(User, mina.id)
        role_changed(unit, mail.parts.providers.get(Post), user)
    assert mail.last(LetterKind.ROLE_CHANGED).to == "mina@nodi.example"
    kind = SecurityEventKind.ROLE_CHANGED
    with mail.units.read() as unit:
        [event] = unit.session.scalars(sa.select(SecurityEvent).where(SecurityEvent.kind == kind))
    assert (event.user_id, event.device, event.ip_address) == (mina.id, "", "")
