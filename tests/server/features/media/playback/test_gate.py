import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.features.media.playback.facts import asked_for
from server.features.media.playback.gate import RECHECK_SECONDS, Gate
from server.kit.db.unit import Units
from server.kit.errors import GoneError
from tests.server.features.videos.making import on_air
from tests.server.people import Person


class Asking:
    """Counts how often the database is asked about a version."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0

        def counted(*args: object) -> object:
            self.times += 1
            return asked_for(*args)  # type: ignore[arg-type]

        monkeypatch.setattr(f"{Gate.__module__}.asked_for", counted)


def test_answers_are_remembered_for_a_while_and_not_without_end(
    parts: Parts,
    client: TestClient,
    units: Units,
    tahmina: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    video = on_air(client, units, tahmina)
    assert video.processing is not None
    version_id = video.processing.version_id
    gate = parts.providers.get(Gate)
    seconds = 0.0
    monkeypatch.setattr(gate, "_watch", lambda: seconds)
    opened = gate.open(version_id, None, "")
    asking = Asking(monkeypatch)
    for _segment in range(5):
        assert gate.check(version_id, opened.text, "").stream_key == opened.stream_key
    assert asking.times == 1
    seconds = RECHECK_SECONDS + 1
    gate.check(version_id, opened.text, "")
    assert asking.times == 2
    # Another country is another question.
    gate.check(version_id, opened.text, "103.4.144.1")
    assert asking.times == 3

    monkeypatch.setattr(f"{Gate.__module__}.MOST_REMEMBERED", 2)
    gate.check(version_id, opened.text, "49.36.0.1")
    assert len(gate._remembered) <= 2


def test_what_was_not_granted_here_opens_nothing_and_is_not_remembered(
    parts: Parts, client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    assert video.processing is not None
    gate = parts.providers.get(Gate)
    for text in ("", "guest", "1.720p.1.guest.x", "9" * 5000):
        with pytest.raises(GoneError):
            gate.check(video.processing.version_id, text, "")
    assert not gate._remembered
