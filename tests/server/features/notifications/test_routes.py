from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode


def test_the_stream_is_for_the_signed_in(client: TestClient) -> None:
    answer = client.get("/api/v1/events")
    assert (answer.status_code, answer.json()["code"]) == (401, ErrorCode.NOT_SIGNED_IN)
