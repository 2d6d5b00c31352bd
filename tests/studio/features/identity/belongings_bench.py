"""What belongs to an account, in memory, and the view models over it."""

import asyncio
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QSettings

from server.contract.about import ServerOut
from server.contract.account import ExportLinkOut, ExportOut, ExportState
from server.contract.errors import ErrorCode
from server.contract.identity import Role, SocialProvider, UserOut, UserStatus
from server.contract.leaving import DeletionOut
from server.contract.social import SocialCode, SocialFlow, SocialFlowOut, SocialLinkOut
from studio.features.identity.belongings import Progress
from studio.features.identity.exports import ExportsViewModel
from studio.features.identity.leaving import LeavingViewModel
from studio.features.identity.linked import LinkedViewModel
from studio.features.identity.reminder import MailReminder
from studio.features.identity.security import SecurityViewModel
from studio.kit.errors import StudioError, refusal
from studio.kit.task_scope import TaskScope
from studio.ui.memory import Memory
from tests.patience import eventually
from tests.studio.features.identity.bench import NOW, MemoryBrowser
from tests.studio.features.identity.test_security import MemorySafety

GOOGLE, APPLE = SocialProvider.GOOGLE, SocialProvider.APPLE


def link_to(provider: SocialProvider, email: str | None = "t@nodi.example") -> SocialLinkOut:
    return SocialLinkOut(id=uuid4(), provider=provider, email=email, linked_at=NOW)


def export(state: ExportState) -> ExportOut:
    ready = state is ExportState.READY
    return ExportOut(
        id=uuid4(),
        state=state,
        size_bytes=48_000_000 if ready else None,
        created_at=NOW,
        expires_at=NOW + timedelta(days=7) if ready else None,
    )


class MemoryBelongings:
    def __init__(self, safety: MemorySafety) -> None:
        self._safety = safety
        self.refuse: StudioError | None = None
        self.offered = [GOOGLE, APPLE]
        self.linked = [link_to(GOOGLE)]
        self.copies: list[ExportOut] = []
        self.flows: list[SocialFlow] = []
        self.done: list[object] = []
        self.links_asked: list[UUID] = []
        self.verified = False
        self.mail = True
        self.hold = asyncio.Event()
        self.hold.set()

    async def about(self) -> ServerOut:
        self._answer()
        return ServerOut(
            product="chitra",
            version="1",
            api_version=1,
            name="Nodi",
            sign_up_open=True,
            mail=self.mail,
            minimum_age=13,
            social_providers=self.offered,
        )

    async def who(self) -> UserOut:
        self._answer()
        return UserOut(
            id=UUID(int=1),
            email="t@nodi.example",
            username="tahmina",
            role=Role.CREATOR,
            status=UserStatus.ACTIVE,
            preferred_language="bn",
            email_verified=self.verified,
            second_factor_enabled=False,
            second_factor_missing=False,
            created_at=NOW,
        )

    async def ask_confirmation(self, email: str) -> None:
        self._answer()
        self.done.append(("mail", email))

    async def links(self) -> list[SocialLinkOut]:
        self._answer()
        return list(self.linked)

    async def begin_social(self, _provider: SocialProvider, request: SocialFlow) -> SocialFlowOut:
        self._answer()
        self.flows.append(request)
        return SocialFlowOut(url="https://accounts.example/a", expires_at=NOW)

    async def link(self, code: SocialCode) -> SocialLinkOut:
        self._sensitive()
        self.done.append(("link", code.code.get_secret_value()))
        return link_to(APPLE, None)

    async def unlink(self, link: UUID) -> None:
        self._sensitive()
        self.done.append(("unlink", link))

    async def exports(self) -> list[ExportOut]:
        self._answer()
        return list(self.copies)

    async def ask_export(self) -> ExportOut:
        self._sensitive()
        return export(ExportState.WAITING)

    async def export_link(self, export: UUID) -> ExportLinkOut:
        self._sensitive()
        self.links_asked.append(export)
        return ExportLinkOut(url="/api/v1/exports/t", expires_at=NOW + timedelta(minutes=5))

    async def fetch(self, url: str, target: Path, progress: Progress) -> None:
        self._answer()
        progress(10, 40)
        await self.hold.wait()
        self.done.append((url, target.name))

    async def delete_account(self) -> DeletionOut:
        self._sensitive()
        return DeletionOut(deleted_at=NOW, final_at=NOW + timedelta(days=30))

    def _sensitive(self) -> None:
        self._answer()
        if self._safety.proof_needed:
            raise refusal(ErrorCode.PROOF_NEEDED, "Prove it.")

    def _answer(self) -> None:
        if self.refuse is not None:
            raise self.refuse


class Account:
    """The page's models; the proof is answered by whoever listens to ``security``."""

    def __init__(self, folder: Path) -> None:
        self.safety = MemorySafety()
        self.belongings = MemoryBelongings(self.safety)
        self.browser = MemoryBrowser()
        self.scope = TaskScope(lambda error: pytest.fail(repr(error)))
        self.memory = Memory(QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat), "k")
        self.security = SecurityViewModel(self.safety, self.scope, open_browser=self.browser)
        self.linked = LinkedViewModel(
            self.belongings, self.security, self.scope, open_browser=self.browser
        )
        self.exports = ExportsViewModel(self.belongings, self.security, self.scope)
        self.leaving = LeavingViewModel(self.belongings, self.security, "tahmina")
        self.reminder = MailReminder(self.belongings, self.scope, self.memory)
        self.said: list[str] = []
        for model in (self.security, self.linked, self.exports):
            model.noted.connect(self.said.append)
        self.proofs = 0
        self.security.proof_wanted.connect(self._count_proof)

    def _count_proof(self) -> None:
        self.proofs += 1

    async def load(self) -> None:
        self.security.load()
        self.linked.load()
        self.exports.load()
        await self.rest()

    async def prove(self) -> None:
        self.security.prove("right", "")
        await self.rest()

    async def rest(self) -> None:
        await eventually(lambda: not self.scope.busy)
