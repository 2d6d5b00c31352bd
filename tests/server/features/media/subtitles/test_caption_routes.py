import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from tests.server.features.media.subtitles.tracks import playable
from tests.server.people import Person


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_without_a_model_the_sentence_says_what_to_do(
    parts: Parts, client: TestClient, tahmina: Person
) -> None:
    video = playable(parts, client, tahmina)
    path = f"/api/v1/videos/{video.id}/versions/1/captions"
    assert client.get(path, headers=tahmina.auth).status_code == 404
    answer = client.post(path, json={}, headers=tahmina.auth)
    assert (answer.status_code, answer.json()["code"]) == (409, "subtitles.no_speech_model")
    assert "CHITRA_SPEECH_MODEL" in answer.json()["message"]
    assert client.delete(path, headers=tahmina.auth).status_code == 404
