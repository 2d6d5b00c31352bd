"""Whether the studio ended as it should last time, and what is known if it did not.

While it runs, a record lies beside its log: its version and when it started. An orderly end
takes it away, so one that is found at a start tells of a crash, a kill or a power cut. A crash
inside Qt or a codec leaves no exception; Python's ``faulthandler`` writes the stacks of all
threads into the record's second file as the process dies.
"""

import faulthandler
import json
import platform
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from studio.kit.atomic_file import write_atomically
from studio.storage.log_lines import tail

_RECORD = "running.json"
_STACKS = "stacks.txt"
_REPORTS = "reports"
_LINES = 300
_LOG_BYTES = 256_000
_STACKS_BYTES = 128_000
_KEPT = 10
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_VALUE = r"(?:'[^']*'|\"[^\"]*\"|[^\s'\",;]+)"
_SECRET = re.compile(
    r"(?i)(\bbearer\s+|\b(?:token|password|secret|authorization|key)['\"]?\s*[:=]\s*(?:bearer\s+)?)"
    + _VALUE
)


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of a run that did not end as it should.

    Attributes:
        path: Where it is kept.
        text: All of it, without addresses of people and without secrets.
    """

    path: Path
    text: str


class LastRun:
    """The record of the run before, and of this one.

    Args:
        folder: Where the logs are.
        version: Of this studio.
        now: The time of day.
    """

    def __init__(
        self,
        folder: Path,
        version: str,
        now: Callable[[], datetime] = lambda: datetime.now(tz=UTC),
    ) -> None:
        self._record = folder / _RECORD
        self._stacks = folder / _STACKS
        self._reports = folder / _REPORTS
        self._log = folder / "studio.log"
        self._version = version
        self._now = now
        self._written: TextIO | None = None

    def begin(self) -> Report | None:
        """Note that the studio runs.

        Returns:
            A report on the run before, when that did not end as it should.

        Raises:
            OSError: The folder cannot be written.
        """
        report = self._write_report() if self._record.exists() else None
        told = {"version": self._version, "started_at": self._now().isoformat()}
        write_atomically(self._record, json.dumps(told).encode())
        self._written = self._stacks.open("w", encoding="utf-8")
        faulthandler.enable(self._written)
        return report

    def end(self) -> None:
        """Note that it ended as it should."""
        if self._written is not None:
            faulthandler.disable()
            self._written.close()
        self._record.unlink(missing_ok=True)

    def _write_report(self) -> Report:
        self._reports.mkdir(mode=0o700, exist_ok=True)
        path = self._reports / f"report-{self._now():%Y%m%d-%H%M%S}.txt"
        text = without_secrets(self._known())
        write_atomically(path, text.encode())
        for old in sorted(self._reports.glob("report-*.txt"))[:-_KEPT]:
            old.unlink(missing_ok=True)
        return Report(path, text)

    def _known(self) -> str:
        told = _read_json(self._record)
        stacks = tail(self._stacks, _STACKS_BYTES).strip()
        lines = tail(self._log, _LOG_BYTES).splitlines()[-_LINES:]
        return "\n".join(
            [
                "Chitra Studio did not end as it should.",
                f"Version: {told.get('version', 'unknown')}",
                f"Started: {told.get('started_at', 'unknown')}",
                f"System: {platform.platform()}, Python {platform.python_version()}",
                "",
                "What it was doing:",
                stacks or "(It was ended from outside, so nothing was written.)",
                "",
                "The end of its log:",
                *lines,
                "",
            ]
        )


def without_secrets(text: str) -> str:
    """The text without mail addresses, the person's folder, and whatever looks like a secret.

    Nothing secret is logged; this is for what a library may have put into an error.
    """
    text = text.replace(str(Path.home()), "~")
    text = _MAIL.sub("(an address)", text)
    return _SECRET.sub(r"\1(hidden)", text)


def _read_json(path: Path) -> dict[str, str]:
    try:
        told = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in told.items()} if isinstance(told, dict) else {}
