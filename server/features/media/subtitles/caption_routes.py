"""The HTTP side of automatic captions."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from server.contract.subtitles import CaptionsAsk, CaptionsOut
from server.features.identity.access import CurrentActor
from server.features.media.subtitles.access import version_to_read
from server.features.media.subtitles.captions import (
    ask_for_captions,
    call_off,
    captions_out,
    existing_run,
)
from server.features.media.subtitles.routes import Number
from server.integrations.speech.port import Recogniser
from server.kit.db.unit import Units
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["subtitles"], prefix="/videos/{video_id}/versions/{number}/captions")


@router.get("")
def get_captions(
    video_id: UUID, number: Number, actor: CurrentActor, providers: ProvidersDep
) -> CaptionsOut:
    """How it is with a version's automatic captions; not found when nobody has asked for any."""
    with providers.get(Units).read() as unit:
        version = version_to_read(unit.session, video_id, number, actor)
        return captions_out(existing_run(unit.session, version.id))


@router.post("", status_code=status.HTTP_202_ACCEPTED)
def post_captions(
    video_id: UUID,
    number: Number,
    asked: CaptionsAsk,
    actor: CurrentActor,
    providers: ProvidersDep,
) -> CaptionsOut:
    """Ask for automatic captions, which become a draft. What a person made is not replaced."""
    recogniser = providers.get(Recogniser)  # type: ignore[type-abstract]
    with providers.get(Units).write() as unit:
        run = ask_for_captions(unit, recogniser, video_id, number, actor, asked.language)
        return captions_out(run)


@router.delete("", status_code=status.HTTP_204_NO_CONTENT)
def delete_captions(
    video_id: UUID, number: Number, actor: CurrentActor, providers: ProvidersDep
) -> Response:
    """Call automatic captions off, or forget how they ended. The track, if there is one, stays."""
    with providers.get(Units).write() as unit:
        call_off(unit, video_id, number, actor)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
