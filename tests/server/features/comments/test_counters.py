from uuid import UUID

from fastapi.testclient import TestClient

from server.contract.comments import CommentStatus
from server.features.comments.counters import COUNTERS
from server.features.comments.moderate import set_status
from server.kit.db.counters import reconcile
from server.kit.db.unit import Units
from tests.server.features.videos.making import on_air
from tests.server.people import Person


def test_what_the_use_cases_count_is_what_the_rows_say(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    url = f"/api/v1/videos/{video.id}/comments"

    def say(parent: str | None = None) -> str:
        body = {"text": "Lovely boats", "parent_id": parent}
        answer = client.post(url, json=body, headers=rafi.auth)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    first, second, third = say(), say(), say()
    replies = [say(first), say(first), say(second), say(third)]
    reaction = {"reaction": "LIKE"}
    client.put(f"/api/v1/comments/{first}/reaction", json=reaction, headers=tahmina.auth)
    client.delete(f"/api/v1/comments/{replies[0]}", headers=rafi.auth)
    client.delete(f"/api/v1/comments/{third}", headers=rafi.auth)
    with units.write() as unit:
        set_status(unit, UUID(second), CommentStatus.HIDDEN)
    for counter in COUNTERS:
        assert sum(each.wrong for each in reconcile(units, counter, mend=False)) == 0, counter.name
