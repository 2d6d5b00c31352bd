"""The studio's way to the server's API: typed answers, or one of our own exceptions."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import httpx
from pydantic import BaseModel, SecretStr, TypeAdapter

from server.contract.about import API_VERSION, ServerOut
from server.contract.account import CodeChallenge, CodeSignIn, EmailAsked, MailSent
from server.contract.identity import Refresh, SessionOut, SignIn, SignUp
from studio.kit.errors import OtherVersion, ServerRefusal, StudioError
from studio.kit.task_scope import TaskScope
from studio.kit.tokens import TokenStore
from studio.kit.trust import trusted_context
from studio.net.address import is_loopback, normalise, require_secure
from studio.net.answers import error_of_answer, error_of_transport, not_our_server
from studio.net.session import Session
from studio.net.wire import Answer, matching, read, token_rejected, wire_json, with_token

API_PREFIX = "/api/v1"

Query = Mapping[str, str | int | list[str] | None]

_SESSION: TypeAdapter[SessionOut] = TypeAdapter(SessionOut)
_SIGNED_IN: TypeAdapter[SessionOut | CodeChallenge] = TypeAdapter(SessionOut | CodeChallenge)
_SIGNED_UP: TypeAdapter[SessionOut | MailSent] = TypeAdapter(SessionOut | MailSent)
_TIMEOUT = httpx.Timeout(30.0, connect=10.0)
_UNAUTHORISED = 401
_FIRST_ERROR = 400


class ApiClient:
    """One account's connection to one server.

    Every method raises :class:`StudioError` and nothing else: ``Offline`` and its kin when no
    whole answer came, ``SessionEnded`` when the person must sign in again, a
    ``ServerRefusal`` with the contract's code otherwise.

    Args:
        address: As typed; it is normalised.
        store: Keeps the session's tokens.
        scope: Runs the renewal of the session and the store's blocking calls.

    Raises:
        NetworkError: The address is none.
    """

    def __init__(self, address: str, store: TokenStore, scope: TaskScope) -> None:
        self.base_url = normalise(address)
        self.session = Session(store, self._refresh, scope)
        self._http = httpx.AsyncClient(
            base_url=self.base_url,
            timeout=_TIMEOUT,
            verify=trusted_context(),
            # A proxy of the person's network has no business between us and this computer.
            trust_env=not is_loopback(self.base_url),
        )

    async def aclose(self) -> None:
        """Close the connections, once a renewal under way has kept what the server gave."""
        await self.session.settle()
        await self._http.aclose()

    async def server(self) -> ServerOut:
        """Ask who answers at the address, before any secret is sent.

        Raises:
            NotOurServer: It is something else.
            OtherVersion: It speaks a version that this studio cannot.
        """
        try:
            about = await self._ask("GET", "/server", ServerOut, signed=False)
        except ServerRefusal as error:
            # Another product's API may refuse in a body much like ours.
            raise error if error.retryable else not_our_server() from error
        except OtherVersion as error:
            raise not_our_server() from error
        if about.product != "chitra":
            raise not_our_server()
        if about.api_version != API_VERSION:
            raise OtherVersion(
                f"This server speaks version {about.api_version} of the Chitra interface and "
                f"this studio version {API_VERSION}. Update whichever is older."
            )
        return about

    async def sign_in(self, request: SignIn) -> SessionOut | CodeChallenge:
        """Open a session and keep it, or be asked for a code; see :meth:`answer_challenge`.

        Raises:
            InsecureAddress: The password would travel unencrypted; it was not sent.
            SignInFailed: Wrong e-mail address or password.
        """
        return await self.open_session("/sign-in", _SIGNED_IN, request)

    async def answer_challenge(self, request: CodeSignIn) -> SessionOut:
        """The second step of a sign-in: open a session and keep it.

        Raises:
            ServerRefusal: The code is wrong, or the challenge is over.
        """
        return await self.open_session("/sign-in/code", _SESSION, request)

    async def sign_up(self, request: SignUp) -> SessionOut | MailSent:
        """Make an account and keep its first session. Raises as :meth:`sign_in`.

        On a server that sends mail there is no session before the address is confirmed.
        """
        return await self.open_session("/sign-up", _SIGNED_UP, request)

    async def ask_mail(self, path: str, request: EmailAsked) -> MailSent:
        """Have something mailed to an address; whether there is an account is not told."""
        return await self._ask("POST", path, MailSent, body=request, signed=False)

    async def ask(self, path: str, model: type[Answer], body: BaseModel) -> Answer:
        """POST to ``/api/v1{path}`` as nobody: what is asked for needs no account."""
        require_secure(self.base_url)
        return await self._ask("POST", path, model, body=body, signed=False)

    async def sign_out(self) -> None:
        """End the session: here in any case, and on the server when it can be reached."""
        token = await self.session.refresh_token()
        await self.session.forget()
        if token is None:
            return
        try:
            refresh = Refresh(refresh_token=SecretStr(token))
            await self._exchange("POST", "/sign-out", body=refresh, signed=False)
        except StudioError:
            # Nobody here knows the token any more, and at the server it expires by itself.
            return

    async def get(self, path: str, model: type[Answer], query: Query | None = None) -> Answer:
        """GET ``/api/v1{path}``; entries of the query that are null are left out."""
        return await self._ask("GET", path, model, query=query)

    async def post(self, path: str, model: type[Answer], body: BaseModel | None = None) -> Answer:
        """POST to ``/api/v1{path}``."""
        return await self._ask("POST", path, model, body=body)

    async def patch(
        self, path: str, model: type[Answer], body: BaseModel, *, if_match: str | None = None
    ) -> Answer:
        """PATCH ``/api/v1{path}`` with the fields that were set.

        Args:
            path: Below the API's prefix.
            model: Of the answer.
            body: The change.
            if_match: The ETag of what the change is based on; it is refused if that is past.
        """
        return await self._ask("PATCH", path, model, body=body, headers=matching(if_match))

    async def put_bytes(self, path: str, content: bytes, media_type: str) -> None:
        """PUT bytes to ``/api/v1{path}``; what the answer carries is of no interest."""
        request = {"content": content, "headers": {"Content-Type": media_type}}
        await self._signed("PUT", API_PREFIX + path, request)

    async def put_text(
        self, path: str, model: type[Answer], text: str, *, if_match: str | None = None
    ) -> Answer:
        """PUT a text to ``/api/v1{path}``.

        Args:
            path: Below the API's prefix.
            model: Of the answer.
            text: What is put there.
            if_match: The ETag of the text that it replaces; null where there is none.
        """
        headers = {"Content-Type": "application/octet-stream", **matching(if_match)}
        request = {"content": text.encode(), "headers": headers}
        response = await self._signed("PUT", API_PREFIX + path, request)
        return read(response, TypeAdapter(model))

    async def get_text(self, path: str) -> str:
        """GET a text from ``/api/v1{path}``."""
        response = await self._signed("GET", API_PREFIX + path, {})
        return response.content.decode(errors="replace")

    async def command(
        self,
        method: str,
        path: str,
        body: BaseModel | None = None,
        *,
        if_match: str | None = None,
    ) -> None:
        """Send a request to ``/api/v1{path}`` whose answer carries nothing."""
        await self._exchange(method, path, body=body, headers=matching(if_match))

    async def delete(self, path: str) -> None:
        """DELETE ``/api/v1{path}``."""
        await self.command("DELETE", path)

    async def get_bytes(self, path: str) -> bytes:
        """GET a path of the server as the contract gives it, such as a thumbnail's.

        Args:
            path: From the root of the server; it begins with one slash.
        """
        self._require_own(path)
        response = await self._signed("GET", path, {})
        return response.content

    @asynccontextmanager
    async def open_file(self, path: str) -> AsyncIterator[httpx.Response]:
        """GET a path of the server that needs no token, and hand it over while it is coming.

        Args:
            path: From the root of the server; it begins with one slash.
        """
        self._require_own(path)
        require_secure(self.base_url)
        try:
            async with self._http.stream("GET", path) as response:
                if not response.is_success:
                    body = await response.aread()
                    raise error_of_answer(response.status_code, response.headers, body)
                yield response
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise error_of_transport(error) from error

    @asynccontextmanager
    async def stream(
        self, path: str, *, headers: Mapping[str, str], read_timeout: float
    ) -> AsyncIterator[httpx.Response]:
        """GET ``/api/v1{path}`` and hand over the answer while it is still coming.

        Args:
            path: Below the API's prefix.
            headers: Besides the token.
            read_timeout: Seconds of silence after which the connection counts as dead.
        """
        token = await self.session.access_token()
        try:
            response = await self._open_stream(path, token, headers, read_timeout)
            if response.status_code == _UNAUTHORISED:
                await response.aclose()
                token = await self.session.renew(token)
                response = await self._open_stream(path, token, headers, read_timeout)
            try:
                if response.status_code >= _FIRST_ERROR:
                    body = await response.aread()
                    raise error_of_answer(response.status_code, response.headers, body)
                yield response
            finally:
                await response.aclose()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise error_of_transport(error) from error

    async def _open_stream(
        self, path: str, token: str, headers: Mapping[str, str], read_timeout: float
    ) -> httpx.Response:
        request = self._http.build_request(
            "GET",
            API_PREFIX + path,
            headers={**headers, "Authorization": f"Bearer {token}"},
            timeout=httpx.Timeout(30.0, connect=10.0, read=read_timeout),
        )
        return await self._http.send(request, stream=True)

    async def open_session(self, path: str, model: TypeAdapter[Answer], body: BaseModel) -> Answer:
        """POST to ``/api/v1{path}`` as nobody; a session that comes back is kept.

        Raises:
            InsecureAddress: A secret would travel unencrypted; it was not sent.
        """
        require_secure(self.base_url)
        response = await self._exchange("POST", path, body=body, signed=False)
        answer = read(response, model)
        if isinstance(answer, SessionOut):
            await self.session.begin(answer)
        return answer

    async def _refresh(self, refresh_token: str) -> SessionOut:
        require_secure(self.base_url)
        body = Refresh(refresh_token=SecretStr(refresh_token))
        return await self._ask("POST", "/refresh", SessionOut, body=body, signed=False)

    async def _ask(self, method: str, path: str, model: type[Answer], **more: Any) -> Answer:
        return read(await self._exchange(method, path, **more), TypeAdapter(model))

    async def _exchange(
        self,
        method: str,
        path: str,
        *,
        query: Query | None = None,
        body: BaseModel | None = None,
        headers: Mapping[str, str] | None = None,
        signed: bool = True,
    ) -> httpx.Response:
        request: dict[str, Any] = {"headers": dict(headers or {})}
        if query is not None:
            request["params"] = {key: value for key, value in query.items() if value is not None}
        if body is not None:
            request["content"] = wire_json(body)
            request["headers"]["Content-Type"] = "application/json"
        send = self._signed if signed else self._send
        return await send(method, API_PREFIX + path, request)

    async def _signed(self, method: str, path: str, request: dict[str, Any]) -> httpx.Response:
        require_secure(self.base_url)
        token = await self.session.access_token()
        try:
            return await self._send(method, path, with_token(request, token))
        except ServerRefusal as error:
            if not token_rejected(error):
                raise
        token = await self.session.renew(token)
        return await self._send(method, path, with_token(request, token))

    async def _send(self, method: str, path: str, request: dict[str, Any]) -> httpx.Response:
        try:
            response = await self._http.request(method, path, **request)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise error_of_transport(error) from error
        if not response.is_success:
            raise error_of_answer(response.status_code, response.headers, response.content)
        return response

    def _require_own(self, path: str) -> None:
        # "//host/x" and "https://host/x" would carry the token to somebody else's server.
        if not path.startswith("/") or path.startswith(("//", "/\\")):
            raise not_our_server()
