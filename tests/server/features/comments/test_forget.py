from datetime import timedelta
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.comments import CommentStatus
from server.features.comments import forget
from server.features.comments.moderate import set_status
from server.features.identity.models import User
from server.features.videos.retention import RULES
from server.kit.db.unit import Units
from server.kit.retention import run
from tests.server.features.comments.talking import listed, say
from tests.server.features.videos.making import on_air
from tests.server.people import Person

[ACCOUNTS] = [rule for rule in RULES if rule.name == "deleted_accounts"]


def _remove(parts: Parts, units: Units, person: Person) -> None:
    with units.write() as unit:
        unit.session.get_one(User, person.id).soft_delete(unit.clock() - timedelta(days=2))
    assert sum(run(ACCOUNTS, parts.providers, units.clock())) == 1


def test_what_others_replied_stays_when_the_author_is_gone(
    client: TestClient,
    parts: Parts,
    units: Units,
    tahmina: Person,
    rafi: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(forget, "BATCH", 1)
    video = on_air(client, units, rafi).id
    top = say(client, tahmina, video, "Which river is this?")
    say(client, tahmina, video, "Nobody knows?", top)
    replies = [say(client, rafi, video, text, top) for text in ("The Kirtankhola", "At dawn")]
    _remove(parts, units, tahmina)
    found = listed(client, f"videos/{video}/comments?sort=newest")
    assert [each["id"] for each in found] == [*reversed(replies)]
    assert all(each["parent_id"] is None and not each["edited"] for each in found)


def test_a_thread_that_moderation_hid_goes_as_a_whole(
    client: TestClient, parts: Parts, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, rafi).id
    top = say(client, tahmina, video, "Abuse")
    say(client, rafi, video, "More of it", top)
    with units.write() as unit:
        set_status(unit, UUID(top), CommentStatus.HIDDEN)
    _remove(parts, units, tahmina)
    assert listed(client, f"videos/{video}/comments") == []
