"""Requests and answers as they stand on the wire: JSON of the contract, tokens and ETags."""

import json
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, SecretStr, TypeAdapter, ValidationError

from server.contract.errors import ErrorCode
from studio.kit.errors import OtherVersion, ServerRefusal
from studio.net.answers import not_our_server

Answer = TypeVar("Answer")


def read(response: httpx.Response, model: TypeAdapter[Answer]) -> Answer:
    """What a server answered.

    Raises:
        NotOurServer: It is no JSON: something on the way answered.
        OtherVersion: It is JSON that does not fit this studio's contract.
    """
    try:
        return model.validate_json(response.content)
    except ValidationError as error:
        if any(each["type"] == "json_invalid" for each in error.errors(include_url=False)):
            raise not_our_server() from error
        raise OtherVersion(
            "The server's answer was not understood: it is of another version than this studio. "
            "Update the studio; if it is the newest, ask whoever runs the server to update that."
        ) from error


def matching(etag: str | None) -> dict[str, str]:
    """The header that lets a change apply only to what was read; none without an ETag."""
    return {} if etag is None else {"If-Match": etag}


def wire_json(body: BaseModel) -> bytes:
    """A request's body as JSON: the fields that were set, secrets in clear."""
    fields = body.model_dump(exclude_unset=True)
    return json.dumps(_plain(fields), ensure_ascii=False, default=str).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def token_rejected(error: ServerRefusal) -> bool:
    """Whether a new access token may help."""
    return error.code in {ErrorCode.TOKEN_EXPIRED, ErrorCode.NOT_SIGNED_IN}


def with_token(request: dict[str, Any], token: str) -> dict[str, Any]:
    """The arguments of a request for httpx, with the token."""
    headers = {**request.get("headers", {}), "Authorization": f"Bearer {token}"}
    return {**request, "headers": headers}
