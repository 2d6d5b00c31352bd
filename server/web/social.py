"""Where browsers come back to from Google, Facebook and Apple. They go on to the studio at once."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request, Response, status
from starlette.responses import RedirectResponse

from server.contract.identity import SocialProvider
from server.features.identity.rate_limit import LINK, limited
from server.features.identity.social.arrive import Brought, arrive
from server.features.identity.social.offered import Flows, ProviderName
from server.integrations.oauth.providers import CALLBACK
from server.kit.providers import Providers, ProvidersDep
from server.web.account import PRIVATE, account_page
from server.web.routes import PageRoute

router = APIRouter(
    include_in_schema=False, route_class=PageRoute, dependencies=[Depends(limited(LINK))]
)
PATH = CALLBACK.format("{provider}")
STATE_MAX, CODE_MAX, WORD_MAX, USER_MAX = 200, 4096, 200, 8192


@router.get(PATH)
def come_back(
    provider: ProviderName,
    request: Request,
    providers: ProvidersDep,
    state: Annotated[str, Query(max_length=STATE_MAX)] = "",
    code: Annotated[str, Query(max_length=CODE_MAX)] = "",
    error: Annotated[str, Query(max_length=WORD_MAX)] = "",
    iss: Annotated[str | None, Query(max_length=WORD_MAX)] = None,
) -> Response:
    """The answer of a provider that puts it into the address."""
    brought = Brought(state=state, code=code, error=error, issuer=iss)
    return _onward(request, providers, provider, brought)


@router.post(PATH)
def come_back_with_form(
    provider: ProviderName,
    request: Request,
    providers: ProvidersDep,
    state: Annotated[str, Form(max_length=STATE_MAX)] = "",
    code: Annotated[str, Form(max_length=CODE_MAX)] = "",
    error: Annotated[str, Form(max_length=WORD_MAX)] = "",
    user: Annotated[str | None, Form(max_length=USER_MAX)] = None,
) -> Response:
    """The answer of a provider that has the browser post it, as Apple does.

    It comes from the provider's page, so no cookie that is bound to our own comes with it: what
    tells the trip is its state alone.
    """
    brought = Brought(state=state, code=code, error=error, user=user, posted=True)
    return _onward(request, providers, provider, brought)


def _onward(
    request: Request, providers: Providers, name: SocialProvider, brought: Brought
) -> Response:
    place = arrive(providers.get(Flows), name, brought)
    if place is None:
        return account_page(request, providers, "social", status=status.HTTP_400_BAD_REQUEST)
    # See other: a form that was posted here is not posted there.
    answer = RedirectResponse(place, status.HTTP_303_SEE_OTHER)
    answer.headers.update(PRIVATE)
    return answer
