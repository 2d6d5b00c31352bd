from concurrent.futures import ThreadPoolExecutor

from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.features.identity.tokens import AccessTokens
from server.features.media.subtitles.errors import SubtitlesChangedError
from server.features.media.subtitles.put import Sent, put_track
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.features.media.subtitles.tracks import VTT, playable
from tests.server.people import Person


def test_of_many_who_send_a_first_text_at_once_one_is_kept(
    parts: Parts, units: Units, client: TestClient, tahmina: Person
) -> None:
    video = playable(parts, client, tahmina)
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    actor = parts.providers.get(AccessTokens).read(tahmina.session.access_token)

    def send(number: int) -> str:
        body = VTT.replace("Hello", f"From {number}").encode()
        try:
            put_track(units, storage, video.id, 1, actor, Sent(body, "en"))
        except SubtitlesChangedError:
            return ""
        return f"From {number}"

    with ThreadPoolExecutor(4) as pool:
        [kept] = [text for text in pool.map(send, range(4)) if text]
    path = f"/api/v1/videos/{video.id}/versions/1/subtitles/en"
    assert kept in client.get(path, headers=tahmina.auth).text
