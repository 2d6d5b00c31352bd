from datetime import timedelta

from server.contract.moderation import ContentType, ModerationAction
from server.features.moderation.record import record
from server.kit.db.unit import Units
from tests.server.people import Person


def test_an_entry_says_until_when(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        entry = record(
            unit,
            ModerationAction.USER_SUSPENDED,
            ContentType.USER,
            tahmina.id,
            moderator_id=None,
            reason="Spam",
            duration_days=7,
        )
        assert entry.expires_at == entry.created_at + timedelta(days=7)
        lasting = record(
            unit,
            ModerationAction.NO_ACTION,
            ContentType.USER,
            tahmina.id,
            moderator_id=tahmina.id,
            reason="",
        )
        assert (lasting.expires_at, lasting.moderator_id) == (None, tahmina.id)
