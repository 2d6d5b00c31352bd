"""Jobs that a server queued, and the letters among them, without a worker."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from server.app.application import create_app
from server.app.settings import Settings
from server.app.wiring import Parts, wire
from server.contract.identity import SessionOut
from server.features.identity.ask_for_mail import answer
from server.features.identity.mail.compose import Composer
from server.features.identity.mail.letters import Letter, LetterKind, unseal
from server.features.identity.mail.post import ANSWER, SEND, Asked, Post
from server.kit.db.unit import Units
from server.kit.jobs.queue import Job
from server.kit.sealing import Sealer
from tests.server.people import PASSWORD, Person

API = "/api/v1"
PUBLIC_URL = "https://video.example"
OTHER_PASSWORD = "seven violet kettles drifting"


class MailWorld:
    """A server that sends mail, and a client of it."""

    def __init__(self, parts: Parts, client: TestClient) -> None:
        self.parts, self.client = parts, client
        self.units = parts.providers.get(Units)
        self.jobs: list[Job] = []

    def enqueue(self, _session: Session, job: Job) -> None:
        """In place of the queue's: a known id is left as it is."""
        if job.id not in {each.id for each in self.jobs}:
            self.jobs.append(job)

    def letters(self) -> list[Letter]:
        """All letters so far; what waits for the worker's answer is answered first."""
        providers = self.parts.providers
        for job in [job for job in self.jobs if job.workflow == ANSWER]:
            self.jobs.remove(job)
            what, sealed = job.arguments
            answer(self.units, providers.get(Post), Asked(what), sealed)
        sealer = providers.get(Sealer)
        return [unseal(job.arguments[1], sealer) for job in self.jobs if job.workflow == SEND]

    def last(self, kind: LetterKind) -> Letter:
        """The newest letter of that kind."""
        return next(each for each in reversed(self.letters()) if each.kind is kind)

    def token(self, kind: LetterKind) -> str:
        """Of the link in that letter, as it stands in its text."""
        mail = self.parts.providers.get(Composer).compose(self.last(kind))
        link = next(line for line in mail.text.splitlines() if line.startswith("http"))
        assert link.startswith(PUBLIC_URL)
        return parse_qs(urlsplit(link).query)["token"][0]

    def ask(self, username: str, email: str | None = None, **headers: str) -> int:
        """Sign up; the answer's status."""
        asked = {
            "email": email or f"{username}@nodi.example",
            "username": username,
            "password": PASSWORD,
            "channel_name": f"{username.title()} TV",
            "birthdate": "1990-04-14",
        }
        return self.client.post(f"{API}/sign-up", json=asked, headers=headers).status_code

    def sign_in(self, email: str, password: str = PASSWORD) -> Person:
        asked = {"email": email, "password": password}
        found = self.client.post(f"{API}/sign-in", json=asked)
        assert found.status_code == 200, found.text
        return Person(SessionOut.model_validate(found.json()))

    def member(self, username: str) -> Person:
        """Somebody who signed up, confirmed the address, and signed in."""
        assert self.ask(username) == 202
        token = self.token(LetterKind.CONFIRM_EMAIL)
        assert self.client.post(f"{API}/email/confirm", json={"token": token}).status_code == 204
        return self.sign_in(f"{username}@nodi.example")


@contextmanager
def mail_world(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailWorld]:
    """A server that believes to have a mail server; its jobs are caught."""
    changed = settings.model_copy(
        update={
            "smtp_url": "smtp://127.0.0.1:9?tls=none",
            "mail_from": "Chitra <no-reply@video.example>",
            "public_url": PUBLIC_URL,
        }
    )
    parts = wire(changed)
    with TestClient(create_app(parts)) as client:
        world = MailWorld(parts, client)
        monkeypatch.setattr(parts.jobs, "enqueue", world.enqueue)
        yield world
    parts.close()
