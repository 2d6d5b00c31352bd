"""Pages that mailed links open. Looking at one never uses the link up; its button does.

Programs that look at links before people do, as mail servers have, so spend nothing.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query, Request, Response, status
from pydantic import ValidationError
from starlette.responses import RedirectResponse

from server.contract.account import PasswordReset
from server.contract.errors import ErrorCode
from server.contract.identity import PASSWORD_MAX, PASSWORD_MIN
from server.features.identity import confirm_email
from server.features.identity.devices import DeviceDep
from server.features.identity.mail.compose import CONFIRM_PATH, RESET_PATH
from server.features.identity.mail.post import Post
from server.features.identity.rate_limit import LINK, limited
from server.features.identity.reset_password import PasswordResetting
from server.kit.db.unit import Units
from server.kit.errors import AppError, GoneError, InvalidError, TooManyRequestsError
from server.kit.providers import Providers, ProvidersDep
from server.web.pages import Pages, reader_of
from server.web.routes import READ, MissingPageError, PageRoute
from server.web.site import Site

router = APIRouter(
    include_in_schema=False, route_class=PageRoute, dependencies=[Depends(limited(LINK))]
)
TOKEN_MAX = 200
Token = Annotated[str, Query(max_length=TOKEN_MAX)]
FormToken = Annotated[str, Form(max_length=TOKEN_MAX)]
PRIVATE = {
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
}
"""The address of such a page is a secret: it is told, kept and listed nowhere."""
DONE_PATH = "/account/done/"
DONE = {"confirmed", "changed"}
WORDS = {
    ErrorCode.PASSWORD_WEAK: "password_weak",
    ErrorCode.CODE_WRONG: "code_wrong",
    ErrorCode.CODE_NEEDED: "code_needed",
    ErrorCode.TOO_MANY_TRIES: "too_many",
}
"""Which words a refusal takes on the page."""


@router.api_route(CONFIRM_PATH, methods=READ)
def confirm_page(request: Request, providers: ProvidersDep, token: Token = "") -> Response:
    """Asks whether the address is to be confirmed."""
    with providers.get(Units).read() as unit:
        if not confirm_email.is_valid(unit, token):
            return _over(request, providers)
    return account_page(request, providers, "confirm", token=token)


@router.post(CONFIRM_PATH)
def confirm(
    request: Request, device: DeviceDep, providers: ProvidersDep, token: FormToken
) -> Response:
    """Confirms it."""
    try:
        with providers.get(Units).write() as unit:
            confirm_email.confirm_email(unit, providers.get(Post), token, device)
    except GoneError:
        return _over(request, providers)
    return _done(request, providers, "confirmed")


@router.api_route(RESET_PATH, methods=READ)
def reset_page(request: Request, providers: ProvidersDep, token: Token = "") -> Response:
    """Asks for a new password, and for a code where there is a second factor."""
    try:
        needs_code = providers.get(PasswordResetting).needs_code(token)
    except GoneError:
        return _over(request, providers)
    return account_page(request, providers, "reset", token=token, needs_code=needs_code)


@router.post(RESET_PATH)
def reset(
    request: Request,
    device: DeviceDep,
    providers: ProvidersDep,
    token: FormToken,
    password: Annotated[str, Form(max_length=PASSWORD_MAX)],
    code: Annotated[str, Form(max_length=40)] = "",
) -> Response:
    """Sets the password, or shows the form again with what is wrong."""
    resetting = providers.get(PasswordResetting)
    try:
        resetting.reset(_asked(token, password, code), device)
    except GoneError:
        return _over(request, providers)
    except (InvalidError, TooManyRequestsError) as error:
        again = {"token": token, "needs_code": resetting.needs_code(token)}
        return account_page(request, providers, "reset", error=error, **again)
    return _done(request, providers, "changed")


@router.api_route(DONE_PATH + "{what}", methods=READ)
def done_page(what: str, request: Request, providers: ProvidersDep) -> Response:
    """Says that it worked, at an address that holds no secret."""
    if what not in DONE:
        raise MissingPageError("missing")
    return account_page(request, providers, what)


def _asked(token: str, password: str, code: str) -> PasswordReset:
    try:
        return PasswordReset.model_validate(
            {"token": token, "new_password": password, "code": code.strip() or None}
        )
    except ValidationError as error:
        fields = {str(each["loc"][0]) for each in error.errors(include_input=False)}
        if "token" in fields:
            raise GoneError("") from None
        code_wrong = "code" in fields and "new_password" not in fields
        raise InvalidError(
            "", code=ErrorCode.CODE_WRONG if code_wrong else ErrorCode.PASSWORD_WEAK
        ) from None


def _over(request: Request, providers: Providers) -> Response:
    return account_page(request, providers, "link", status=status.HTTP_410_GONE)


def _done(request: Request, providers: Providers, what: str) -> Response:
    # Loading the page anew does nothing twice, and the token is gone from the address.
    language = reader_of(request, providers.get(Site)).language
    answer = RedirectResponse(f"{DONE_PATH}{what}?lang={language}", status.HTTP_303_SEE_OTHER)
    answer.headers.update(PRIVATE)
    return answer


def account_page(
    request: Request,
    providers: Providers,
    kind: str,
    *,
    error: AppError | None = None,
    **facts: Any,
) -> Response:
    """A page about somebody's account, which nobody keeps or lists."""
    shown: dict[str, Any] = {"token": "", "needs_code": False, "status": 200, **facts}
    if error is not None:
        shown["status"] = error.status
    answer = providers.get(Pages).render(
        "account.html",
        reader_of(request, providers.get(Site)),
        kind=kind,
        wrong=WORDS.get(error.code, "password_weak") if error else "",
        shortest=PASSWORD_MIN,
        longest=PASSWORD_MAX,
        **shown,
    )
    answer.headers.update(PRIVATE)
    return answer
