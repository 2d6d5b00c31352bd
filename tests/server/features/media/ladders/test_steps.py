"""That they take a ladder is shown by test_workflows.py, on a real worker."""

import pytest

from server.app.wiring import Parts
from server.contract.errors import ErrorCode
from server.features.media.ladders import steps
from server.features.uploads.folder import UploadFolder
from server.kit.jobs.worker import _Running
from tests.server.features.media.ladders.ladders import Pieces, bring_ladder
from tests.server.people import Person


def test_refusals_and_failures_are_answers(
    parts: Parts, tahmina: Person, pieces: Pieces, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_Running, "providers", parts.providers)
    version = bring_ladder(parts.providers, tahmina.id, pieces)
    upload_id = version.upload_id
    assert upload_id
    path = parts.providers.get(UploadFolder).path(upload_id)
    path.write_bytes(bytes(path.stat().st_size))
    refused = steps.take(str(version.id))
    assert (refused["code"], refused["refused"]) == (ErrorCode.LADDER_REFUSED, True)
    steps.forget(str(version.id))
    assert not path.exists()
    gone = steps.take(str(version.id))
    assert (gone["code"], gone["refused"]) == (ErrorCode.ENCODE_FAILED, False)
