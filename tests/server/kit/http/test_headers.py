from fastapi.testclient import TestClient


def test_no_type_is_guessed_and_no_answer_of_the_api_is_kept(client: TestClient) -> None:
    answer = client.get("/api/v1/server")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert client.get("/healthz").headers["X-Content-Type-Options"] == "nosniff"
