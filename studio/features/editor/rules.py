"""What the server would refuse, said beside the field before anything is sent. No widgets."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject

from server.contract.tags import TAG_MAX, TAGS_MAX
from server.contract.videos import DESCRIPTION_MAX, TITLE_MAX, Visibility
from studio.features.editor.details import Values, moment_of


def normal_tag(text: str) -> str:
    """A tag as the server will write it, but for rare letters."""
    return " ".join(text.casefold().split())


class Rules(QObject):
    """The sentences. A class, because ``pyside6-lupdate`` finds plurals in methods only."""

    def problems(self, values: Values, changed: Values) -> dict[str, str]:
        """What is wrong, by field; only fields that were changed can be wrong."""
        checks: dict[str, Callable[[Values], str]] = {
            "title": self._title,
            "description": self._description,
            "tags": self._tags,
            "publish_at": self._time,
        }
        found = {field: check(values) for field, check in checks.items() if field in changed}
        if values["publish_at"] is not None and values["visibility"] == Visibility.PRIVATE.value:
            found["visibility"] = self.tr("Choose who may watch it, then plan when.")
        return {field: words for field, words in found.items() if words}

    def _title(self, values: Values) -> str:
        title: str = values["title"]
        if not title.strip():
            return self.tr("A video needs a title.")
        if len(title.strip()) > TITLE_MAX:
            return self.tr("Shorten it to %Ln characters.", "", TITLE_MAX)
        return ""

    def _description(self, values: Values) -> str:
        if len(values["description"].strip()) > DESCRIPTION_MAX:
            return self.tr("Shorten it to %Ln characters.", "", DESCRIPTION_MAX)
        return ""

    def _tags(self, values: Values) -> str:
        tags: list[str] = values["tags"]
        if len(tags) > TAGS_MAX:
            return self.tr("A video has %Ln tags at most.", "", TAGS_MAX)
        if any(len(tag) > TAG_MAX for tag in tags):
            return self.tr("A tag has %Ln characters at most.", "", TAG_MAX)
        return ""

    def _time(self, values: Values) -> str:
        at: Any = moment_of(values["publish_at"])
        if at is not None and at <= datetime.now(UTC):
            return self.tr("This time has passed. Choose a later one.")
        return ""
