from collections.abc import Callable

import pytest
import sqlalchemy as sa

from server.contract.account import SecurityEventKind
from server.contract.errors import ErrorCode
from server.contract.identity import SocialProvider
from server.features.identity.devices import NOWHERE
from server.features.identity.mail.compose import Composer
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.features.identity.models import SecurityEvent, SocialAuth
from server.features.identity.social import links
from server.features.identity.social.trade import Proven
from server.integrations.oauth.port import Profile
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError
from server.kit.ids import new_id
from tests.server.elsewhere.world import SocialMail, SocialWorld
from tests.server.people import Person, sign_up
from tests.server.races import overlap

OFFERED = set(SocialProvider)


def _proven(subject: str, provider: SocialProvider = SocialProvider.GOOGLE) -> Proven:
    return Proven(new_id(), provider, Profile(subject, f"{subject}@nodi.example"))


def _post(social: SocialWorld) -> Post:
    return social.parts.providers.get(Post)


def test_an_account_elsewhere_is_linked_to_one_alone(social: SocialWorld) -> None:
    tahmina, rafi = (sign_up(social.client, name) for name in ("tahmina", "rafi"))
    with social.units.write() as unit:
        made = links.link(unit, _post(social), tahmina.id, _proven("1"), NOWHERE)
        again = links.link(unit, _post(social), tahmina.id, _proven("1"), NOWHERE)
        assert made.id == again.id
    with social.units.write() as unit, pytest.raises(ConflictError) as refused:
        links.link(unit, _post(social), rafi.id, _proven("1"), NOWHERE)
    assert refused.value.code is ErrorCode.SOCIAL_TAKEN
    with social.units.read() as unit:
        kinds = unit.session.scalars(sa.select(SecurityEvent.kind)).all()
    assert kinds.count(SecurityEventKind.SOCIAL_LINKED) == 1


def test_of_two_that_link_it_at_once_one_is_refused(social: SocialWorld) -> None:
    tahmina, rafi = (sign_up(social.client, name) for name in ("tahmina", "rafi"))

    def by(person: Person) -> Callable[[Unit], object]:
        return lambda unit: links.link(unit, _post(social), person.id, _proven("1"), NOWHERE)

    raised = overlap(social.units, by(tahmina), by(rafi))
    assert len(raised) == 1
    with social.units.read() as unit:
        assert len(unit.session.scalars(sa.select(SocialAuth)).all()) == 1


def test_the_last_way_in_stays(social: SocialWorld) -> None:
    mina = social.studio().member()
    with social.units.write() as unit:
        [first] = links.links_of(unit.session, mina.id)
        with pytest.raises(ConflictError) as refused:
            links.unlink(unit, _post(social), mina.id, first.id, NOWHERE, OFFERED)
        assert refused.value.code is ErrorCode.LAST_WAY_IN
        second = links.add(unit, mina.id, _proven("7", SocialProvider.APPLE), NOWHERE)
        with pytest.raises(ConflictError):
            offered = {SocialProvider.GOOGLE}
            links.unlink(unit, _post(social), mina.id, first.id, NOWHERE, offered)
        links.unlink(unit, _post(social), mina.id, first.id, NOWHERE, OFFERED)
        unit.session.flush()
        assert [each.id for each in links.links_of(unit.session, mina.id)] == [second.id]


def test_of_two_that_unlink_the_last_two_at_once_one_is_refused(social: SocialWorld) -> None:
    mina = social.studio().member()
    with social.units.write() as unit:
        links.add(unit, mina.id, _proven("7", SocialProvider.APPLE), NOWHERE)
        found = [each.id for each in links.links_of(unit.session, mina.id)]

    def first(unit: Unit) -> None:
        links.unlink(unit, _post(social), mina.id, found[0], NOWHERE, OFFERED)

    def second(unit: Unit) -> None:
        links.unlink(unit, _post(social), mina.id, found[1], NOWHERE, OFFERED)

    [refused] = overlap(social.units, first, second)
    assert isinstance(refused, ConflictError)
    with social.units.read() as unit:
        assert len(links.links_of(unit.session, mina.id)) == 1


@pytest.mark.parametrize("language", ["en", "bn"])
def test_the_owner_is_told_of_every_way_in(social_mail: SocialMail, language: str) -> None:
    social, mail = social_mail.social, social_mail.mail
    mina = social.studio().member(preferred_language=language)
    with social.units.write() as unit:
        made = links.link(
            unit, _post(social), mina.id, _proven("7", SocialProvider.FACEBOOK), NOWHERE
        )
        links.unlink(unit, _post(social), mina.id, made.id, NOWHERE, OFFERED)
    for kind in (LetterKind.SOCIAL_LINKED, LetterKind.SOCIAL_UNLINKED):
        letter = mail.last(kind)
        assert (letter.to, letter.language) == ("mina@gmail.example", language)
        written = social.parts.providers.get(Composer).compose(letter)
        assert "Facebook" in written.text
        assert "7@nodi.example" not in written.text
