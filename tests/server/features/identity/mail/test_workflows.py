"""From the request to somebody's inbox, with a worker and a mail server."""

import re

from fastapi.testclient import TestClient

from server.app.application import create_app
from server.app.settings import Settings
from server.app.wiring import wire
from server.app.work import make_worker
from server.kit.jobs.queue import Queue
from tests.patience import until
from tests.server.letters import API, PUBLIC_URL, MailWorld
from tests.server.smtp import Inbox


def test_what_is_asked_for_arrives_and_its_link_works(settings: Settings, inbox: Inbox) -> None:
    changed = settings.model_copy(
        update={
            "smtp_url": inbox.url,
            "mail_from": "Nodi <no-reply@video.example>",
            "public_url": PUBLIC_URL,
        }
    )
    parts = wire(changed)
    worker = make_worker(parts, [Queue.CONTROL])
    worker.start()
    try:
        with TestClient(create_app(parts)) as client:
            assert MailWorld(parts, client).ask("mina") == 202
            until(lambda: len(inbox.mails) == 1)
            asked = {"email": "mina@nodi.example"}
            assert client.post(f"{API}/password/resets", json=asked).status_code == 202
            until(lambda: len(inbox.mails) == 2)
            body = inbox.mails[0].get_body(("plain",))
            assert body is not None
            found = re.search(r"token=([\w-]+)", body.get_content())
            assert found is not None
            token = {"token": found[1]}
            assert client.post(f"{API}/email/confirm", json=token).status_code == 204
    finally:
        worker.stop()
        parts.close()
