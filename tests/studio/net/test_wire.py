import json

import httpx
import pytest
from pydantic import SecretStr, TypeAdapter

from server.contract.channels import ChannelPatch
from server.contract.errors import ErrorCode
from server.contract.identity import SignIn
from server.contract.videos import VideoCounts
from studio.kit.errors import NotOurServer, OtherVersion, refusal
from studio.net.wire import matching, read, token_rejected, wire_json, with_token

COUNTS = TypeAdapter(VideoCounts)


def test_an_answer_of_another_version_is_told_from_somebody_else_s() -> None:
    with pytest.raises(OtherVersion, match="Update the studio"):
        read(httpx.Response(200, content=b'{"videos": []}'), COUNTS)
    with pytest.raises(NotOurServer) as caught:
        read(httpx.Response(200, content=b"<html>Welcome to our hotel</html>"), COUNTS)
    assert not isinstance(caught.value, OtherVersion)


def test_secrets_travel_in_clear_and_only_what_was_set_travels() -> None:
    sent = json.loads(wire_json(SignIn(email="a@example.org", password=SecretStr("pässword"))))
    assert sent == {"email": "a@example.org", "password": "pässword"}
    assert json.loads(wire_json(ChannelPatch(name="x"))) == {"name": "x"}


def test_a_change_applies_to_what_was_read() -> None:
    assert matching('"3"') == {"If-Match": '"3"'}
    assert matching(None) == {}


def test_a_token_joins_the_headers() -> None:
    request = {"headers": {"If-Match": '"3"'}, "content": b""}
    assert with_token(request, "t")["headers"] == {"If-Match": '"3"', "Authorization": "Bearer t"}
    assert "Authorization" not in request["headers"]


def test_which_refusals_a_new_token_may_help() -> None:
    assert token_rejected(refusal(ErrorCode.TOKEN_EXPIRED, "x"))
    assert not token_rejected(refusal(ErrorCode.NOT_FOUND, "x"))
