"""The servers of the picker, as values."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from server.contract.identity import SocialProvider
from studio.kit.config import THIS_COMPUTER


class Reach(Enum):
    """Whether a server can be used now."""

    ASKING = "asking"
    ANSWERS = "answers"
    SILENT = "silent"
    STOPPED = "stopped"
    STARTING = "starting"
    RUNNING = "running"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ServerChoice:
    """One server of the picker.

    Attributes:
        key: Its base address, or THIS_COMPUTER.
        name: What it calls itself; empty for this computer.
        reach: Whether it can be used now.
        url: Where it answers, once known.
        milliseconds: How long its last answer took.
        reason: Why it does not answer, in one English sentence.
        code: The same as a code, to say it in another language.
        email: Who signed in there last.
        last_used_at: When.
        sign_up_open: Whether it takes new accounts.
        mail: Whether it can send mail, so that a forgotten password can be replaced.
        social_providers: Accounts elsewhere that sign in there.
    """

    key: str
    name: str
    reach: Reach
    url: str | None = None
    milliseconds: float | None = None
    reason: str = ""
    code: str = ""
    email: str = ""
    last_used_at: datetime | None = None
    sign_up_open: bool = True
    mail: bool = False
    social_providers: tuple[SocialProvider, ...] = ()

    @property
    def local(self) -> bool:
        """Whether it is the server that came with the studio."""
        return self.key == THIS_COMPUTER

    @property
    def ready(self) -> bool:
        """Whether a sign-in can be tried."""
        return self.reach in {Reach.ANSWERS, Reach.RUNNING}
