from server.contract.moderation import ContentType
from server.features.moderation.suspend import suspend_user
from server.features.moderation.view import flag_out, review_outs, suspension_out
from server.kit.db.unit import Units
from tests.server.features.moderation.reporting import add_moderator, add_playlist, report
from tests.server.people import Person


def test_moderators_see_whose_content_it_is_and_reporters_do_not(
    units: Units, tahmina: Person, rafi: Person
) -> None:
    with units.write() as unit:
        flags = [
            report(unit, rafi.id, ContentType.USER, tahmina.id),
            report(unit, None, ContentType.PLAYLIST, add_playlist(unit, rafi)),
        ]
        shown = review_outs(unit.session, flags)
        assert [(out.owner_id, out.user_id) for out in shown] == [
            (tahmina.id, rafi.id),
            (rafi.id, None),
        ]
        assert "owner_id" not in flag_out(flags[0]).model_dump()


def test_a_suspension_says_whether_it_holds(units: Units, rafi: Person) -> None:
    with units.write() as unit:
        made = suspend_user(unit, add_moderator(unit), rafi.id, "Spam", 1)
        assert suspension_out(made, made.suspended_at).is_active
        assert made.expires_at is not None
        assert not suspension_out(made, made.expires_at).is_active
