"""The HTTP side of what viewers do."""

from uuid import UUID

from fastapi import APIRouter, Request, Response, status

from server.features.identity.access import MaybeActor
from server.features.interactions.view_video import ViewerKey, view_video
from server.kit.db.unit import Units
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["interactions"])


@router.post("/videos/{video_id}/views", status_code=status.HTTP_204_NO_CONTENT)
def post_view(
    video_id: UUID, request: Request, actor: MaybeActor, providers: ProvidersDep
) -> Response:
    """Count a view, once per viewer and video in six hours."""
    session_id = providers.get(ViewerKey).session_of(
        request.client.host if request.client else "",
        request.headers.get("user-agent", ""),
    )
    with providers.get(Units).write() as unit:
        view_video(unit, video_id, actor, session_id)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
