"""That they make a long video playable is shown by test_workflows.py, on a real worker."""

from uuid import uuid4

import pytest

from server.app.wiring import Parts
from server.features.media.chunks import steps
from server.kit.jobs import worker


def test_a_chunk_that_nobody_wants_any_more_is_not_made(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker._Running, "providers", parts.providers)
    assert steps.encode(str(uuid4()), {}) == {"ok": None}


def test_nothing_is_tidied_of_what_is_gone(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker._Running, "providers", parts.providers)
    steps.tidy_at_once(str(uuid4()))
