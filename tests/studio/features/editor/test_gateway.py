from base64 import b64encode
from pathlib import Path

import httpx
import pytest
from PySide6.QtWidgets import QApplication

from server.contract.errors import ErrorCode
from server.contract.uploads import TUS_VERSION, UPLOADS_PATH
from server.contract.videos import VideoOut, VideoPatch
from studio.features.editor.gateway import EditingGateway
from studio.features.videos.gateway import VideosGateway
from studio.features.videos.looking import Looking
from studio.kit.errors import ServerRefusal
from studio.kit.task_scope import TaskScope
from studio.kit.tokens import MemoryTokenStore
from studio.net.client import ApiClient
from tests.studio.examples import run
from tests.studio.live_server import LiveServer
from tests.studio.rig import email, sign_up


async def _make_video(api: ApiClient) -> VideoOut:
    headers = {
        "Authorization": f"Bearer {await api.session.access_token()}",
        "Tus-Resumable": TUS_VERSION,
        "Upload-Length": "0",
        "Upload-Metadata": f"filename {b64encode(b'a.mp4').decode()}",
    }
    async with httpx.AsyncClient(base_url=api.base_url) as http:
        answer = await http.post(UPLOADS_PATH, headers=headers)
        assert answer.status_code == 201, answer.text
    page = await VideosGateway(api).page(*Looking(), None)
    return page.items[0]


def test_details_versions_and_tags_of_a_real_server(
    qapp: QApplication, shared_server: LiveServer, tmp_path: Path
) -> None:
    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        api = ApiClient(shared_server.url, MemoryTokenStore(), scope)
        await sign_up(api, email())
        editing = EditingGateway(api)
        video = await _make_video(api)
        assert await editing.planned() == []
        assert await editing.tags("no such tag") == []
        patch = VideoPatch(title="Edited", tags=["Boats"], language="bn")
        changed = await editing.change(video.id, patch, video.etag)
        assert (changed.title, changed.tags, changed.language) == ("Edited", ["boats"], "bn")
        assert (await editing.video(video.id)).etag == changed.etag
        with pytest.raises(ServerRefusal) as refused:
            await editing.change(video.id, patch, video.etag)
        assert refused.value.code == ErrorCode.VIDEO_CHANGED
        assert [each.number for each in await editing.versions(video.id)] == [1]
        assert await editing.thumbnails(video.id) == []
        for asked in (
            editing.activate(video.id, 1),
            editing.choose_thumbnail(video.id, 1),
            editing.publish(video.id, changed.visibility),
        ):
            with pytest.raises(ServerRefusal):
                await asked
        assert editing.watch_url(changed).endswith(changed.watch_path)
        await api.aclose()
        await scope.aclose()

    run(qapp, work())
