import pytest
from fastapi.testclient import TestClient

from server.contract.moderation import ActionIn, ContentType, FlagStatus, ModerationAction
from server.features.moderation.decide import decide
from server.features.moderation.models import Flag
from server.kit.db.unit import Units
from server.kit.errors import NotAllowedError, NotFoundError
from server.kit.ids import new_id
from tests.server.features.moderation.reporting import actor, add_moderator, log, report
from tests.server.features.videos.making import on_air
from tests.server.people import Person

VIDEO, REMOVED = ContentType.VIDEO, ModerationAction.CONTENT_REMOVED


def test_a_decision_without_a_report_is_logged_and_answers_those_there_are(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    asked = ActionIn(content_type=VIDEO, object_id=video.id, action=REMOVED, reason="Adverts.")
    with units.write() as unit:
        moderator = add_moderator(unit)
        flag = report(unit, rafi.id, VIDEO, video.id)
    with units.write() as unit:
        entry = decide(unit, moderator, asked)
    assert [found.id for found in log(units)] == [entry.id]
    assert (entry.reason, entry.related_flag_id) == ("Adverts.", None)
    with units.read() as unit:
        assert unit.session.get_one(Flag, flag.id).status is FlagStatus.ACTIONED


def test_it_asks_the_same_policy_as_a_review(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    with units.write() as unit:
        moderator = add_moderator(unit)
    for who, object_id, refusal in (
        (actor(tahmina.id), video.id, NotAllowedError),
        (moderator, new_id(), NotFoundError),
    ):
        asked = ActionIn(content_type=VIDEO, object_id=object_id, action=REMOVED, reason="x")
        with pytest.raises(refusal), units.write() as unit:
            decide(unit, who, asked)
    assert log(units) == []
