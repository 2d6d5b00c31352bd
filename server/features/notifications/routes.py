"""The stream of changes for the signed-in user."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Header
from fastapi.sse import EventSourceResponse, ServerSentEvent

from server.features.identity.access import CurrentActor
from server.features.notifications.stream import ChangeStream
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["events"])


@router.get("/events", response_class=EventSourceResponse)
async def get_events(
    actor: CurrentActor,
    providers: ProvidersDep,
    last_event_id: Annotated[int | None, Header(ge=0)] = None,
) -> AsyncIterator[ServerSentEvent]:
    """Changes as they happen; send the last event's id back to miss nothing.

    The stream ends with the access token, so that nobody listens on after signing out.
    """
    stream = providers.get(ChangeStream)
    async for change in stream.listen(actor.user_id, last_event_id, until=actor.expires_at):
        yield ServerSentEvent(event="change", id=str(change.seq), raw_data=change.model_dump_json())
