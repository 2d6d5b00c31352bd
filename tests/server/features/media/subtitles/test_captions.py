from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.errors import ErrorCode
from server.contract.subtitles import CaptionsState
from server.features.identity.tokens import AccessTokens
from server.features.media.subtitles.captions import ask_for_captions, call_off, captions_out
from server.integrations.speech.port import Recogniser
from server.integrations.speech.recognisers import open_recogniser
from server.kit.db.unit import Units
from server.kit.errors import ConflictError, InvalidError, NotFoundError
from tests.server.features.media.subtitles.tracks import VTT, playable
from tests.server.features.videos.making import arrive
from tests.server.people import Person

LISTENER = open_recogniser(Path("model"), list)
NOBODY = open_recogniser(None, list)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_captions_are_asked_for_once_at_a_time(
    parts: Parts, units: Units, client: TestClient, tahmina: Person
) -> None:
    video = playable(parts, client, tahmina)
    waiting = arrive(client, tahmina)
    actor = parts.providers.get(AccessTokens).read(tahmina.session.access_token)

    def ask(
        recogniser: Recogniser = LISTENER, spoken: str | None = None, which: int = 0
    ) -> CaptionsState:
        with units.write() as unit:
            asked = (video, waiting)[which].id
            return captions_out(ask_for_captions(unit, recogniser, asked, 1, actor, spoken)).state

    with pytest.raises(ConflictError) as caught:
        ask(NOBODY)
    assert caught.value.code is ErrorCode.NO_SPEECH_MODEL
    with pytest.raises(ConflictError) as caught:
        ask(which=1)
    assert caught.value.code is ErrorCode.NOT_READY
    with pytest.raises(InvalidError):
        ask(spoken="klingonese")
    assert ask() is CaptionsState.WAITING
    with pytest.raises(ConflictError, match="being made already"):
        ask()
    with units.write() as unit:
        call_off(unit, video.id, 1, actor)
        with pytest.raises(NotFoundError):
            call_off(unit, video.id, 1, actor)
    assert ask(spoken="EN") is CaptionsState.WAITING


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_a_person_made_is_not_replaced(
    parts: Parts, units: Units, client: TestClient, tahmina: Person
) -> None:
    video = playable(parts, client, tahmina)
    path = f"/api/v1/videos/{video.id}/versions/1/subtitles/en"
    client.put(path, content=VTT, headers=tahmina.auth).raise_for_status()
    actor = parts.providers.get(AccessTokens).read(tahmina.session.access_token)
    with units.write() as unit:
        with pytest.raises(ConflictError, match="by hand"):
            ask_for_captions(unit, LISTENER, video.id, 1, actor, "en")
        assert ask_for_captions(unit, LISTENER, video.id, 1, actor, "bn").language_code == "bn"
