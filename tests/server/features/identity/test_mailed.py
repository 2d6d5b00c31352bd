from datetime import timedelta

from server.features.identity import mailed
from server.features.identity.models import MailedToken, MailPurpose, PasswordResetToken, User
from server.kit.db.unit import Units
from tests.server.people import Person


def test_a_link_ends_by_itself(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        user = unit.session.get_one(User, tahmina.id)
        reset = mailed.make_reset(unit, user)
        confirm = mailed.make_confirmation(unit, user, MailPurpose.CHANGE_EMAIL, "a@b.example")
    with units.write() as unit:
        at = unit.clock()
        assert mailed.pending_email(unit.session, user.id, at) == "a@b.example"
        assert not mailed.use_reset(unit.session, reset.row_id, at + mailed.RESET_LIFE)
        late = at + mailed.CONFIRM_LIFE + timedelta(seconds=1)
        assert not mailed.use_confirmation(unit.session, confirm.row_id, late)
        assert mailed.pending_email(unit.session, user.id, late) is None


def test_only_hashes_are_stored(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        user = unit.session.get_one(User, tahmina.id)
        made = mailed.make_reset(unit, user)
    with units.read() as unit:
        row = unit.session.query(PasswordResetToken).one()
        assert made.token not in {str(value) for value in vars(row).values()}
        found = mailed.reset_by_token(unit.session, made.token)
        assert found is not None
        assert found.id == made.row_id


def test_voided_links_work_no_more_and_floods_are_noticed(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        user, at = unit.session.get_one(User, tahmina.id), unit.clock()
        for _ in range(mailed.MOST_PER_HOUR):
            assert not mailed.is_flooded(unit.session, MailedToken, user.id, at)
            made = mailed.make_confirmation(unit, user, MailPurpose.CONFIRM_EMAIL, user.email)
        reset = mailed.make_reset(unit, user)
        assert mailed.is_flooded(unit.session, MailedToken, user.id, at)
        mailed.void_changes(unit.session, user.id, at)
        found = mailed.confirmation_by_token(unit.session, made.token)
        assert found is not None
        assert found.used_at is None
        mailed.void_all(unit.session, user.id, at)
        assert not mailed.use_confirmation(unit.session, made.row_id, at)
        assert not mailed.use_reset(unit.session, reset.row_id, at)
