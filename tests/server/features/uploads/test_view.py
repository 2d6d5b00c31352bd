from datetime import UTC, datetime

from server.contract.uploads import UploadState
from server.features.uploads.models import Upload
from server.features.uploads.view import tus_head_headers, tus_headers, upload_out
from server.kit.ids import new_id

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def _upload(state: UploadState, length: int | None) -> Upload:
    return Upload(
        id=new_id(),
        state=state,
        filename="a",
        metadata_header="",
        length=length,
        offset=3,
        created_at=NOW,
        expires_at=NOW,
    )


def test_what_is_being_received_expires_and_what_is_complete_does_not() -> None:
    receiving = _upload(UploadState.RECEIVING, None)
    assert tus_head_headers(receiving) == {
        "Upload-Offset": "3",
        "Upload-Expires": "Sun, 22 Nov 2026 00:00:00 GMT",
        "Upload-Defer-Length": "1",
    }
    complete = _upload(UploadState.COMPLETED, 3)
    assert tus_headers(complete) == {"Upload-Offset": "3"}
    assert upload_out(receiving).expires_at == NOW
    assert upload_out(complete).expires_at is None
